import { expect, test } from 'vitest';
import { printableName, printableType } from './printable.ts';

test.each([
  ['web_search_20250305', 'web_search_20250305'],
  ['context-1m-2025-08-07', 'context-1m-2025-08-07'],
  ['code_execution_20250825_preview', 'code_execution_{}_preview'],
  ['visit_19570312', 'visit_{}'], // nobody's date of birth
  ['visit_2025-0807', 'visit_{}-{}'],
  ['Garcia_20250305', 'unprintable'],
  ['hologram', 'hologram'],
  [7, 'unprintable'],
  [undefined, 'missing'],
])('a type %j is shown as %s', (type, shown) => {
  expect(printableType(type)).toBe(shown);
});

test.each([
  ['foo', 'foo'],
  ['patient_note', 'patient_note'],
  ['x-patient', 'x-patient'],
  ['maxTokens', 'maxTokens'],
  ['response.output_text.delta', 'response.output_text.delta'],
  ['$vocabulary', '$vocabulary'],
  ['web_search_20250305', 'web_search_{}'],
  ['Garcia', 'unprintable'],
  ['note_for_Garcia', 'unprintable'],
  ['lookup_Achterberg_84412907', 'unprintable'],
  ['eva garcia', 'unprintable'],
  ['mrn84412907', 'unprintable'],
  ['a'.repeat(65), 'unprintable'],
  [7, 'unprintable'],
  [undefined, 'missing'],
])('a name %j is shown as %s', (name, shown) => {
  expect(printableName(name)).toBe(shown);
});
