import { expect, test } from 'vitest';
import { hl7v2 } from './hl7v2.ts';

const MSH = 'MSH|^~\\&|LAB|Velden General|EHR||20260102030405||ORU^R01|C-1|P|2.5';

/** What stands where, after the header. */
function seen(segment: string): string[] {
  return hl7v2
    .walk(`${MSH}\r${segment}\r`)
    .loci.filter(({ path }) => !path.startsWith('MSH'))
    .map(({ role, category, text, label, path }) =>
      [path, role, category, text, label === undefined ? undefined : `(${label})`]
        .filter((part) => part !== undefined)
        .join(' '),
    );
}

function changed(segment: string, from: string, to: string | null): string {
  const document = hl7v2.walk(`${MSH}\r${segment}`);
  const after = document.apply(document.loci.map(({ text }) => (text === from ? to : undefined)));
  return after.slice(MSH.length + 1);
}

test('the header: facilities, time, control id', () => {
  const { loci } = hl7v2.walk(MSH);
  expect(loci.map(({ path, role, text }) => `${path} ${role} ${text}`)).toEqual([
    'MSH-4 value Velden General',
    'MSH-7 date 20260102030405',
    'MSH-10 reference C-1',
  ]);
});

test.each<[string, string, string[]]>([
  [
    'a patient',
    'PID|1||84412907^^^VG^MR~900-12-3456^^^^SS||Orlop^Ada^M^^Dr.||19570312|F|||4 Elm Row&Elm Row&4^^Velden^VT^05901^US||555-0134^PRN~^NET^Internet^ada@example.org',
    [
      'PID-3.1 value medical_record_number 84412907',
      'PID-3.1 value ssn 900-12-3456',
      'PID-5.1 value name Orlop (family)',
      'PID-5.2 value name Ada (given)',
      'PID-5.3 value name M (given)',
      'PID-5.5 value name Dr. (prefix)',
      'PID-7 date 19570312',
      'PID-11.1 value location 4 Elm Row (line)',
      'PID-11.1 value location Elm Row (line)',
      'PID-11.1 value location 4 (line)',
      'PID-11.3 value location Velden (city)',
      'PID-11.4 state VT (state)',
      'PID-11.5 postal-code 05901 (postalCode)',
      'PID-11.6 country US (country)',
      'PID-13.1 value phone 555-0134',
      'PID-13.4 value email ada@example.org',
    ],
  ],
  ['a birth date a field too early', 'IN1|||||||||||||||||19570312', ['IN1-17 date 19570312']],
  ['a time in CWE', 'SCH||||||||||^^30^20240320090000', ['SCH-10.4 date 20240320090000']],
  ['a code like a day', 'DG1|||20120101^^SCT', []],
  ['a number in PID-19', 'PID|||||||||||||||||||900123456', ['PID-19 value ssn 900123456']],
  ['an account without type', 'PID||||||||||||||||||A-7', ['PID-18 value account_number A-7']],
  ['a fax', 'NK1|1||||^^FX^^1^802^5550134', ['NK1-5.6 value fax 802', 'NK1-5.7 value fax 5550134']],
  [
    'a clinician',
    'PV1|1|I|4W^401^B^Velden General|||||1234567890^Ruiz^Maria^^^^MD',
    [
      'PV1-3.1 value location 4W',
      'PV1-3.2 value location 401',
      'PV1-3.3 value location B',
      'PV1-3.4 value organization Velden General',
      'PV1-8.1 value certificate_or_license_number 1234567890 (identifier)',
      'PV1-8.2 value name Ruiz (family)',
      'PV1-8.3 value name Maria (given)',
    ],
  ],
  ['a code that is none', 'PID||||||||see chart', ['PID-8 text see chart']],
  [
    'an observation by its type',
    'OBX|1|TX|N^Note^L||Ada \\T\\ B ^ seen',
    ['OBX-3.2 text Note', 'OBX-5 text Ada & B ^ seen (Note)'],
  ],
  ['a measurement', 'OBX|1|NM|718-7^Hb^LN||13.4|g/dl', ['OBX-3.2 text Hb']],
  ['an age', 'OBX|1|NM|30525-0^Age^LN||93', ['OBX-3.2 text Age', 'OBX-5 age 93']],
  ['an age in words', 'OBX|1|ST|1^Age^L||at 97', ['OBX-3.2 text Age', 'OBX-5 age at 97']],
  ['a range of ages', 'OBX|1|SN|1^Age^L||>^97', ['OBX-3.2 text Age', 'OBX-5.2 age 97']],
  [
    'the age of a pregnancy',
    'OBX|1|NM|11884-4^Gestational age^LN||95|d',
    ['OBX-3.2 text Gestational age'],
  ],
  [
    'the time at which somebody signed',
    'TXA|1|HP|||||||7^Quill^^^^^^^^^^^^^20240312100000',
    [
      'TXA-9.1 value certificate_or_license_number 7 (identifier)',
      'TXA-9.2 value name Quill (family)',
      'TXA-9.15 date 20240312100000',
    ],
  ],
  [
    'the same where no time should be',
    'ORC||||||||||7^^^^^^^^^^^^^^20240312100000',
    [
      'ORC-10.1 value certificate_or_license_number 7 (identifier)',
      'ORC-10.15 date 20240312100000',
    ],
  ],
  ['languages and races', 'PID||||||||||1^Apache|||||en^English^|||||||2^Puerto Rican', []],
  ['what is none', 'PID|||||||||||||||en^Orlop', ['PID-15.2 text Orlop']],
  ['a number that is none', 'OBX|1|NM|1||84412907', ['OBX-5 value other_unique_id 84412907']],
  ['a day', 'OBX|1|DT|1||19570312', ['OBX-5 date 19570312']],
  ['a day that is none', 'OBX|1|DT|1||3 12 57', ['OBX-5 text date 3 12 57']],
  ['a coded value', 'OBX|1|CWE|1||38341003^Hypertension^SCT', ['OBX-5.2 text Hypertension']],
  [
    'an observed name',
    'OBX|1|XPN|1||Orlop^Ada',
    ['OBX-5.1 value name Orlop', 'OBX-5.2 value name Ada'],
  ],
  ['an unknown type', 'OBX|1|QQ|1||Ada', ['OBX-5 text Ada']],
  ['a picture', 'OBX|1|ED|1||^IM^PNG^Base64^iVBORw0K', ['OBX-5.5 media iVBORw0K']],
  [
    'a text in base64',
    `OBX|1|ED|1||^TEXT^PLAIN^Base64^${Buffer.from('Ada').toString('base64')}`,
    ['OBX-5:text text Ada'],
  ],
  [
    'what stands around it',
    `OBX|1|ED|1||VALLEY^TEXT^Ada Orlop^Base64^${Buffer.from('Ada').toString('base64')}&b^Bo`,
    [
      'OBX-5.1 value organization VALLEY',
      'OBX-5.3 text Ada Orlop',
      'OBX-5:text text Ada',
      'OBX-5.5 media b',
      'OBX-5.6 text Bo',
    ],
  ],
  [
    'a text as it is, with delimiters in it',
    'OBX|1|ED|1||^TEXT^PLAIN^A^Mr & Mrs Orlop ^ seen',
    ['OBX-5 text Mr & Mrs Orlop ^ seen'],
  ],
  ['a note', 'NTE|1||Ada was seen', ['NTE-3 text Ada was seen']],
  [
    'a segment of a site',
    'ZPI|Ada|84412907|19570312|a-1^b&Orlop~x',
    [
      'Z-1 value other_unique_id Ada',
      'Z-2 value other_unique_id 84412907',
      'Z-3 date 19570312',
      'Z-4.1 value other_unique_id a-1',
      'Z-4.2 value other_unique_id b',
      'Z-4.2 value other_unique_id Orlop',
      'Z-4 value other_unique_id x',
    ],
  ],
  [
    'whom an early query is about',
    'QRD|20240314|R|I|Q1|||1^RD|84412907^Orlop^May|DEM',
    [
      'QRD-1 date 20240314',
      'QRD-4 reference Q1',
      'QRD-8.1 value other_unique_id 84412907',
      'QRD-8.2 value other_unique_id Orlop',
      'QRD-8.3 value other_unique_id May',
    ],
  ],
  [
    'by what else it asks',
    'QRF|LAB|20240314|||84412907~May Orlop',
    [
      'QRF-1 text LAB',
      'QRF-2 date 20240314',
      'QRF-5 value other_unique_id 84412907',
      'QRF-5 value other_unique_id May Orlop',
    ],
  ],
  [
    'a query',
    'QPD|Z34^Request^CDCPHINVS|tag|84412907^^^VG^MR|Orlop^Ada|19570312',
    [
      'QPD-1.2 text Request',
      'QPD-2 reference tag',
      'QPD-3.1 value other_unique_id 84412907',
      'QPD-3.4 value other_unique_id VG',
      'QPD-3.5 value other_unique_id MR',
      'QPD-4.1 value other_unique_id Orlop',
      'QPD-4.2 value other_unique_id Ada',
      'QPD-5 date 19570312',
    ],
  ],
  ['a field beyond the table', `AL1${'|'.repeat(9)}Ada`, ['AL1-9 text Ada']],
  ['a line that is no segment', 'and Ada went home', ['? text and Ada went home']],
  [
    'a merge',
    'MRG|84412907^^^VG^MR||||||Orlop^Ada',
    [
      'MRG-1.1 value medical_record_number 84412907',
      'MRG-7.1 value name Orlop (family)',
      'MRG-7.2 value name Ada (given)',
    ],
  ],
  ['nothing on purpose', 'PID|||""||""', []],
])('%s: %s', (_, segment, expected) => {
  expect(seen(segment)).toEqual(expected);
});

