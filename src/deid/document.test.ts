/** The engine of documents: what stands in each place under each profile, and what never may. */
import { describe, expect, test } from 'vitest';
import type { WalkedDocument } from '../formats/index.ts';
import {
  chat,
  expertDetermination,
  limitedDataSet,
  type Profile,
  pseudonymise,
  safeHarbor,
} from '../profiles/index.ts';
import {
  type Around,
  documentOf,
  type Field,
  person,
  SECRET,
  safely,
  value,
} from './document.test-support.ts';
import { deidentifyDocument, documentDeidentifier } from './document.ts';
import { RandomTokens } from './transforms/random-tokens.ts';

const OTHER_SECRET = Uint8Array.from({ length: 32 }, (_, at) => 255 - at);

test.each<[Profile, boolean]>([
  [safeHarbor, false],
  [limitedDataSet, false],
  [expertDetermination, true],
  [pseudonymise, true],
  [chat, true],
])(
  'under $id a generation goes where names do, and no surrogate stands in for it',
  (profile, stays) => {
    const document = documentOf({
      family: value('Orlop', 'name'),
      suffix: value('Jr.', 'name', 'suffix'),
    });
    const { text } = deidentifyDocument(document, { profile, secret: SECRET, asOf: 2026 });
    expect(text.includes('suffix: Jr.')).toBe(stays);
    expect(text).not.toContain('Orlop');
  },
);

test.each<[string, Partial<Field>, string]>([
  ['GGT', {}, '[NAME]'],
  ['GGT', { isPublished: true }, 'GGT'],
  [
    'Allopathic & Osteopathic Physicians',
    { isPublished: true },
    'Allopathic & Osteopathic Physicians',
  ],
  ['Examined by Orlop', { isPublished: true }, 'Examined by [NAME]'],
])(
  'what a publisher calls a code is searched for known people alone: %s, %j',
  (text, said, kept) => {
    const document = documentOf(
      { display: { text, ...said } },
      { persons: [person('Patient/1', 'patient', 'Ada', 'Orlop')] },
    );
    const { text: released } = deidentifyDocument(document, { profile: safeHarbor, asOf: 2026 });
    expect(released).toBe(`display: ${kept}\n`);
  },
);

test.each([
  ['She was born on 12 July 1931.', 'She was born on or before 1936.'],
  ['On July 12, 1931 she came.', 'On or before 1936 she came.'],
  ['Born 12 July 1931.', 'Born on or before 1936.'],
])('the class of an old year reads as words after `on`: %s', (note, expected) => {
  expect(safely({ note })).toBe(`note: ${expected}\n`);
});

describe('titles, states and countries in prose', () => {
  const NOTE = 'Dr. Ada Orlop of 12 Elm Road, Rutland, VT, USA saw him.';
  const released = (profile: Profile) =>
    deidentifyDocument(documentOf({ note: NOTE }), { profile, secret: SECRET, asOf: 2026 }).text;

  test('Safe Harbor lets them stand', () => {
    expect(released(safeHarbor)).toBe('note: Dr. [NAME] of [ADDRESS], [CITY], VT, USA saw him.\n');
  });

  test.each([limitedDataSet, expertDetermination, pseudonymise, chat])('$id, too', (profile) => {
    expect(released(profile)).toMatch(/^note: Dr\. .*, VT, USA saw him\.\n$/);
  });

  test.each([
    ['Address: 4996 North Lake Street, Apt 4, Chetek, WI 54728', 'Chetek, WI 54728'],
    ['Home address: 12 Elm Road, Dayton OH 45402', 'Dayton OH 45402'],
  ])('behind the label of an address: %s', (note, kept) => {
    const state = /[A-Z]{2}(?= \d)/.exec(note)![0];
    expect(safely({ note })).toMatch(new RegExp(`\\[CITY\\],? ${state} `));
    const limited = deidentifyDocument(documentOf({ note }), {
      profile: limitedDataSet,
      secret: SECRET,
      asOf: 2026,
    });
    expect(limited.text).toContain(kept);
  });

  test('a profile may take them out', () => {
    const redacted = { method: 'redact', rule: 'the site' } as const;
    const rows = { ...safeHarbor.rows, title: redacted, state: redacted, country: redacted };
    expect(released({ ...safeHarbor, rows })).toBe(
      'note: [TITLE]. [NAME] of [ADDRESS], [CITY], [STATE], [COUNTRY] saw him.\n',
    );
  });
});

