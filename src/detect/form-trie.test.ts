import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FormTrie } from './form-trie.ts';

const walk = (trie: FormTrie<number>, text: string) => {
  let node = 0;
  for (let at = 0; at < text.length && node >= 0; at += 1)
    node = trie.next(node, text.charCodeAt(at));
  return node < 0 ? undefined : (trie.valuesAt(node) ?? 'inner');
};

test('finds what was added, its beginnings, and nothing else', () => {
  const form = fc.string({
    unit: fc.constantFrom('a', 'b', ' ', 'ß', '漢', '\uffff'),
    minLength: 1,
    maxLength: 9,
  });
  fc.assert(
    fc.property(fc.array(form, { maxLength: 400 }), form, (forms, other) => {
      const trie = new FormTrie<number>();
      for (const [index, each] of forms.entries()) trie.add(each, index);
      for (const each of [...forms, other]) {
        const owners = forms.flatMap((one, index) => (one === each ? [index] : []));
        const isBeginning = forms.some((one) => one.startsWith(each));
        expect(walk(trie, each)).toEqual(
          owners.length > 0 ? owners : isBeginning ? 'inner' : undefined,
        );
      }
    }),
    { numRuns: 60 },
  );
});

test('grows far beyond its first size', () => {
  const trie = new FormTrie<number>();
  for (let n = 0; n < 20_000; n += 1) trie.add(`form ${n} of many`, n);
  for (let n = 0; n < 20_000; n += 997) expect(walk(trie, `form ${n} of many`)).toEqual([n]);
  expect(walk(trie, 'form 20000 of many')).toBeUndefined();
});
