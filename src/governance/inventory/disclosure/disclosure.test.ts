import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type DisclosureQuestion, disclosureFor, readDisclosurePacks } from '../index.ts';
import { CHANNELS, parseDisclosurePack } from './pack.ts';

const PACKS = readDisclosurePacks();
const QUESTION: DisclosureQuestion = {
  jurisdiction: 'US-CA',
  channel: 'letter',
  isReviewed: false,
  hasClinicalContent: true,
  isEmergency: false,
  at: Date.UTC(2026, 10, 25),
  contact: 'call 555-0100',
};
const ask = (fields: Partial<DisclosureQuestion>) =>
  disclosureFor(PACKS, { ...QUESTION, ...fields });
const told = (fields: Partial<DisclosureQuestion>) =>
  ask(fields).texts.map(({ rule, placement, timing }) => `${rule} ${placement} ${timing}`);

test.each([
  ['a letter', {}, ['us-ca/ab-3030 beginning with-the-content']],
  ['a chat', { channel: 'chat' }, ['us-ca/ab-3030 throughout with-the-content']],
  ['speech', { channel: 'audio' }, ['us-ca/ab-3030 start-and-end with-the-content']],
  ['video', { channel: 'video' }, ['us-ca/ab-3030 throughout with-the-content']],
  ['what a licensed provider has read and reviewed', { isReviewed: true }, []],
  [
    'an appointment',
    { hasClinicalContent: false },
    ['us/ruaih-transparency beginning with-the-content'],
  ],
  ['before the law', { at: Date.UTC(2024, 11, 31, 9, 59) }, []],
  [
    'once it is law anywhere on earth',
    { at: Date.UTC(2024, 11, 31, 10) },
    ['us-ca/ab-3030 beginning with-the-content'],
  ],
] as const)('California, %s', (_, fields, expected) => {
  expect(told(fields)).toEqual(expected);
});

test.each([
  ['usually', {}, 'not-later-than-first-service'],
  ['in an emergency', { isEmergency: true }, 'as-soon-as-possible'],
  ['also where a practitioner has reviewed', { isReviewed: true }, 'not-later-than-first-service'],
])('Texas, %s', (_, fields, timing) => {
  expect(told({ jurisdiction: 'US-TX', ...fields })).toEqual([
    `us-tx/hb-149 beginning ${timing}`,
    `us-tx/sb-1188 beginning ${timing}`,
  ]);
});

test('Texas, between its two laws', () => {
  const { duties } = ask({ jurisdiction: 'US-TX', at: Date.UTC(2025, 9, 1), isReviewed: true });
  expect(duties.map(({ rule, code }) => `${rule} ${code}`)).toEqual([
    'us-tx/sb-1188 practitioner-reviews',
    'us-tx/sb-1188 disclose-ai',
  ]);
});

test.each([
  ['a chat', { channel: 'chat' }, ['us-ut/high-risk-interaction beginning before-the-interaction']],
  ['a letter', {}, ['us/ruaih-transparency beginning with-the-content']],
  [
    'a chat about mental health',
    { channel: 'chat', isMentalHealth: true },
    [
      'us-ut/high-risk-interaction beginning before-the-interaction',
      'us-ut/mental-health-chatbot beginning before-the-interaction',
    ],
  ],
] as const)('Utah, %s', (_, fields, expected) => {
  expect(told({ jurisdiction: 'US-UT', ...fields })).toEqual(expected);
});

test.each([
  ['a chat', { channel: 'chat' }, ['disclose-ai', 'mark-machine-readable']],
  ['a letter', {}, ['mark-machine-readable']],
  [
    'speech',
    { channel: 'audio' },
    ['disclose-ai', 'mark-machine-readable', 'label-synthetic-media'],
  ],
  ['a chat, the day before', { channel: 'chat', at: Date.UTC(2026, 7, 1) }, []],
] as const)('the European Union, %s', (_, fields, expected) => {
  const { duties } = ask({ jurisdiction: 'EU', ...fields });
  expect(duties.map(({ code }) => code)).toEqual(expected);
});

test('a jurisdiction that is not known is refused by name', () => {
  expect(() => ask({ jurisdiction: 'US-NV' })).toThrow(
    expect.objectContaining({
      code: 'jurisdiction_unknown',
      facts: { jurisdiction: 'US-NV', known: ['EU', 'US', 'US-CA', 'US-TX', 'US-UT'] },
    }),
  );
});

