/** A field of dates in another notation than its own: read, or gone, and never left. */
import { expect, test } from 'vitest';
import { chat, limitedDataSet, type Profile, pseudonymise, safeHarbor } from '../profiles/index.ts';
import { documentOf, SECRET } from './document.test-support.ts';
import { deidentifyDocument } from './document.ts';

const field = (text: string, kind: 'text' | 'number' = 'text') =>
  documentOf({ born: { text, kind, category: 'date', label: 'dob' } }, { subject: 'Patient/17' });

const under = (profile: Profile, text: string, kind?: 'text' | 'number') =>
  deidentifyDocument(field(text, kind), { profile, secret: SECRET, asOf: 2026 });

test.each([
  '031424',
  '20892',
  '45365.4375',
  '19570312.0',
  '24-03-14',
  '12-03-24',
  'day 74',
  '74/2024',
  '57',
  '2112',
  '3 days ago',
  '12 March',
  '٣ ١٢ ٥٧',
  'about 3 12 57, the ward',
  '03/12/1957, MRN 84412907',
])('%s cannot be read, and goes', (text) => {
  const { text: released, tally } = under(safeHarbor, text);
  expect(released).toBe('');
  expect(tally).toMatchObject({ datesRemoved: 1, methods: { 'date redact': 1 } });
});

test.each([
  ['03/12/1957 10:15 AM', '1957 10:15 AM'],
  ['3/12/57', '1957'],
  ['3 12 57', '1957'],
  ['3 12 1957', '1957'],
  ['03-14-24', '2024'],
  ['seen 3 12 57, the ward', 'seen 1957, the ward'],
  ['Mar-15-24', '2024'],
  ['12.3.1957', '1957'],
  ['03/14/2024 - 03/20/2024', '2024 - 2024'],
  ['14:30', '14:30'],
  ['unknown', 'unknown'],
  ['N/A', 'N/A'],
  ['none', 'none'],
  ['in spring', 'in spring'],
])('%s is %s under Safe Harbor', (text, expected) => {
  expect(under(safeHarbor, text).text).toBe(`born: ${expected}\n`);
});

test.each(['20892', '24-03-14', '74/2024', 'Q1 2024'])('%s is not shifted', (text) => {
  expect(under(pseudonymise, text).text).toBe('');
});

test('a number is none of days', () => {
  expect(under(safeHarbor, '20892', 'number').text).toBe('');
});

test('what keeps dates searches what else stands there', () => {
  expect(under(limitedDataSet, '3 12 57').text).toBe('born: 3 12 57\n');
  expect(under(limitedDataSet, 'MRN 84412907').text).toMatch(/^born: MRN p[0-9a-f]+\n$/);
});

test('a chat leads back', () => {
  const { text, pairs } = under(chat, '3 12 57');
  expect(text).not.toContain('3 12 57');
  expect(pairs.map(({ original }) => original)).toContain('3 12 57');
});
