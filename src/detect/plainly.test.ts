import { expect, test } from 'vitest';
import { plainly } from '../core/plain.ts';
import { detect } from './detect.ts';
import { mark, unmark } from './testing/marks.ts';

test.each([
  ['hyphens of a word processor', 'MRN ‹7741‑0288›, call ‹415‐555‐0149›'],
  ['an en dash within a number', 'MRN: ‹7741–0288› seen ‹3–14–2024›'],
  ['thin and no-break blanks', 'Call ‹(415)\u2009555\u202f0149›, DOB:\u00a0‹3/14/1957›'],
  ['full-width digits and marks', 'MRN：‹４４７１８２３›'],
  ['quotation marks', 'Pt ‹Siobhan O’Rourke› was seen'],
  ['ends of lines of other systems', 'Name: ‹Maria Garcia›\u2028MRN: ‹4471823›\fDOB: ‹3/14/1957›'],
  [
    'control words of RTF',
    'Name:\\tab ‹Maria Garcia›\\par\\b MRN:\\b0  ‹4471823›\\par DOB: ‹3/14/1957›\\par',
  ],
  ['line ends of HL7', 'Name: ‹Maria Garcia›\\.br\\MRN: ‹4471823›\\.br\\'],
  ['lines that are counted', '1: Name:\n2: ‹Maria Garcia›\n3: MRN ‹4471823›\n4: DOB ‹3/14/1957›'],
  ['tags of pages', '<p>Name: ‹Maria Garcia›</p><br/>MRN: ‹4471823›<br>'],
])('%s', (_, marked) => {
  const text = unmark(marked);
  expect(mark(text, detect(text))).toBe(marked);
});

test.each([
  'Plain text – with a dash between blanks, and — another',
  'a < b, x<y>, <a href="mailto:maria@hospital.example">',
  '',
])('stays as it is: %s', (text) => {
  expect(plainly(text)).toBe(text);
});

test('every offset stays', () => {
  const text = 'A\u00a0B‑C–D “E” ‘F’ <br/>G</td>H\u2028\u2212１';
  expect(plainly(text)).toHaveLength(text.length);
  expect(plainly(text)).toBe(`A B-C-D "E" 'F' \n    G\t    H\n-1`);
});
