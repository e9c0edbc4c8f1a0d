/**
 * A disclosure pack: what one jurisdiction asks to be told to patients about AI, in which channel, when, and since when. Law
 * and dates move, so they are data with a source, a day as of which they were read and a day by which to read them again.
 */
import { parse as parseYaml } from 'yaml';
import * as z from 'zod';
import { Failure } from '../../../core/failures.ts';
import { LIMITS } from '../../../core/limits.ts';
import { day, line, link, parsed, slug, text } from '../words.ts';

/** How a text reaches a patient: letters, mail and single messages; a chat; speech; moving pictures. */
export const CHANNELS = ['letter', 'chat', 'audio', 'video'] as const;

export type Channel = (typeof CHANNELS)[number];

const TIMINGS = [
  'with-the-content',
  'before-the-interaction',
  'not-later-than-first-service',
  'as-soon-as-possible',
] as const;

const delivery = z.strictObject({
  placement: z.enum(['beginning', 'throughout', 'start-and-end']),
  /** Plain words; `{contact}` becomes how to reach a person. */
  text: z.strictObject({
    en: text(LIMITS.inventorySummaryLengthMax),
    es: text(LIMITS.inventorySummaryLengthMax),
  }),
});

const rule = z.strictObject({
  id: z.string().regex(/^[a-z-]+\/[a-z0-9-]+$/, 'write pack/rule'),
  law: line,
  source: link,
  /** False for what is good practice and no law. */
  isBinding: z.boolean(),
  from: day,
  until: day.optional(),
  /** Facts that must be so; what is not named here does not matter. */
  when: z.strictObject({
    isReviewed: z.boolean().optional(),
    hasClinicalContent: z.boolean().optional(),
    isMentalHealth: z.boolean().optional(),
    channels: z.array(z.enum(CHANNELS)).min(1).optional(),
  }),
  timing: z.strictObject({ usual: z.enum(TIMINGS), emergency: z.enum(TIMINGS) }),
  duties: z
    .array(z.strictObject({ code: slug, text: text(LIMITS.inventorySummaryLengthMax) }))
    .min(1),
  /** A channel that is left out carries no text under this rule. */
  channels: z.partialRecord(z.enum(CHANNELS), delivery),
});

const schema = z
  .strictObject({
    id: slug,
    title: line,
    /** ISO 3166-1 or 3166-2, or EU. */
    jurisdiction: z.string().regex(/^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/, 'write US-TX'),
    /** Ids of packs that hold besides. */
    includes: z.array(slug).prefault([]),
    asOf: day,
    reviewBy: day,
    rules: z.array(rule).min(1).max(LIMITS.inventoryListMax),
  })
  .refine(({ id, rules }) => rules.every((one) => one.id.startsWith(`${id}/`)), {
    path: ['rules'],
    message: 'the id of a rule begins with that of its pack',
  });

export type DisclosurePack = z.infer<typeof schema>;
export type DisclosureRule = DisclosurePack['rules'][number];

/**
 * @param yaml anchors are allowed, a few: channels share texts
 * @throws Failure document_invalid
 */
export function parseDisclosurePack(yaml: string): DisclosurePack {
  let value: unknown;
  try {
    value = parseYaml(yaml, { maxAliasCount: LIMITS.disclosureAliasesMax, schema: 'core' });
  } catch (cause) {
    const problems = ['is no valid YAML'];
    throw new Failure('document_invalid', { kind: 'disclosure-pack', problems }, { cause });
  }
  return parsed(schema, 'disclosure-pack', value);
}
