import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportMarkdown, importMarkdown, withDraft } from './index.ts';
import { fullSystem, SAID, system } from './systems.test-support.ts';

test('what the register knows of a model comes back', () => {
  const draft = importMarkdown(exportMarkdown(fullSystem()), SAID);
  expect(draft.remarks).toEqual([]);
  expect(draft.attributes).toEqual(fullSystem().attributes);
  expect(withDraft(fullSystem(), draft).system).toEqual(fullSystem());
});

const PIECES = [
  'a',
  ' ',
  '\n',
  '\\',
  '#',
  '# b',
  '---',
  '===',
  '```',
  '~~~',
  '   ### c',
  '\t',
  '- d',
  '> ',
];

test('a text that looks like headings, fences or front matter stays one text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES)), (pieces) => {
      const value = `x${pieces.join('')}x`;
      const one = system({ attributes: { 9: { value, ...SAID } } });
      expect(importMarkdown(exportMarkdown(one), SAID).attributes).toEqual(one.attributes);
    }),
    { numRuns: 1000 },
  );
});

/** The way model hubs write them. */
const HUB = `---
model_name: Example Clinical 7B
model_version: 1.2
tags: [clinical, text-generation]
license: apache-2.0
---

# Example Clinical 7B

Some words before any section.

## Uses

### Direct Use

Drafts letters.

### Out-of-Scope Use

Diagnosis.

\`\`\`python
# Bias, Risks, and Limitations
\`\`\`

## Bias, Risks, and Limitations

Hallucinates.

## Environmental Impact

Unknown.
`;

test('the common headings are read, code blocks are no headings, and the rest is named', () => {
  const draft = importMarkdown(HUB, SAID);
  expect(draft.model).toEqual({ name: 'Example Clinical 7B', version: '1.2' });
  expect(draft.keywords).toEqual(['clinical', 'text-generation']);
  expect(draft.attributes).toMatchObject({
    5: { value: 'Drafts letters.' },
    9: { value: expect.stringMatching(/^Diagnosis\.\n\n```python/) },
    10: { value: 'Hallucinates.' },
  });
  expect(draft.remarks).toEqual([
    'section not read: Example Clinical 7B',
    'section not read: Environmental Impact',
  ]);
});

test.each([
  ['---\na: [\n---\n# x', /no valid YAML/],
  ['---\n- a\n---\n# x', /no list of fields/],
  ['---\na: &a [x]\nb: *a\n---\n# x', /no valid YAML/],
])('front matter %j is refused', (source, problem) => {
  expect(() => importMarkdown(source, SAID)).toThrow(
    expect.objectContaining({
      code: 'document_invalid',
      facts: { kind: 'model-card', problems: [expect.stringMatching(problem)] },
    }),
  );
});