test.each([
  [
    'NTE|1||Ada',
    'Ada',
    'A|B^C~D&E\\F',
    'NTE|1||A\\F\\B\\S\\C\\R\\D\\T\\E\\E\\F',
    'delimiters are escaped',
  ],
  [
    'NTE|1||A ^ B & C',
    'A ^ B & C',
    'X ^ Y & Z',
    'NTE|1||X ^ Y & Z',
    'those that stood bare stay bare',
  ],
  ['NTE|1||A\\.br\\B', 'A\nB', 'X\nY', 'NTE|1||X\\.br\\Y', 'line breaks'],
  [
    'NTE|1||\\H\\Ada\\N\\',
    '\\H\\Ada\\N\\',
    '\\H\\Bo\\N\\',
    'NTE|1||\\H\\Bo\\N\\',
    'highlighting stays',
  ],
  ['NTE|1||\\X416461\\', 'Ada', 'Bo', 'NTE|1||Bo', 'hexadecimal is read'],
  ['NTE|1||a\\b', 'a\\b', 'c', 'NTE|1||c', 'a stray escape character'],
  [
    'PID|||84412907^^^VG^MR',
    '84412907',
    null,
    'PID|||^^^VG^MR',
    'what is taken out leaves its place',
  ],
])('%s with %j as %j is %s (%s)', (segment, from, to, expected, _) => {
  expect(changed(segment, from, to)).toBe(expected);
});

