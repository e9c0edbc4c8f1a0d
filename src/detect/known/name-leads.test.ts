import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KnownName, KnownPerson } from '../../core/person.ts';
import { viewOf } from '../view.ts';
import { indexKnown } from './known-index.ts';
import { addNameForms } from './name-forms.ts';
import { NameLeads } from './name-leads.ts';

const part = fc.oneof(
  fc.constantFrom(
    ...["O'Brien", 'de la Cruz', 'Müller', 'Groß', 'Ng', 'X', 'Al-Rashid', '王小明', 'Jean-Luc'],
    ...[
      'William',
      'Æsop',
      'Dr.',
      'St. John',
      'Li',
      'A B',
      'Smith Jr',
      '李',
      'Иванова',
      "D'",
      '1004',
    ],
  ),
  fc.stringMatching(/^[A-Z][a-z]{0,6}(?:[-' ][A-Z][a-z]{0,4})?$/),
);
const name: fc.Arbitrary<KnownName> = fc.oneof(
  fc.record({ given: fc.array(part, { maxLength: 3 }), family: part }),
  fc.record({ given: fc.array(part, { maxLength: 3 }) }),
  fc.record({
    given: fc.constant([]),
    text: fc.array(part, { maxLength: 4 }).map((all) => all.join(' ')),
  }),
  fc.record({
    given: fc.constant([]),
    text: fc.tuple(part, part).map(([family, given]) => `${family}, ${given}`),
  }),
);

test('every form of a name begins at a lead', () => {
  fc.assert(
    fc.property(name, (known) => {
      const leads = new NameLeads([known]);
      addNameForms(known, (form) => {
        if (form.length > 1) expect(leads.isIn(viewOf(`to ${form}.`)), form).toBe(true);
      });
    }),
    { numRuns: 2000 },
  );
});

const person = (known: KnownName, identifiers: KnownPerson['identifiers'] = []): KnownPerson => ({
  ...{ ref: '', role: 'relative', names: [known], identifiers },
  ...{ dates: [], phones: [], emails: [], addresses: [] },
});

const DIGITS: Readonly<Record<string, string>> = { o: '0', i: '1', l: '1', e: '3', a: '4', s: '5' };
/** A part of a name as it stands, or miswritten. */
const ways: readonly ((part: string) => string)[] = [
  (part) => part,
  (part) => [...part].join(' '),
  (part) => [...part].join('. '),
  (part) => `${part.slice(0, 1)}_${part.slice(1)}`,
  (part) => `${part.slice(0, 2)}**${part.slice(2)}`,
  (part) => part.replace(/[oilae]/g, (letter) => DIGITS[letter]!),
  (part) => part.replace(/m|M/g, 'rn').replace(/d/g, 'cl').replace(/w/g, 'vv'),
  (part) => part.replace(/rn/g, 'm').replace(/l/g, 'I'),
  (part) => [...part].reverse().join(''),
];

test('what is made when it is needed finds what is made at once', () => {
  const some = fc.array(
    fc.oneof(part, fc.constantFrom('seen', 'by', 'M.', 'a', 'ms', 'mr', 'TmdQ')),
    {
      maxLength: 6,
    },
  );
  const between = fc.constantFrom(' ', '.', '', '\n', ', ', '%20');
  const way = fc.constantFrom(...ways);
  fc.assert(
    fc.property(name, some, some, between, way, (known, before, after, blank, write) => {
      const { given, family = '', text = '' } = known;
      const own = [...given.map((each) => each.slice(0, 1)), write(family), write(text)];
      const note = [...before, ...own, ...after].join(blank);
      // Of somebody of whom more than a name is known, the forms are made at once.
      const atOnce = indexKnown([person(known, [{ value: 'QQ-88118811', type: 'mrn' }])]);
      expect(indexKnown([person(known)]).find(note)).toEqual(atOnce.find(note));
    }),
    { numRuns: 2000 },
  );
});

test('a text that has nothing of the name has no lead to it', () => {
  const leads = new NameLeads([{ given: ['Ada'], family: 'Orlop' }]);
  expect(leads.isIn(viewOf('General examination of patient'))).toBe(false);
  expect(leads.isIn(viewOf('Seen by A. Orlop'))).toBe(true);
});
