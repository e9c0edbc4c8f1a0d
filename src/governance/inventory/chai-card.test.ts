import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LIMITS } from '../../core/limits.ts';
import { CARD, CARD_NAMESPACE, type CardElement } from './card-shape.ts';
import { cardProblems } from './card-validate.ts';
import { exportChaiCard, importChaiCard, withDraft } from './index.ts';
import { fullSystem, SAID, system } from './systems.test-support.ts';
import { parseXmlTree } from './xml-tree.ts';

const problems = (xml: string) => cardProblems(parseXmlTree(xml));
const card = exportChaiCard(fullSystem());

test.each([
  ['as little as possible', system()],
  ['everything', fullSystem()],
])('a card of a system with %s has the structure of the schema', (_, one) => {
  expect(problems(exportChaiCard(one))).toEqual([]);
});

test('what is read and written again says the same', () => {
  const { system: again } = withDraft(fullSystem(), importChaiCard(card, SAID));
  expect(exportChaiCard(again)).toBe(card);
  expect(again).toEqual({
    ...fullSystem(),
    card: {
      ...again.card,
      texts: expect.objectContaining(fullSystem().card?.texts ?? {}),
    },
  });
});

const PIECES = [...'ab <>&"\'\r\n\t', 'é', '—', '𝔸', '&amp;', '<!--', ']]>', '<![CDATA['];

test('any text comes back as it was, whatever markup it looks like', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES)), (pieces) => {
      const value = `x${pieces.join('')}x`;
      const one = system({ attributes: { 9: { value, ...SAID } } });
      const draft = importChaiCard(exportChaiCard(one), SAID);
      expect(draft.attributes[9]).toEqual({ value, ...SAID });
    }),
  );
});

test('why something is not available survives', () => {
  const one = system({ attributes: { 9: { notAvailable: 'the vendor did not answer', ...SAID } } });
  const draft = importChaiCard(exportChaiCard(one), SAID);
  expect(draft.attributes[9]).toEqual({ notAvailable: 'the vendor did not answer', ...SAID });
  expect(draft.attributes[10]).toBeUndefined();
});

test('a card that is read in again changes who said what, and when, only where it says something else', () => {
  const later = { author: 'somebody else', date: '2027-01-01' };
  const before = system({
    attributes: { 9: { value: 'as before', ...SAID }, 10: { value: 'not for children', ...SAID } },
  });
  const changed = system({
    attributes: { ...before.attributes, 10: { value: 'not below 16 years', ...SAID } },
  });
  const { system: after } = withDraft(before, importChaiCard(exportChaiCard(changed), later));
  expect(after.attributes[9]).toEqual({ value: 'as before', ...SAID });
  expect(after.attributes[10]).toEqual({ value: 'not below 16 years', ...later });
});

test('another version of the model takes the local results with it', () => {
  const before = system({
    bias: { date: '2026-10-01', result: 'no-difference-found', summary: 'None.' },
    attributes: { 27: { value: 'AUROC 0.8', ...SAID }, 26: { value: 'monthly', ...SAID } },
  });
  const newer = exportChaiCard(system({ model: { name: 'Sepsis Watcher', version: '3.0' } }));
  const { system: after, remarks } = withDraft(before, importChaiCard(newer, SAID));
  expect(after).toMatchObject({ model: { version: '3.0' }, owner: before.owner });
  expect(after.bias).toBeUndefined();
  expect(Object.keys(after.attributes)).not.toContain('27');
  expect(after.attributes[26]).toEqual({ value: 'monthly', ...SAID });
  expect(remarks).toContain('the card is of version 3.0, not 2.1: evaluate it here again');
});

const SIGNED = card.replace(
  '</AppliedModelCard>',
  '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo Id="a"/></ds:Signature></AppliedModelCard>',
);

test('a signature is allowed where it belongs, noted, and not taken for verified', () => {
  expect(problems(SIGNED)).toEqual([]);
  expect(importChaiCard(SIGNED, SAID).remarks).toEqual([
    'the card is signed; the signature was not verified',
  ]);
});

test('a figure that is no JSON is kept and remarked', () => {
  const xml = card.replace('{"kind":"single","value":0.81}', '0.81 or so');
  const draft = importChaiCard(xml, SAID);
  expect(draft.card?.results.usefulness).toEqual([{ label: 'AUROC', valueJson: '0.81 or so' }]);
  expect(draft.remarks).toEqual(['KeyMetrics/UsefulnessUsabilityEfficacy: ValueJson 1 is no JSON']);
});

