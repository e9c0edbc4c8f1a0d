/** What holds of documents whatever stands in them. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { KnownPerson } from '../core/person.ts';
import { type Finding, PHI_CATEGORIES } from '../core/phi.ts';
import { detect } from '../detect/index.ts';
import type { DocumentLocus } from '../formats/index.ts';
import {
  chat,
  expertDetermination,
  limitedDataSet,
  pseudonymise,
  safeHarbor,
} from '../profiles/index.ts';
import { documentOf, type Field, SECRET, safely, value } from './document.test-support.ts';
import { deidentifyDocument, type SearchedDocument, type Tools } from './document.ts';
import { changesOf } from './document-changes.ts';
import { Keyed } from './keyed.ts';
import { newTally } from './tally.ts';

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
      for (const profile of [safeHarbor, limitedDataSet, expertDetermination, pseudonymise, chat]) {
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

test('a text with a hundred thousand findings takes no longer than its length', () => {
  const line = 'Seen again today, and nothing new at all. Ada ';
  const count = 100_000;
  const findings = Array.from({ length: count }, (_, index): Finding => {
    const end = (index + 1) * line.length - 1;
    return { start: end - 3, end, category: 'name', type: 'name', score: 1, rule: 'name/lexicon' };
  });
  const locus: DocumentLocus = { kind: 'text', path: '', role: 'text', text: line.repeat(count) };
  const document = { loci: [locus], findings: [findings], parts: [], order: () => undefined };
  const [changed] = changesOf(
    document as unknown as SearchedDocument,
    { profile: safeHarbor, asOf: 2026 } as Tools,
    newTally(),
  );
  expect(changed).toBe(line.replace('Ada', '[NAME]').repeat(count));
});

test('a Bundle about sixty thousand patients takes no longer than its length', () => {
  const count = 60_000;
  const locus: DocumentLocus = { kind: 'text', path: '', role: 'postal-code', text: '05701' };
  const loci = Array.from({ length: count }, () => locus);
  const parts = loci.map((_, from) => ({ subject: `Patient/${from}`, from, to: from + 1 }));
  const document = { loci, findings: loci.map(() => []), parts, order: () => undefined };
  const changes = changesOf(
    document as unknown as SearchedDocument,
    { profile: safeHarbor, asOf: 2026, zip3Vintage: '2020' } as Tools,
    newTally(),
  );
  expect(new Set(changes)).toEqual(new Set(['057']));
});

test('names of a Bundle are drawn once, however many patients it is about, and are the same all over it', () => {
  const drawsFor = (count: number): number => {
    const persons = Array.from({ length: count }, (_, at): KnownPerson => {
      const names = [
        { given: [`Odile${'abcdefghij'[at % 10]}`], family: `Castell${lettersOf(at)}` },
      ];
      const nothing = { dates: [], phones: [], emails: [], addresses: [], identifiers: [] };
      return { ref: `Patient/${at}`, role: 'patient', names, ...nothing };
    });
    const last = persons.at(-1)!.names[0]!.family!;
    const loci = persons.flatMap(({ names }) => [
      value(names[0]!.family!, 'name', 'family'),
      value(last, 'name', 'family'),
    ]);
    const parts = persons.map(({ ref }, at) => ({ subject: ref, from: 2 * at, to: 2 * at + 2 }));
    const known = {
      persons,
      find: (text: string) => (text === last ? [{ start: 0, person: count - 1 }] : []),
    };
    const findings = loci.map(() => []);
    const document = { loci, findings, parts, known, subject: 'Bundle/1', order: () => undefined };
    const draw = vi.spyOn(Keyed.prototype, 'draw');
    const changes = changesOf(
      document as unknown as SearchedDocument,
      { profile: pseudonymise, asOf: 2026, keyed: new Keyed(SECRET) } as Tools,
      newTally(),
    );
    expect(new Set(changes.filter((_, at) => at % 2 === 1)).size).toBe(1);
    return draw.mock.calls.length;
  };
  const few = drawsFor(40);
  vi.restoreAllMocks();
  expect(drawsFor(160)).toBeLessThan(8 * few);
  vi.restoreAllMocks();
});

/** `ab` for 1, `ba` for 10. */
const lettersOf = (at: number): string =>
  String(at).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!);
