import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { OperatingPoint } from '../../core/phi.ts';
import { scan } from '../scan.ts';
import { mark, unmark } from '../testing/marks.ts';
import { tokenise } from '../tokens.ts';
import { taggerCandidates } from './decode.ts';
import { look } from './features.ts';
import { MARGIN } from './gate.ts';
import { ROWS_LOG2 } from './kernel.ts';
import { LABELS } from './labels.ts';
import { judge } from './tagger.ts';
import { CHANGE_BYTES, weightsUrl } from './weights.ts';

function tagged(text: string, operatingPoint?: OperatingPoint): string {
  const t = tokenise(text);
  return mark(text, taggerCandidates(t, judge(t, scan(t)), operatingPoint));
}

test.each([
  ['Discussed with ‹Tamsin Okwuosa›, MD, at ‹Wrexley Valley Regional Health›. No fever.'],
  ['She lives in ‹Brindlewick, OH› and follows with Dr. ‹Vantongeren› for asthma.'],
  ['the pt was seen by dr. ‹quillfeather› for cough and will return prn'],
  ['plan: d/w ‹zelenka›, f/u w/ ‹okafor› re cough'],
  ['Stopped heparin after the ‹3/9› fall.'],
  ['Phone: +‹1 (323)\n748-4364›'],
  ['Admit date: ‹21JUNl993›. No fever.'],
  ['Electronically signed by ‹Legend Escobedo›, RN'],
])('%s', (marked) => {
  expect(tagged(unmark(marked))).toBe(marked);
});

test.each([
  ['Reflexes 2/2, strength 5/5, pain 6-7/10, closed with 4-0 Vicryl.'],
  ['A Kocher clamp was placed; the Foley catheter was removed.'],
  ['Rates pain 7/10, a 2/6 murmur, titers 1/2/6, stenosis 0-15%, at 8 A.M. by I.V. push.'],
  ['Mutations of BRCA2 map to 13q12-q13 (Am J Hum Genet 12, 101-109).'],
  ['Summarise: {"resourceType":"Coverage"} {"resourceType":"Condition","code":{"text":"gout"}}'],
])('nobody in: %s', (text) => {
  expect(tagged(text)).toBe(text);
});

test.each([
  ['seen at home, no car. also she wont do sglt2 bc her neighbor lost a toe.', 'wont do sglt2 bc'],
  ['34yo m here fr rt hand pain after punchin a wall on sat nite', 'fr rt hand pain'],
  ['INR 1.6, T bili 7.4, MDF calculates at 41. Lille to be checked on Monday.', '41'],
])('in %s no place: %s', (text, none) => {
  expect(tagged(text)).not.toContain(`‹${none}`);
});

test.each([
  ['name,phone,dx\nAnn Ferrante,555-0199,J45.909\nBo Small,555-0122,E11.9', '0199,J45'],
  ['nombre;apellidos;cp;municipio;medico\nLuz;Blanco Rey;41001;Utrera;Pastor', '41001;Utrera'],
])('two cells of a table are no one identifier: %s', (text, joined) => {
  expect(tagged(text)).not.toContain(joined);
});

test('a lower point never finds less', () => {
  const text = 'Hope called about Vella; the Marlow branch, Ward 7B, sent Ms. K. Oduya to Prine.';
  const count = (operatingPoint: OperatingPoint) =>
    [...tagged(text, operatingPoint).matchAll(/‹([^›]*)›/g)].reduce(
      (all, [, one]) => all + one!.length,
      0,
    );
  expect(count('strict')).toBeGreaterThanOrEqual(count('balanced'));
  expect(count('balanced')).toBeGreaterThanOrEqual(count('light'));
});

test('lower-case ordinary words are not looked at, what may be a name is', () => {
  const t = tokenise('The wound was clean and Zelenka called');
  const s = look(t, []);
  const active = Array.from({ length: t.count }, (_, at) => s.isActive[at + MARGIN]! > 0);
  expect(active).toEqual([false, false, false, false, false, true, false]);
});

test.each(['en', 'es'] as const)(
  'the weights of %s are those that their metadata name',
  (language) => {
    const bytes = readFileSync(weightsUrl(language));
    const about = JSON.parse(
      readFileSync(new URL(`./weights-${language}.json`, weightsUrl(language)), 'utf8'),
    ) as { sha256: string };
    const log2 = Math.log2((bytes.length - CHANGE_BYTES) / LABELS);
    expect(log2).toBe(Math.floor(log2)); // each row stands for as many of the kernel's as any other
    expect(log2).toBeLessThanOrEqual(ROWS_LOG2);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(about.sha256);
  },
);

test.each([
  ['capitals', 'Zelenka '],
  ['one word', 'Aa'],
  ['digits', '12-34/56 '],
  ['labels', 'Name: '],
  ['initials', 'J. '],
  ['lines', 'Xy\n'],
])('takes time in proportion to the text: %s', (_, piece) => {
  const msFor = (length: number) => {
    const text = piece.repeat(Math.ceil(length / piece.length));
    const t = tokenise(text);
    const candidates = scan(t);
    const start = performance.now();
    taggerCandidates(t, judge(t, candidates));
    return performance.now() - start;
  };
  msFor(50_000);
  const small = Math.min(msFor(100_000), msFor(100_000));
  expect(msFor(400_000)).toBeLessThan(small * 12 + 200);
});