test('prefixes are as good as a default namespace', () => {
  const prefixed = card
    .replace(`xmlns="${CARD_NAMESPACE}"`, `xmlns:mc="${CARD_NAMESPACE}"`)
    .replace(/<(\/?)(\w)/g, '<$1mc:$2');
  expect(problems(prefixed)).toEqual([]);
});

const without = (name: string) =>
  card.replace(new RegExp(` *<${name}>[\\s\\S]*?</${name}>\\n`), '');

test.each([
  [
    'a required text',
    without('ModelName'),
    '/AppliedModelCard/BasicInfo: ModelName is missing or out of order',
  ],
  [
    'a required group',
    without('Warnings'),
    '/AppliedModelCard: Warnings is missing or out of order',
  ],
  ['an optional text', without('RegulatoryApproval'), undefined],
  ['an optional group', without('EHRCompatibility'), undefined],
  [
    'every metric result',
    card.replace(/<MetricResult>[\s\S]*?<\/MetricResult>/, ''),
    '/AppliedModelCard/KeyMetrics/UsefulnessUsabilityEfficacy/Results: MetricResult is missing or out of order',
  ],
])('a card without %s', (_, xml, problem) => {
  expect(xml).not.toBe(card);
  const found = problems(xml);
  if (problem === undefined) expect(found).toEqual([]);
  else expect(found).toContain(problem);
});

test.each([
  ['an element twice', /(<HowToUse>.*?<\/HowToUse>)/s, '$1$1', /HowToUse stands there twice/],
  [
    'an unknown element',
    '<BasicInfo>',
    '<BasicInfo><Price>1</Price>',
    /BasicInfo: child 1 does not belong/,
  ],
  ['text in a group', '<BasicInfo>', '<BasicInfo>hello', /BasicInfo: takes elements and no text/],
  ['markup in a text', '<Summary>', '<Summary><b/>', /Summary: takes text and no elements/],
  ['an attribute', '<BasicInfo>', '<BasicInfo lang="en">', /BasicInfo: takes no attributes/],
  ['version 0.1', 'v0.2/schema.xsd', 'v0.1/schema.xsd', /this version of the schema is not known/],
  ['another root', /AppliedModelCard/g, 'ModelCard', /the root is not AppliedModelCard/],
  [
    'another order',
    /(\s*<Summary>[\s\S]*?<\/Summary>)([\s\S]*?)(\s*<\/ModelSummary>)/,
    '$2$1$3',
    /ModelSummary: Summary is missing or out of order/,
  ],
])('%s is told with its place', (_, from, to, problem) => {
  const xml = card.replace(from, to);
  expect(xml).not.toBe(card);
  expect(problems(xml).join('\n')).toMatch(problem);
  expect(() => importChaiCard(xml, SAID)).toThrow(
    expect.objectContaining({ code: 'document_invalid' }),
  );
});

test.each([
  ['an entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', /DOCTYPE/],
  ['an unknown entity', '<a>&nbsp;</a>', /line 1: is no well-formed XML/],
  ['an end that is missing', '<a><b></a>', /is no well-formed XML/],
  ['nothing', '', /XML|no element/],
  ['depth', '<a>'.repeat(LIMITS.modelCardDepthMax + 1), /nested too deeply/],
  ['many elements', `<a>${'<b/>'.repeat(LIMITS.modelCardElementsMax)}</a>`, /more elements than/],
  ['length', ' '.repeat(LIMITS.modelCardLengthMax + 1), /too long/],
])('%s is refused before anything is built from it', (_, xml, problem) => {
  expect(() => importChaiCard(xml, SAID)).toThrow(
    expect.objectContaining({
      code: 'document_invalid',
      facts: { kind: 'chai-model-card', problems: [expect.stringMatching(problem)] },
    }),
  );
});

/** Counted in the published schema v0.2, its types expanded where they are used. */
test('the table has as many elements as the schema', () => {
  const count = ({ content }: CardElement): number =>
    1 + (typeof content === 'string' ? 0 : content.reduce((sum, one) => sum + count(one), 0));
  const optional = ({ isRequired, content }: CardElement): number =>
    (isRequired ? 0 : 1) +
    (typeof content === 'string' ? 0 : content.reduce((sum, one) => sum + optional(one), 0));
  expect({ elements: count(CARD), optional: optional(CARD) }).toEqual({
    elements: 82,
    optional: 12,
  });
});
