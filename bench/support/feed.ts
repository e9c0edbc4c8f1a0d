/** Endless feeds for `chaperone deid`, made as they are read; no document comes twice. */
import { note } from './notes.ts';

/** NDJSON by name of the feed; each line is a document. */
export const FEEDS: Readonly<Record<string, (index: number) => string>> = {
  notes: (index) => JSON.stringify({ text: note(4096, index + 1) }),
  fhir: encounter,
};

const PATIENTS = 20_000;

function encounter(index: number): string {
  const patient = `p-${index % PATIENTS}`;
  const day = `20${String(10 + (index % 15))}-0${1 + (index % 9)}-1${index % 10}`;
  const period = { start: `${day}T08:30:00-05:00`, end: `${day}T09:00:00-05:00` };
  return JSON.stringify({
    resourceType: 'Encounter',
    id: `e-${index}`,
    identifier: [{ use: 'official', system: 'urn:velden:visits', value: `V-${index}` }],
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    type: [
      {
        coding: [{ system: 'http://snomed.info/sct', code: '162673000', display: 'Examination' }],
        text: 'General examination of patient',
      },
    ],
    subject: { reference: `Patient/${patient}`, display: `Ada Orlop ${patient}` },
    participant: [
      { period, individual: { reference: 'Practitioner/d-7', display: 'Dr. Maria Ruiz' } },
    ],
    period,
    serviceProvider: { reference: 'Organization/o-1', display: 'Velden General' },
  });
}

/** Lines of a feed in pieces of about 64 KB, `bytes` of them altogether. */
export function* piecesOf(feed: string, bytes: number): Generator<string> {
  const line = FEEDS[feed]!;
  let made = 0;
  let index = 0;
  while (made < bytes) {
    let piece = '';
    while (piece.length < 65_536) piece += `${line(index++)}\n`;
    made += piece.length;
    yield piece;
  }
}