test.each([
  ['\r', '', ''],
  ['\n', '', ''],
  ['\r\n', '\ufeff', ''],
  ['\r', '\x0b', '\x1c\r'],
])('segment ends %j and frame %j stay', (end, before, after) => {
  const source = `${before}${MSH}${end}PID|||7^^^^MR||Orlop^Ada${end}${end}NTE|||Ada${end}${after}`;
  const document = hl7v2.walk(source);
  expect(document.apply([])).toBe(source);
  expect(document.apply(document.loci.map(({ text }) => (text === 'Ada' ? 'Bo' : undefined)))).toBe(
    source.replaceAll('Ada', 'Bo'),
  );
});

test('other delimiters, and none for subcomponents', () => {
  const document = hl7v2.walk('MSH$%*!$LAB\rPID$$$7%%%%MR*8$$Orlop%Ada&B\r');
  expect(document.loci.map(({ text }) => text)).toEqual(['7', '8', 'Orlop', 'Ada&B']);
  expect(document.apply(document.loci.map(() => '%$'))).toContain('!S!!F!');
});

test('people whom it names', () => {
  const { persons, subject } = hl7v2.walk(
    [
      MSH,
      'PID|1||84412907^^^VG^MR||Orlop^Ada^M|Quill^Berta|19570312||||4 Elm Row^^Velden^VT^05901||555-0134',
      'NK1|1|Orlop^Carl||9 Elm Row^^Velden',
      'PV1|1||||||1234567890^Ruiz^Maria',
    ].join('\r'),
  );
  expect(subject).toBe('Patient/84412907');
  expect(persons.map(({ ref, role, names }) => [ref, role, names[0]?.family])).toEqual([
    ['Patient/84412907', 'patient', 'Orlop'],
    ['PID/1/6', 'relative', 'Quill'],
    ['NK1/2', 'relative', 'Orlop'],
    ['Practitioner/1234567890', 'practitioner', 'Ruiz'],
  ]);
  expect(persons[0]).toMatchObject({
    dates: ['1957-03-12'],
    phones: ['555-0134'],
    addresses: [{ lines: ['4 Elm Row'], city: 'Velden', state: 'VT', postalCode: '05901' }],
    identifiers: [{ value: '84412907', type: 'mrn' }],
  });
});

