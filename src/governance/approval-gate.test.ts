import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../core/canonical-json.ts';
import { Failure } from '../core/failures.ts';
import { sha256 } from '../core/hash.ts';
import { type Approved, type AsAsked, approvedPrompts, assertApproved } from './approval-gate.ts';

const digest = (text: string) => `sha256:${sha256(text).toString('hex')}`;
const PROMPT = 'List the problems.';
const SCHEMA = { type: 'object', required: ['a'], properties: { a: { type: 'string' } } };
const APPROVED: Approved = { sensitivity: [], upstreams: ['house', 'cloud'], prompts: [] };
const ASKED: Omit<AsAsked, 'approvedPrompts'> = {
  upstream: { name: 'house', hosting: 'local' },
  model: 'auto',
  found: [],
  isGlassBroken: false,
  instructions: { prompts: [], schemas: [] },
};
const CLOUD = { name: 'cloud', hosting: 'outside' } as const;

/** `passes`, or the code of the refusal and its reason. */
function told(approved: Partial<Approved>, asked: Partial<AsAsked>): string {
  try {
    const use = { ...APPROVED, ...approved };
    const request = { ...ASKED, ...asked };
    const prompts = approvedPrompts(use, request.instructions);
    assertApproved(use, { ...request, approvedPrompts: prompts });
    return 'passes';
  } catch (thrown) {
    const { code, facts } = thrown as Failure;
    return [code, facts.because ?? facts.lacking].filter(Boolean).join(' ');
  }
}

describe('classes of content', () => {
  test.each([
    ['what it declares', ['HIV'], ['HIV', 'NY-PHL-27F'], 'passes'],
    ['below what it declares', ['BH'], ['OPIOIDUD', 'MH'], 'passes'],
    ['above what it declares', ['OPIOIDUD'], ['SUD'], 'sensitivity_not_approved SUD'],
    ['beside what it declares', ['BH'], ['MH', 'HIV'], 'sensitivity_not_approved HIV'],
    ['nothing declared', [], ['PSYTHPN'], 'sensitivity_not_approved PSYTHPN'],
    ['laws alone', [], ['42CFRPart2'], 'passes'],
  ] as const)('%s', (_, sensitivity, found, expected) => {
    expect(told({ sensitivity }, { found })).toBe(expected);
  });

  test('a broken glass opens them, and nothing else', () => {
    const emergency = { found: ['HIV'], isGlassBroken: true };
    expect(told({}, emergency)).toBe('passes');
    expect(told({ outputSchema: digest('{}') }, emergency)).toBe('output_not_approved missing');
  });
});

describe('upstreams and their order', () => {
  const binding = { route: { order: 'binding', hosting: 'any' } } as const;
  const local = { route: { order: 'open', hosting: 'local' } } as const;
  test.each([
    ['one that it lists', {}, { upstream: CLOUD, model: 'cloud' }, 'passes'],
    [
      'one that it does not list',
      { upstreams: ['house'] },
      { upstream: CLOUD },
      'upstream_not_approved unlisted',
    ],
    ['a configured one that lists none', { upstreams: [] }, { upstream: CLOUD }, 'passes'],
    ['by its route', binding, { upstream: CLOUD, model: 'auto' }, 'passes'],
    ['the first by name', binding, { model: 'house' }, 'passes'],
    ['the second by name', binding, { upstream: CLOUD, model: 'cloud' }, 'route_not_approved'],
    ['at home', local, {}, 'passes'],
    ['no more at home', local, { upstream: CLOUD }, 'upstream_not_approved hosting'],
    ['as was said, at home', { isInHouse: true }, {}, 'passes'],
    [
      'not where reviewers were told that it runs',
      { isInHouse: true },
      { upstream: CLOUD },
      'upstream_not_approved hosting',
    ],
  ])('%s', (_, approved, asked, expected) => {
    expect(told(approved, asked)).toBe(expected);
  });
});

describe('prompts', () => {
  const prompts = [{ id: 'p', hash: digest(PROMPT) }];
  const saying = (...texts: (string | undefined)[]) => ({
    instructions: { prompts: texts, schemas: [] },
  });
  const strict = { prompts, promptText: 'approved' } as const;
  test.each([
    ['the approved text', strict, saying(PROMPT), 'passes'],
    ['twice', strict, saying(PROMPT, PROMPT), 'passes'],
    ['another', strict, saying(`${PROMPT} Be brief.`), 'prompt_not_approved another_text'],
    ['another beside', strict, saying(PROMPT, 'Be brief.'), 'prompt_not_approved another_text'],
    ['none', strict, saying(), 'prompt_not_approved missing'],
    [
      'one that is kept elsewhere',
      strict,
      saying(PROMPT, undefined),
      'prompt_not_approved unreadable',
    ],
    ['an operation without one', strict, { instructions: undefined }, 'passes'],
    ['another, where any may be sent', { prompts }, saying('Be brief.'), 'passes'],
    [
      'another, where it was made from a pack',
      { prompts, pack: { id: 'p', version: '1' } },
      saying('Be brief.'),
      'prompt_not_approved another_text',
    ],
    [
      'another, where the pack may be spoken about freely',
      { prompts, pack: { id: 'p', version: '1' }, promptText: 'any' as const },
      saying('Be brief.'),
      'passes',
    ],
  ])('%s', (_, approved, asked, expected) => {
    expect(told(approved, asked)).toBe(expected);
  });

  test('which texts of a request were approved word for word', () => {
    const told = { prompts: [PROMPT, 'Be brief.', undefined], schemas: [] };
    expect([...approvedPrompts({ ...APPROVED, prompts }, told)]).toEqual([PROMPT]);
    expect(approvedPrompts(undefined, told).size).toBe(0);
  });
});

describe('the form of answers', () => {
  const approved = { outputSchema: digest(canonicalJson(SCHEMA)) };
  const form = (...schemas: object[]) => ({
    instructions: { prompts: [], schemas: schemas as never[] },
  });
  test.each([
    ['the approved one', approved, form(SCHEMA), 'passes'],
    [
      'laid out otherwise',
      approved,
      form(Object.fromEntries(Object.entries(SCHEMA).reverse())),
      'passes',
    ],
    ['another', approved, form({ ...SCHEMA, required: [] }), 'output_not_approved another_form'],
    ['both', approved, form(SCHEMA, {}), 'output_not_approved another_form'],
    ['none', approved, form(), 'output_not_approved missing'],
    ['any, where none was approved', {}, form({}), 'passes'],
  ])('%s', (_, use, asked, expected) => {
    expect(told(use, asked)).toBe(expected);
  });
});

test('nothing was approved of what cannot be read', () => {
  const asked = { ...ASKED, approvedPrompts: new Set<string>() };
  expect(() => assertApproved(undefined, asked)).toThrow(Failure);
});
