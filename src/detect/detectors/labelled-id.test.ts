import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { labelledId } from './labelled-id.ts';

test.each([
  ['MRN: ‹12345678›', 'colon'],
  ['MRN# ‹1234›', 'hash'],
  ['MRN ‹RJ1-1807656›', 'letters'],
  ['MR#: ‹PRV0164›', 'a title but for its mark'],
  ['Mr. Smith, Mr 12345', 'the title'],
  ['Hospital Number: ‹982 800 4049›', 'in groups'],
  ['Med Rec #: ‹OMV-8909›', 'short for record'],
  ['(policy ‹417VKK›)', 'short, with letters'],
  ['DL: ‹BSX-3984›', 'driver’s licence'],
  ['12 mg/dl 100', 'a unit'],
  ['case 3A, unit 12AB', 'too short to be one'],
  ['medical record number is ‹998877›', 'words'],
  ['‹MRN977500›', 'glued'],
  ['MRN: ‹MRN033190›', 'glued after a label'],
  ['MRN: ‹00-44-12›', 'groups that are no date'],
  ['Acct #: ‹221488199›', 'account'],
  ['Account No. ‹00-4417›', 'no.'],
  ['Case number ‹SP-24-1187›', 'case'],
  ['Accession: ‹S24-10987›', 'accession'],
  ['Member ID: ‹XYZ-987654›', 'member'],
  ['Policy # ‹ABC123›', 'policy'],
  ['Claim: ‹88812345›', 'claim'],
  ['Serial number: ‹SN-2281-X9›', 'device'],
  ['license plate ‹7ABC123›', 'plate'],
  ['Passport no. ‹X1234567›', 'passport'],
  ['Job #: ‹5359975›', 'transcription job'],
  ['case 12 of the series', 'small number'],
  ['order 50 mg', 'dose'],
  ['group 2', 'group'],
  ['visit 3', 'visit'],
  ['CPT code 99213', 'procedure code'],
  ['account for 30%', 'verb'],
  ['DOB: 03/14/1957', 'date'],
  ['SSN: none', 'no value'],
  [
    'el paciente con N.º de expediente: ‹47/03602972/26› acude a la consulta',
    'Spanish, with slashes',
  ],
  ['se abre caso: ‹19 80 05576› para la paciente que acude con su hija', 'Spanish, in groups'],
  ['Documento: ‹71227464-T›', 'with its letter'],
])('%s (%s)', (marked) => {
  expect(markBy(labelledId, marked)).toBe(marked);
});