test('postal codes of an address abroad have no ZIP3', () => {
  expect(
    safely({
      zip: { text: '10115', role: 'postal-code' },
      country: { text: 'DE', role: 'country' },
    }),
  ).toBe('country: DE\n');
});

test('references resolve: the same id gets the same token in every document of a run, in its form', () => {
  const tokens = new RandomTokens();
  const run = documentDeidentifier({ profile: safeHarbor, tokens });
  const uuid = '0b2f7e0c-5f0e-4a7e-9d55-1f1f5a2a9a10';
  const reference = (text: string): Field => ({ text, role: 'reference' });
  const one = run.deidentify(documentOf({ id: reference('17'), uuid: reference(uuid) }));
  const other = documentOf({
    subject: reference('Patient/17'),
    entry: reference(`urn:uuid:${uuid}`),
  });
  expect(run.tokensNeeded(other)).toEqual(['17', uuid]);
  const [id, newUuid] = one.text
    .trim()
    .split('\n')
    .map((line) => line.split(': ')[1]);
  expect(id).toMatch(/^p[0-9a-f]{24}$/);
  expect(run.deidentify(other).text).toBe(`subject: Patient/${id}\nentry: urn:uuid:${newUuid}\n`);
  expect(documentDeidentifier({ profile: safeHarbor }).deidentify(other).text).not.toContain(id);
});

test('limited data set: towns, dates and ages stay, the sixteen go', () => {
  const document = documentOf({
    note: 'Mr. Tobias Achterberg, 93-year-old, of 12 Larkspur Road, Concord, NH 03301, seen 03/14/2024, phone 603-555-0142.',
    birth: { text: '1931-02-03', role: 'date' },
    mrn: value('A-4471-B', 'medical_record_number'),
  });
  const { text, tally } = deidentifyDocument(document, { profile: limitedDataSet, secret: SECRET });
  expect(text).toMatch(
    /^note: Mr\. \[NAME\], 93-year-old, of \[ADDRESS\], Concord, NH 03301, seen 03\/14\/2024, phone \[PHONE\]\.\nbirth: 1931-02-03\nmrn: p[0-9a-f]{24}\n$/,
  );
  expect(tally).toMatchObject({ datesKept: 2, datesShifted: 0 });
});

test('expert determination and pseudonymise: intervals survive, a record number is the same everywhere', () => {
  for (const profile of [expertDetermination, pseudonymise]) {
    const run = documentDeidentifier({ profile, secret: SECRET });
    const visit = (day: string, mrn: string) =>
      run.deidentify(
        documentOf(
          {
            at: { text: day, role: 'date' },
            mrn: value(mrn, 'medical_record_number'),
            note: `MRN: ${mrn}`,
          },
          { subject: 'Patient/17' },
        ),
      ).text;
    const one = /^at: (\S+)\nmrn: (p\w+)\nnote: MRN: (p\w+)\n$/.exec(
      visit('2024-03-14', 'A-4471-B'),
    )!;
    const other = /^at: (\S+)\nmrn: (p\w+)\nnote: MRN: (p\w+)\n$/.exec(
      visit('2024-03-21', 'A 4471 B'),
    )!;
    expect(Date.parse(other[1]!) - Date.parse(one[1]!)).toBe(7 * 86_400_000);
    expect(new Set([one[2], one[3], other[2], other[3]]).size).toBe(1);
    expect(one[1]).not.toBe('2024-03-14');
  }
});

