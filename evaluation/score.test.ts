import { expect, test } from 'vitest';
import { interval, type Span, scoreDocument, summarise } from './score.ts';

/** `[NAME Ann Lee]` is gold, `‹Ann›` predicted; they may nest either way round. */
function read(marked: string): { text: string; gold: Span[]; predicted: Span[] } {
  const gold: Span[] = [];
  const predicted: Span[] = [];
  const open: { label: string; start: number }[] = [];
  let predictedStart = 0;
  let text = '';
  for (let at = 0; at < marked.length; at += 1) {
    const label = /^\[([A-Z]+) /.exec(marked.slice(at));
    if (label !== null) {
      open.push({ label: label[1]!, start: text.length });
      at += label[0].length - 1;
    } else if (marked[at] === ']') gold.push({ ...open.pop()!, end: text.length });
    else if (marked[at] === '‹') predictedStart = text.length;
    else if (marked[at] === '›')
      predicted.push({ start: predictedStart, end: text.length, label: 'NAME' });
    else text += marked[at];
  }
  return { text, gold, predicted };
}

const scored = (marked: string, id = '1') => {
  const { text, gold, predicted } = read(marked);
  return scoreDocument({ id, text, spans: gold }, predicted);
};

test.each<readonly [string, object, string]>([
  ['[NAME ‹Ann Lee›] came', { hit: 2, missed: 0, wrong: 0, clean: 1, leaks: false }, 'found'],
  ['[NAME ‹Ann› Lee] came', { hit: 1, missed: 1, wrong: 0, clean: 1, leaks: true }, 'half of it'],
  ['[NAME Ann‹e›] came', { hit: 1, charHit: 1, charMissed: 3, leaks: false }, 'touched is found'],
  ['[DATE ‹03/14/1958›]', { hit: 3, tokens: 3 }, 'three tokens'],
  ['[ID ‹MR2024-78›]', { hit: 3, tokens: 3 }, 'letters and digits part'],
  ['[LOCATION Leeds] ‹is› wet', { missed: 1, wrong: 1, clean: 1, canLeak: false }, 'no leak'],
  ['[AGE ‹93›] and [OTHER x]', { hit: 0, wrong: 0, clean: 1 }, 'neither way'],
  ['no ‹one›', { isIdentified: false, isTouched: true, wrong: 1 }, 'a clean document touched'],
  ['naïve ‹café›', { tokens: 2, wrong: 1 }, 'letters with marks are one token'],
])('%s (%#)', (marked, expected) => {
  expect(scored(marked)).toMatchObject(expected);
});

test('ages that were predicted count neither way', () => {
  const document = { id: '1', text: 'aged 93', spans: [] };
  const score = scoreDocument(document, [{ start: 0, end: 7, label: 'AGE' }]);
  expect(score).toMatchObject({ wrong: 0, isTouched: false });
});

test('a corpus: shares over all tokens, leaks over the documents that can leak', () => {
  const documents = [
    scored('[NAME ‹Ann Lee›] came ‹home›', 'a'),
    scored('[NAME Bo] left [LOCATION ‹Ayr›]', 'b'),
    scored('all ‹well›', 'c'),
    scored('nothing here', 'd'),
  ];
  const corpus = summarise(documents);
  expect(corpus.recall?.value).toBe(3 / 4);
  expect(corpus.precision?.value).toBe(3 / 5);
  expect(corpus.charRecall).toBe(9 / 11);
  expect(corpus.leak?.value).toBe(1 / 2);
  expect(corpus.leakWhole).toBe(1 / 2);
  expect(corpus.cleanTouched?.value).toBe(1 / 2);
  expect(corpus.wrongPerThousand?.value).toBe((1000 * 2) / 7);
  expect(corpus.labels.get('NAME')).toEqual({ spans: 2, tokens: 3, found: 2, whole: 1 });
  expect(documents[1]!.misses.map((span) => span.label)).toEqual(['NAME']);
});

test('a corpus without identifiers has no recall, one without clean documents no share of them', () => {
  expect(summarise([scored('all well')]).recall).toBeUndefined();
  expect(summarise([scored('[NAME ‹Bo›]')]).cleanTouched).toBeUndefined();
});

test('intervals hold the value and are the same each time', () => {
  const documents = Array.from({ length: 40 }, (_, index) =>
    scored(index % 4 === 0 ? '[NAME Bo] came' : '[NAME ‹Bo›] came', `${index}`),
  );
  const first = summarise(documents).recall!;
  expect(first).toEqual(summarise(documents).recall);
  expect(first.low).toBeLessThan(0.75);
  expect(first.high).toBeGreaterThan(0.75);
  expect(interval([1, 1, 1])).toEqual({ low: 1, high: 1 });
});
