import { expect, test } from 'vitest';
import { expand } from './expand.ts';
import { poolsFor } from './pools.ts';
import { Random } from './random.ts';
import { newScene } from './scene.ts';
import { excerpt, WRITTEN } from './written.ts';

const r = new Random(5);
const pools = poolsFor('train');
const textOf = (pieces: readonly { text: string }[]) => pieces.map(({ text }) => text).join('');

test('every written note comes out whole, whichever of its alternatives are picked', () => {
  expect(WRITTEN.length).toBeGreaterThan(900);
  for (const note of WRITTEN) {
    for (let time = 0; time < 5; time += 1) {
      const text = textOf(expand(note, newScene(r, pools)));
      expect(text.trim()).not.toBe('');
      expect(text).not.toMatch(/^=== /m);
    }
  }
});

test('no two notes are one', () => {
  expect(new Set(WRITTEN).size).toBe(WRITTEN.length);
});

test('an excerpt is lines of its note in their order, what identifies in them as before', () => {
  const note = [
    { text: 'Seen by\n', tag: undefined },
    { text: 'Osei\nMensah', tag: 'NAME' as const },
    { text: ', stable\nPlan: home', tag: undefined },
  ];
  const seen = new Set<string>();
  for (let time = 0; time < 200; time += 1) {
    const cut = excerpt(r, note);
    expect(textOf(note)).toContain(textOf(cut));
    for (const { text, tag } of cut) expect(tag === 'NAME').toBe(/^(?:Osei|Mensah)/.test(text));
    seen.add(textOf(cut));
  }
  expect(seen.size).toBeGreaterThan(5);
});