test('names of one patient get the same surrogates in documents that name the patient and in others', () => {
  const run = documentDeidentifier({ profile: expertDetermination, secret: SECRET });
  const note = 'Ms. Rosalind Achterberg came in. Rosalind was well.';
  const named = run.deidentify(
    documentOf(
      { note },
      { subject: 'Patient/17', persons: [person('x', 'patient', 'Rosalind', 'Achterberg')] },
    ),
  ).text;
  const unnamed = run.deidentify(documentOf({ note }, { subject: 'Patient/17' })).text;
  expect(unnamed).toBe(named);
  expect(named).not.toMatch(/Rosalind|Achterberg/);
  expect(run.deidentify(documentOf({ note }, { subject: 'Patient/18' })).text).not.toBe(named);
  const keyed = documentDeidentifier({ profile: expertDetermination, secret: OTHER_SECRET });
  expect(keyed.deidentify(documentOf({ note }, { subject: 'Patient/17' })).text).not.toBe(named);
});

test('chat gives the pairs that undo it', () => {
  const document = documentOf(
    {
      id: { text: 'Patient/17', role: 'reference' },
      name: value('Rosalind Achterberg', 'name'),
      note: 'Rosalind came on 03/14/2024.',
    },
    { persons: [person('Patient/17', 'patient', 'Rosalind', 'Achterberg')] },
  );
  const { text, pairs } = deidentifyDocument(document, { profile: chat, secret: SECRET });
  expect(text).not.toMatch(/Rosalind|Achterberg|2024|\b17\b/);
  const restored = pairs.reduce(
    (all, { surrogate, original }) => all.replaceAll(surrogate, original),
    text,
  );
  expect(restored).toBe(document.apply([]));
});

test('numbers of JSON become numbers or go', () => {
  const number = (text: string, role: Field['role'] = 'text', label?: string): Field => ({
    text,
    kind: 'number',
    role: role!,
    ...(label !== undefined && { label }),
  });
  expect(
    safely({ mrn: number('84412907', 'text', 'mrn'), weight: number('72.5', 'text', 'weight') }),
  ).toBe('weight: 72.5\n');
  expect(
    deidentifyDocument(documentOf({ id: number('84412907', 'reference') }), { profile: safeHarbor })
      .text,
  ).toMatch(/^id: [1-9]\d{14}\n$/);
});

test('values that only a field tells are found in the text beside it', () => {
  expect(
    safely({
      name: value('Quillfeather', 'name'),
      account: value('ZQ771', 'account_number'),
      note: 'quillfeather asked about ZQ771 again.',
    }),
  ).toBe('note: [NAME] asked about [ACCOUNT] again.\n');
});

test('parts about nobody named are a subject each', () => {
  const seen: Field = { text: '2024-03-14', role: 'date' };
  const document = documentOf({ one: seen, a: 'well', other: seen, b: 'ill' });
  const parts = [0, 2].map((from) => ({ subject: undefined, from, to: from + 2 }));
  const { text } = deidentifyDocument(
    { ...document, parts },
    { profile: pseudonymise, secret: SECRET },
  );
  const [one, , other] = text.split('\n').map((line) => line.split(': ')[1]);
  expect(one).not.toBe(other);
});

test("the subject's id is known in the text", () => {
  const document = documentOf(
    { note: 'Chart of ZQ-7719-K was pulled.' },
    { subject: 'Patient/ZQ-7719-K' },
  );
  expect(deidentifyDocument(document, { profile: safeHarbor }).text).toBe(
    'note: Chart of [MRN] was pulled.\n',
  );
});

test.each([
  ['ask about 44-7119', 'ask about [ID]'],
  ['see Vi0xMjM0NTY3ODkw in the export', 'see [ID] in the export'], // base64 of V-1234567890
  ['ｓｅｅ ４４７１１９', 'ｓｅｅ [ID]'], // full-width digits
  ['no number at all', 'no number at all'],
])('a number that a field has is known in prose: %s', (note, expected) => {
  const fields = {
    visit: value(note.includes('Vi0x') ? 'V-1234567890' : '447119', 'other_unique_id'),
    note,
  };
  expect(safely(fields)).toContain(`note: ${expected}\n`);
});