test('a text tells how to reach a person, or is not given', () => {
  expect(ask({}).texts[0]?.text).toContain('call 555-0100');
  const { contact: _, ...silent } = QUESTION;
  for (const question of [silent, { ...silent, contact: ' ' }]) {
    expect(() => disclosureFor(PACKS, question)).toThrow(
      expect.objectContaining({ code: 'disclosure_incomplete', facts: { rule: 'us-ca/ab-3030' } }),
    );
  }
  expect(ask({ contact: 'call $& now' }).texts[0]?.text).toContain('call $& now');
});

test('a pack that has not been read for long says so', () => {
  expect(ask({}).packs.map(({ id, isReviewDue }) => [id, isReviewDue])).toEqual([
    ['us-ca', false],
    ['us', false],
  ]);
  expect(ask({ at: Date.UTC(2030, 0, 1) }).packs.every(({ isReviewDue }) => isReviewDue)).toBe(
    true,
  );
});

test('every shipped text says artificial intelligence in both languages, in plain characters', () => {
  const texts = PACKS.flatMap(({ rules }) =>
    rules.flatMap(({ channels }) => CHANNELS.flatMap((channel) => channels[channel]?.text ?? [])),
  );
  expect(texts.length).toBeGreaterThan(20);
  for (const { en, es } of texts) {
    expect(en).toMatch(/\bAI\b|artificial intelligence/i);
    expect(es).toMatch(/inteligencia artificial/i);
    expect([...`${en}${es}`.matchAll(/\{(\w+)\}/g)].every(([, name]) => name === 'contact')).toBe(
      true,
    );
  }
});

const PACK = `
id: us-nv
title: Nevada
jurisdiction: US-NV
includes: [us]
asOf: 2026-01-01
reviewBy: 2027-01-01
rules:
  - id: us-nv/house-rule
    law: House rule
    source: https://example.org/rule
    isBinding: false
    from: 2026-01-01
    when: {}
    timing: { usual: with-the-content, emergency: with-the-content }
    duties: [{ code: disclose-ai, text: Tell. }]
    channels: {}
`;

test("a site's own pack stands beside the shipped ones", () => {
  const folder = mkdtempSync(join(tmpdir(), 'chaperone-packs-'));
  try {
    writeFileSync(join(folder, 'us-nv.yaml'), PACK);
    const packs = readDisclosurePacks(folder);
    const { duties } = disclosureFor(packs, { ...QUESTION, jurisdiction: 'US-NV' });
    expect(duties.map(({ rule }) => rule)).toContain('us-nv/house-rule');

    writeFileSync(join(folder, 'us-nv.yaml'), PACK.replace('[us]', '[us-north]'));
    expect(() => readDisclosurePacks(folder)).toThrow(
      expect.objectContaining({
        code: 'config_invalid',
        facts: { at: 'us-nv', remedy: 'includes packs that are not there: us-north' },
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each([
  [Date.UTC(2026, 5, 1, 11, 59), 1],
  [Date.UTC(2026, 5, 1, 12), 0],
])('a rule until 31 May 2026 at %i', (at, count) => {
  const yaml = PACK.replace('    when:', '    until: 2026-05-31\n    when:').replace('[us]', '[]');
  const { duties } = disclosureFor([parseDisclosurePack(yaml)], {
    ...QUESTION,
    jurisdiction: 'US-NV',
    at,
  });
  expect(duties).toHaveLength(count);
});

test.each([
  ['no day of review', PACK.replace('reviewBy: 2027-01-01\n', ''), '/reviewBy: is missing'],
  ['a condition nobody knows', PACK.replace('when: {}', 'when: { isSunny: true }'), /isSunny/],
  [
    'a rule of another pack',
    PACK.replace('us-nv/house', 'us/house'),
    /begins with that of its pack/,
  ],
  ['what is no YAML', `${PACK}  [`, 'is no valid YAML'],
])('a pack with %s is refused', (_, yaml, problem) => {
  expect(() => parseDisclosurePack(yaml)).toThrow(
    expect.objectContaining({
      code: 'document_invalid',
      facts: { kind: 'disclosure-pack', problems: [expect.stringMatching(problem)] },
    }),
  );
});
