import { expect, test } from 'vitest';
import { scan } from '../scan.ts';
import { tokenise } from '../tokens.ts';
import { look } from './features.ts';
import { MARGIN } from './gate.ts';

/** The words and numbers that are looked at. */
function lookedAt(text: string): string[] {
  const t = tokenise(text);
  const { isActive } = look(t, scan(t));
  const words = Array.from({ length: t.count }, (_, at) => text.slice(t.start[at]!, t.end[at]!));
  return words.filter((_, at) => isActive[at + MARGIN]! > 0);
}

test.each([
  ['The wound was clean, and she slept well', [], 'ordinary words'],
  ['It was Zelenka who then met omar there', ['Zelenka', 'omar'], 'names, in small letters too'],
  ['It was S Chowdhury who said so', ['S', 'Chowdhury'], 'an initial without its dot'],
  ['The pain is 7 now, 20 mg given', [], 'short numbers'],
  ['The pulse was 94 then 72', ['94'], 'a number as high as few are old'],
  ['The count was right. qx', ['qx'], 'small letters that stand apart'],
  ['It was closed by garayb then', ['garayb'], 'a login'],
  ['It was ajayig74 who did', ['ajayig'], 'a login with digits'],
  ['She fell again 3/14, at night', ['3', '14'], 'what may be a month and a day'],
  ['The levels C5-C6 hurt', [], 'spinal levels'],
  ['The number 642-8689 was hers', ['642', '8689'], 'the first digits of a number'],
  ['The chart PJ78W042 was read', ['PJ', '78', 'W', '042'], 'pieces of one number'],
  ['It was at 154 s king dr, alone', ['154', 's', 'king', 'dr'], 'a number before a street'],
  ['AT EASTERN COMMUNITY HOSPITAL', ['EASTERN', 'COMMUNITY', 'HOSPITAL'], 'nothing but capitals'],
  ['at eastern community hospital', ['eastern', 'community', 'hospital'], 'no capitals'],
])('%s: %j (%s)', (text, looked) => {
  expect(lookedAt(text)).toEqual(looked);
});
