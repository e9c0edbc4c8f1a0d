/** The engine of documents: what stands in each place under each profile, and what never may. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PHI_CATEGORIES, type PhiCategory } from '../core/phi.ts';
import { detect } from '../detect/index.ts';
import {
  chat,
  expertDetermination,
  limitedDataSet,
  type Profile,
  pseudonymise,
  safeHarbor,
} from '../profiles/index.ts';
import { documentOf, type Field, person } from './document.test-support.ts';
import { deidentifyDocument, documentDeidentifier } from './document.ts';
import { RandomTokens } from './transforms/random-tokens.ts';

const SECRET = Uint8Array.from({ length: 32 }, (_, at) => at);
const OTHER_SECRET = Uint8Array.from({ length: 32 }, (_, at) => 255 - at);

const value = (text: string, category: PhiCategory, type?: string): Field => ({
  text,
  role: 'value',
  category,
  ...(type !== undefined && { type }),
});

const safely = (fields: Record<string, Field | string>, asOf = 2026) =>
  deidentifyDocument(documentOf(fields), { profile: safeHarbor, asOf }).text;

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

describe("OCR's worked cases under safe-harbor", () => {
  test.each([
    ['service date', 'Seen on January 1, 2009.', 2026, 'Seen on 2009.'],
    [
      'laboratory date',
      'Potassium 4.1 on 03/14/2009, repeated 3/16/2009.',
      2026,
      'Potassium 4.1 on 2009, repeated 2009.',
    ],
    [
      'birth year beside the service year',
      'Born in 1910, seen on 05/06/2010.',
      2010,
      'Born in on or before 1920, seen on 2010.',
    ],
    [
      'the same when released later',
      'DOB: 02/03/1910, seen on 05/06/2010.',
      2026,
      'DOB: on or before 1920, seen on 2010.',
    ],
    [
      'one year younger stays',
      'Born in 1921, seen on 05/06/2010.',
      2010,
      'Born in 1921, seen on 2010.',
    ],
    [
      'on the edge',
      'DOB: 02/03/1920, seen on 05/06/2010.',
      2010,
      'DOB: on or before 1920, seen on 2010.',
    ],
    ['a birth year of two digits', 'DOB 3/12/30.', 2026, 'DOB on or before 1936.'],
    [
      'the same as of a later year',
      'DOB 12/25/28, seen 1/5/24.',
      2027,
      'DOB on or before 1934, seen 2024.',
    ],
    ['a child', 'DOB 3/12/20, seen 1/5/24.', 2026, 'DOB 2020, seen 2024.'],
    ['a day to come, or a birth', 'Follow up 3/12/27.', 2026, 'Follow up [DATE].'],
    [
      'dates by week and by day of the year',
      'Born 1961-W11-2 (1961-073), seen in week 11 of 2009, DOB: 1961073, on day 45 of 2009.',
      2026,
      'Born 1961 (1961), seen in week 2009, DOB: 1961, on 2009.',
    ],
    ['age 89', 'An 89-year-old man.', 2026, 'An 89-year-old man.'],
    ['age 90', 'A 90-year-old man.', 2026, 'A 90+-year-old man.'],
    ['age 104', 'A 104-year-old man.', 2026, 'A 90+-year-old man.'],
    ['ZIP 03602', 'Lives in NH 03602.', 2026, 'Lives in NH 000.'],
    ['ZIP 10001', 'Lives in NY 10001.', 2026, 'Lives in NY 100.'],
    ['ZIP 20510', 'Lives in DC 20510.', 2026, 'Lives in DC 000.'],
    ['last four of the SSN', 'SSN ending in 6789.', 2026, 'SSN ending in [SSN].'],
    ['any URL', 'See https://www.example.org/leaflet for details.', 2026, 'See [URL] for details.'],
    ['record number of a trial', 'Study ID: KX-20194471, arm B.', 2026, 'Study ID: [ID], arm B.'],
  ])('%s', (_, text, asOf, expected) => {
    expect(safely({ note: text }, asOf)).toBe(`note: ${expected}\n`);
  });

  test.each<[string, Field, string]>([
    ['initials', value('M.G.', 'name'), ''],
    ['an unkeyed hash', value('9f86d081884c7d659a2feaa0c55ad015', 'other_unique_id'), ''],
    ['bar code', value('*A4471B*', 'other_unique_id'), ''],
    [
      'current President of State University',
      value('President of State University', 'profession'),
      '',
    ],
    ['age 89', { text: '89', role: 'age' }, 'field: 89\n'],
    ['age 90', { text: '90', role: 'age' }, 'field: 90+\n'],
    ['age 104 as a JSON number', { text: '104', role: 'age', kind: 'number' }, 'field: 90\n'],
    ['ZIP 03602', { text: '03602', role: 'postal-code' }, 'field: 000\n'],
    ['ZIP 10001-2345', { text: '10001-2345', role: 'postal-code' }, 'field: 100\n'],
    ['ZIP 20510', { text: '20510', role: 'postal-code' }, 'field: 000\n'],
    ['service date', { text: '2009-01-01', role: 'date' }, 'field: 2009\n'],
    [
      'service instant',
      { text: '2009-01-01T10:00:00Z', role: 'date', isInstant: true },
      'field: 2009-01-01T00:00:00Z\n',
    ],
    ['birth date of a patient over 89', { text: '19100203', role: 'date' }, ''],
    [
      'birth date of two digits in a column',
      { text: '12/25/28', label: 'patient_dob' },
      'field: on or before 1936\n',
    ],
    ['no date at all', { text: 'around Easter', role: 'date' }, ''],
    ['state', { text: 'NH', role: 'state' }, 'field: NH\n'],
    ['town in the field of a state', { text: 'Concord', role: 'state' }, ''],
    ['photograph', { text: 'AAAA', role: 'media' }, ''],
  ])('in a field: %s', (_, field, expected) => {
    expect(safely({ field })).toBe(expected);
  });

  test('a treating physician alone may stay, where the profile is told so', () => {
    const document = documentOf(
      {
        doctor: value('Castellan, Odile', 'name'),
        note: 'Dr. Castellan saw Ms. Achterberg. Odile Castellan',
      },
      {
        persons: [
          person('Practitioner/1', 'practitioner', 'Odile', 'Castellan'),
          person('Patient/1', 'patient', 'Rosalind', 'Achterberg'),
        ],
      },
    );
    const kept = deidentifyDocument(document, {
      profile: { ...safeHarbor, clinicians: 'keep' },
    }).text;
    expect(kept).toBe(
      'doctor: Castellan, Odile\nnote: Dr. Castellan saw Ms. [NAME]. Odile Castellan\n',
    );
    expect(deidentifyDocument(document, { profile: safeHarbor }).text).toBe(
      'note: Dr. [NAME] saw Ms. [NAME]. [NAME]\n',
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

const word = (alphabet: string, min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: min, maxLength: max });

test('safe-harbor output holds none of the structured originals, wherever the text repeats them', () => {
  const name = word('bdfgklmnprstv', 4, 8).map((w) => `Q${w.replace(/(.)/g, '$1a')}`);
  const identity = fc.record({
    family: name,
    mrn: word('123456789', 8, 10),
    phone: word('23456789', 10, 10).map((d) => `${d.slice(0, 3)}-${d.slice(3, 6)}-${d.slice(6)}`),
    email: name.map((n) => `${n.toLowerCase()}@mail.example.org`),
    street: fc.tuple(fc.integer({ min: 100, max: 9999 }), name).map(([n, s]) => `${n} ${s} Road`),
    id: word('abcdef0123456789', 10, 16),
  });
  fc.assert(
    fc.property(identity, ({ family, mrn, phone, email, street, id }) => {
      const text = safely({
        id: { text: `Patient/${id}`, role: 'reference' },
        name: value(family, 'name'),
        mrn: value(mrn, 'medical_record_number'),
        phone: value(phone, 'phone'),
        email: value(email, 'email'),
        street: value(street, 'location', 'street'),
        note: `${family} (${mrn}) at ${street}, call ${phone} or ${email.toUpperCase()}; ${family.toUpperCase()}'s chart.`,
      }).toLowerCase();
      for (const original of [family, mrn, phone, email, street, id]) {
        expect(text).not.toContain(original.toLowerCase());
      }
    }),
    { numRuns: 200 },
  );
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

describe('laws', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      ...'Ms. Achterberg|MRN: 447119|03/14/2024|2024-03-14T10:00:00Z|born in 1910|93-year-old|NH 03301|603-555-0142|x@mail.example.org|Patient/17|urn:uuid:1|1.2.840.3|٣|😀|\u0000|‮|E11.9|-12.5e3'.split(
        '|',
      ),
    ),
  );
  const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(' '));
  const role = fc.constantFrom<NonNullable<Field['role']>>(
    'text',
    'value',
    'date',
    'state',
    'country',
    'postal-code',
    'age',
    'reference',
    'media',
  );
  const field = fc.record({
    text,
    role,
    category: fc.constantFrom(undefined, ...PHI_CATEGORIES),
    kind: fc.constantFrom<NonNullable<Field['kind']>>('text', 'token', 'number'),
    isInstant: fc.boolean(),
  });
  const fieldsOf = (fields: readonly object[]) =>
    Object.fromEntries(fields.map((each, index) => [`f${index}`, each as Field]));

  test('whatever a field holds, no profile throws, and a number stays one or goes', () => {
    fc.assert(
      fc.property(fc.array(field, { maxLength: 6 }), (fields) => {
        const document = documentOf(fieldsOf(fields));
        for (const profile of [
          safeHarbor,
          limitedDataSet,
          expertDetermination,
          pseudonymise,
          chat,
        ]) {
          let changes: readonly (string | null | undefined)[] = [];
          const apply = (made: typeof changes) => {
            changes = made;
            return '';
          };
          deidentifyDocument({ ...document, apply }, { profile, secret: SECRET });
          fields.forEach(({ kind }, index) => {
            const change = changes[index];
            if (kind === 'number' && typeof change === 'string' && !profile.isReversible) {
              expect(change).toMatch(/^-?\d+(?:\.\d+)?$/);
            }
          });
        }
      }),
      { numRuns: 200 },
    );
  });

  test('outside of what is found every character stays', () => {
    fc.assert(
      fc.property(text, (note) => {
        const findings = detect(note);
        const kept: string[] = [];
        let at = 0;
        for (const { start, end } of findings) {
          kept.push(note.slice(at, start));
          at = end;
        }
        kept.push(note.slice(at));
        let made = '';
        const document = {
          ...documentOf({ note }),
          apply: ([change]: readonly unknown[]) => (made = String(change ?? note)),
        };
        // A year of release long past: no bare year is old enough to be one finding more.
        deidentifyDocument(document, { profile: safeHarbor, asOf: 1900 });
        let from = 0;
        for (const piece of kept) {
          const found = made.indexOf(piece, from);
          expect(found).toBeGreaterThanOrEqual(from);
          from = found + piece.length;
        }
        expect(made.startsWith(kept[0]!) && made.endsWith(kept.at(-1)!)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
