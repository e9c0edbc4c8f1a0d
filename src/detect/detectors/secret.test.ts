import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { secret } from './secret.ts';

const JWT = `eyJ${'hbGciOiJI'.repeat(2)}.eyJ${'zdWIiOiIx'.repeat(2)}.${'Sfl-xwRJSM'.repeat(3)}`;
/** Put together here, so that no scanner takes this file for a leak. */
const KEY = ['AKIA', 'IOSFODNN7EXAMPLE'].join('');

test.each([
  [`key ‹${KEY}› was used`, 'the sample of the issuer’s documentation'],
  [`‹${['ghp', 'a1B2'.repeat(9)].join('_')}›`, 'source host'],
  [`‹${['sk', 'proj-a1B2c3D4e5F6g7H8i9'].join('-')}›`, 'model provider'],
  [`token ‹${JWT}›`, 'JSON web token'],
  [`Authorization: Bearer ‹${'a1b2c3d4e5'.repeat(2)}›`, 'bearer'],
  ['‹-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----› and', 'PEM'],
  ['portal password: ‹Tulip!44›', 'password'],
  ['password is ‹tulip44›', 'password in a sentence'],
  ['x3, password "‹mango22›". Wants no calls, password “‹tangerine›”', 'in quotes'],
  ['Code word is ‹bluebird›. codeword: ‹Heron›, code word "‹otter›"', 'agreed with a family'],
  ['code word is required, code word was asked, the word is out', 'no word of a family'],
  ['password: reset', 'no password'],
  ['the "password policy" applies, password "expired"', 'words in quotes'],
  ['the password expired', 'a word'],
  ['BEGIN aspirin, sk-eletal, AKIA', 'near words'],
  ['ring bearer, bearer of good news', 'another bearer'],
])('%s (%s)', (marked) => {
  expect(markBy(secret, marked)).toBe(marked);
});