test.each([
  ['84412907^^^VG^MR', '84412907'],
  ['84412907^^^VG^MR~E77001^^^EPI^PI', '84412907'],
  ['E77001^^^EPI^PI~84412907^^^VG^MR', '84412907'],
  ['900-12-3456^^^^SS~E77001^^^EPI^PI', 'E77001'],
  ['900-12-3456^^^^SS~7', '7'],
  ['A-7^^^VG^AN~900-12-3456^^^^SS', '900-12-3456'],
  ['8^^^OTHER^MR~9^^^ANY^MR', '9'],
  ['9^^^ANY^MR~8^^^OTHER^MR', '9'],
  ['""^^^VG^MR~8^^^EPI^PI', '8'],
])('the patient of %s is %s', (ids, expected) => {
  expect(hl7v2.walk(`${MSH}\rPID|||${ids}`).subject).toBe(`Patient/${expected}`);
});

test('the same patient again is one, under another authority another', () => {
  const walked = (other: string) => hl7v2.walk(`${MSH}\rPID|||7^^^VG^MR\rPID|||${other}`).subject;
  expect(walked('7^^^VG^MR')).toBe('Patient/7');
  expect(walked('7^^^OTHER^MR')).toBeUndefined();
});

test('two patients are no subject', () => {
  expect(hl7v2.walk(`${MSH}\rPID|||7\rPID|||8`).subject).toBeUndefined();
});

test.each([
  ['', 'nothing'],
  ['PID|1', 'no header'],
  ['MSH', 'no delimiters'],
  ['MSH|^', 'too few'],
  ['MSH|^^~&|', 'twice the same'],
  ['MSH|^~\\&#!|', 'too many'],
  ['MSHA^~\\&A', 'a letter'],
  [`FHS|^~\\&|\r${MSH}`, 'a header of a batch and a message'],
  [`${MSH}\r${MSH}`, 'two messages'],
  [`\x0b${MSH}`, 'a frame that does not end'],
  [`\x0b${MSH}\x1c\r\x0b${MSH}\x1c\r`, 'two frames'],
])('%j is refused: %s', (source) => {
  expect(() => hl7v2.walk(source)).toThrow('not what its format says');
});

test.each(['UNICODE UTF-8', '8859/1', 'ISO IR87', 'ASCII~UNICODE'])(
  'a character set: %s',
  (set) => {
    const { loci } = hl7v2.walk(`${MSH}||||||${set}|en^English`);
    expect(loci.filter(({ path }) => /^MSH-1[89]/.test(path))).toEqual([]);
  },
);

test.each([
  ['30525-0^Age^LN||95|d', 'age.days'],
  ['30525-0^Age^LN||95|mo^month^UCUM', 'age.months'],
  ['30525-0^Age^LN||95|^Years', 'age.years'],
  ['30525-0^Age^LN||95', 'age.years'],
])('the unit of an age: %s', (observed, type) => {
  const { loci } = hl7v2.walk(`${MSH}\rOBX|1|NM|${observed}`);
  expect(loci.find(({ role }) => role === 'age')?.type).toBe(type);
});

test('the headers of a batch are documents of their own', () => {
  const { loci } = hl7v2.walk(
    'FHS|^~\\&|LAB|Velden General|||20260102||Orlop_7719.hl7|for Ada|F-1|F-0\r',
  );
  expect(loci.map(({ path, role, text }) => `${path} ${role} ${text}`)).toEqual([
    'FHS-4 value Velden General',
    'FHS-7 date 20260102',
    'FHS-9 value Orlop_7719.hl7',
    'FHS-10 text for Ada',
    'FHS-11 reference F-1',
    'FHS-12 reference F-0',
  ]);
});

test.each([
  ['LAB', []],
  ['LAB-VELDEN', ['OBR-24']],
])('a facility called LAB leaves the section of an order: %s', (section, paths) => {
  const header = MSH.replace('Velden General', 'LAB');
  const { loci } = hl7v2.walk(`${header}\rOBR|1${'|'.repeat(23)}${section}\r`);
  expect(loci.map(({ path }) => path).filter((path) => path.startsWith('OBR'))).toEqual(paths);
});