test.each(['Acute', 'Emergency Inpatient', 'Type 2 diabetes', 'No'])(
  'words of a field that may hold any identifier are no identifiers in prose: %s',
  (word) => {
    const note = `${word} myocardial infarction`;
    expect(safely({ visit: value(word, 'other_unique_id'), note })).toBe(`note: ${note}\n`);
  },
);

test('fields that nobody described are searched, and a document without findings stays as it is', () => {
  const document = documentOf({
    a: { text: 'Dr. Miriam Castellanos', role: 'value' },
    b: 'potassium 4.1',
  });
  const { text, tally } = deidentifyDocument(document, { profile: safeHarbor });
  expect(text).toBe('a: Dr. [NAME]\nb: potassium 4.1\n');
  expect(tally).toMatchObject({ documents: 1, places: 2, texts: 2, findings: 2, failed: 0 });
});

test('the tally counts and tells no value', () => {
  const { tally } = deidentifyDocument(
    documentOf({
      note: 'Ms. Achterberg, E11.9, seen 03/14/2024.',
      when: { text: '2024-03-14', role: 'date' },
    }),
    { profile: safeHarbor },
  );
  expect(tally).toMatchObject({
    methods: { 'name redact': 1, 'date year': 2 },
    datesGeneralised: 2,
    codes: 1,
    codesKept: 1,
    charactersChanged: 'Achterberg'.length + 'MM/DD/YYYY'.length * 2,
  });
  expect(JSON.stringify(tally)).not.toMatch(/Achterberg|2024/);
});

test.each([
  ['a profile with keys and none given', {}],
  ['a key too short', { secret: new Uint8Array(15) }],
  ['a text as key', { secret: 'correct horse battery staple' as never }],
])('%s: refused', (_, keys) => {
  expect(() =>
    deidentifyDocument(documentOf({ a: 'x' }), { profile: pseudonymise, ...keys }),
  ).toThrow('could not be de-identified');
});

test('what a format throws while writing counts as failed and gives no text', () => {
  const broken = {
    ...documentOf({ a: 'x' }),
    apply: () => {
      throw new TypeError('Achterberg');
    },
  };
  const tally = { failed: 0 } as never;
  const run = documentDeidentifier({ profile: safeHarbor, tally });
  expect(() => run.deidentify(broken)).toThrow('could not be de-identified');
  expect(tally).toEqual({ failed: 1 });
});

test.each(Array.from({ length: 8 }, (_, n) => n))(
  'a date without a year moves with those of its document that have one: %i',
  (n) => {
    const document = documentOf({
      when: { text: '2024-03-10', role: 'date' },
      note: 'Born 03/12/1957. Admitted on 3/10.',
      again: 'Admitted on 3/10.',
    });
    const secret = new Uint8Array(32).fill(n);
    const { text } = deidentifyDocument(document, { profile: pseudonymise, secret });
    const [, month, day] = /when: \d{4}-(\d\d)-(\d\d)/.exec(text)!;
    const moved = `${Number(month)}/${Number(day)}.`;
    expect(text.match(/on \d+\/\d+\./g)).toEqual([`on ${moved}`, `on ${moved}`]);
  },
);

test.each<Record<string, Field | string>>([
  { end: { text: '2025-03-10', role: 'date', label: 'end' } },
  { other: { text: '2025-03-10', role: 'date', label: 'expirationDate' } },
  { other: { text: '2025-03-10', role: 'date', label: 'valid_until' } },
  { other: 'Next visit 03/10/2025, due on 03/10/2025.' },
  { note: 'Admitted on 3/10. The card is valid until 3 Oct 2025.' },
])('and not with what ends, expires or is planned: %j', (others) => {
  const document = documentOf({
    when: { text: '2024-03-10', role: 'date' },
    note: 'Admitted on 3/10.',
    ...others,
  });
  for (let n = 0; n < 8; n += 1) {
    const secret = new Uint8Array(32).fill(n);
    const { text } = deidentifyDocument(document, { profile: pseudonymise, secret, asOf: 2026 });
    const [, month, day] = /when: \d{4}-(\d\d)-(\d\d)/.exec(text)!;
    expect(text).toContain(`Admitted on ${Number(month)}/${Number(day)}.`);
  }
});

