import { expect, test } from 'vitest';
import { detect } from './detect.ts';
import { mark } from './testing/marks.ts';

test.each([
  [
    String.raw`Sum up: {"note":"Summary\n‹Achterberg, Rosalind›\nMRN\n‹84412907›\n‹Maria Garcia› RN"} ok`,
  ],
  [String.raw`{"a":1} {"note":"x\n‹March 3, 2024› seen"}`],
  [String.raw`{"note":"Phone:\t‹802-555-0143›\nSSN\t‹123-45-6789›"} ok`],
  [String.raw`"{\"note\":\"Seen\\n‹Maria Garcia›\\nDOB ‹3/14/1957›\"}" end`],
  [String.raw`seen by ‹Maria›\n‹Garcia› RN, MRN ‹84412907›\n`],
])('%s', (marked) => {
  const text = marked.replace(/[‹›]/g, '');
  expect(mark(text, detect(text))).toBe(marked);
});