test('how a document is cut into runs makes no difference to keyed profiles', () => {
  const documents = [1, 2, 3].map((n) =>
    documentOf({ note: `Ms. Achterberg, MRN: 4471${n}0, 03/14/2024` }, { subject: `Patient/${n}` }),
  );
  const whole = documentDeidentifier({ profile: pseudonymise, secret: SECRET });
  const texts = documents.map((document) => whole.deidentify(document).text);
  expect(
    documents.map(
      (document) => deidentifyDocument(document, { profile: pseudonymise, secret: SECRET }).text,
    ),
  ).toEqual(texts);
});

describe('the order of month and day is one for all dates of a document', () => {
  const BORN: Field = { text: '1957-03-04', role: 'date', label: 'date_of_birth' };
  const ADA = person('Patient/1', 'patient', 'Ada', 'Orlop', { dates: ['1957-03-04'] });
  /** The shift of the document shows in `day`, which can be read in one way. */
  const released = (
    fields: Record<string, Field | string>,
    table: Pick<WalkedDocument, 'dateOrder'> = {},
    around: Around = {},
  ) => {
    const day: Field = { text: '2024-03-05', role: 'date' };
    const document = { ...documentOf({ day, ...fields }, around), ...table };
    const settings = { profile: pseudonymise, secret: SECRET, asOf: 2026 };
    const { text } = deidentifyDocument(document, settings);
    const [, year, month, date] = /^day: (\d+)-(\d+)-(\d+)$/m.exec(text)!;
    const note = /^note: (.*)$/m.exec(text)?.[1];
    return note
      ?.replace(`${date}/${month}/${year}`, 'day first')
      .replace(`${month}/${date}/${year}`, 'month first');
  };

  test.each<[string, Record<string, Field | string>, string]>([
    ['nothing shows it', {}, 'month first'],
    ['another text', { other: 'Admitted 13/02/2024' }, 'day first'],
    ['another text of the United States', { other: 'Admitted 02/13/2024' }, 'month first'],
    [
      'a field in another notation',
      { other: { text: '13/02/2024', category: 'date' } },
      'day first',
    ],
    ['a field of a birth', { born: BORN, other: 'DOB 04/03/1957' }, 'day first'],
    ['the same of the United States', { born: BORN, other: 'DOB 03/04/1957' }, 'month first'],
    ['two texts, one in each order', { a: 'Seen 13/02/2024', b: 'Seen 02/13/2024' }, '[DATE]'],
    [
      'a birth and a text that contradict',
      { born: BORN, a: 'DOB 04/03/1957', b: '02/13/2024' },
      '[DATE]',
    ],
  ])('%s', (_, others, expected) => {
    const isTaken = expected === '[DATE]';
    // 05/03/2024 is read as 5 March where the day is first, and 03/05/2024 where the month is.
    const note = `Discharged ${expected === 'month first' ? '03/05/2024' : '05/03/2024'}`;
    expect(released({ note, ...others })).toBe(`Discharged ${isTaken ? '[DATE]' : expected}`);
  });

  test('a birth date that is known beside the document shows it', () => {
    const fields = { note: 'Discharged 05/03/2024', other: 'DOB 04/03/1957' };
    expect(released(fields, {}, { persons: [ADA] })).toBe('Discharged day first');
  });

  test('so does the table whose row it is, unless the row contradicts', () => {
    const table = { dateOrder: 'day-first' } as const;
    const note = 'Discharged 05/03/2024';
    expect(released({ note }, table)).toBe('Discharged day first');
    expect(released({ note, other: 'Seen 02/13/2024' }, table)).toBe('Discharged [DATE]');
    expect(released({ note: { text: '05/03/2024', kind: 'token' } }, table)).toBe('day first');
  });
});
