/** The section `deid`: how requests are de-identified, and what a site adds to it. */
import * as z from 'zod';
import { LIMITS } from '../core/limits.ts';
import { OPERATING_POINTS, PHI_CATEGORIES } from '../core/phi.ts';
import { chat } from '../profiles/index.ts';
import { customProfilesSchema } from './custom-profiles.ts';
import { id, milliseconds, path, type Surroundings, text, unique } from './fields.ts';

export const style = () => z.enum(['surrogate', 'placeholder']);
export const guard = () => z.enum(['off', 'count', 'mask', 'stop']);

export function deid(around: Surroundings) {
  return z
    .strictObject({
      style: style()
        .prefault('surrogate')
        .describe(
          'surrogate: realistic stand-ins; placeholder: [PATIENT-1], [PATIENT-1-FAMILY] and the like, one number a person.',
        ),
      guard: guard()
        .prefault('count')
        .describe(
          'What happens to identifiers in an answer that were not in the request: nothing, counted, masked, or the answer is stopped.',
        ),
      profile: text(64)
        .prefault('chat')
        .describe('What becomes of what in requests: chat, or one of profiles on that base.'),
      profiles: customProfilesSchema(around.folder)
        .prefault([])
        .describe('Transformation profiles of your own, for `chaperone deid` and for requests.'),
      operatingPoint: z
        .enum(OPERATING_POINTS)
        .prefault('balanced')
        .describe(
          'How ready the trained tagger is to call something an identifier: strict finds more and takes more that is none, light the reverse.',
        ),
      recognizers: z
        .array(recognizer(around))
        .max(LIMITS.recognizersMax)
        .prefault([])
        .superRefine((list, context) => unique(list, 'id', context))
        .describe('Identifiers of your own: patterns and lists that are searched for as well.'),
      model: model(around)
        .exactOptional()
        .describe('A token classifier of your own that reads along: docs/detection.md.'),
    })
    .superRefine(({ profile, profiles }, context) => {
      if (
        profile === chat.id ||
        profiles.some(({ id, isReversible }) => id === profile && isReversible)
      )
        return;
      context.addIssue({
        code: 'custom',
        path: ['profile'],
        message:
          'write chat, or the id of one of profiles whose base is chat: answers must lead back',
      });
    });
}

function recognizer({ folder }: Surroundings) {
  return z.strictObject({
    id: id().describe('Stands in manifests as `custom/<id>`.'),
    category: z
      .enum(PHI_CATEGORIES)
      .prefault('other_unique_id')
      .describe('What it identifies by; decides what stands in for it.'),
    score: z
      .number()
      .min(0.5)
      .max(1)
      .prefault(0.9)
      .describe('What overlaps and scores less gives way.'),
    pattern: text(1024).exactOptional().describe('RE2 syntax: no look-around, no back-references.'),
    terms: z.array(text()).exactOptional().describe('Words and phrases, found in any case.'),
    termsFile: path(folder).exactOptional().describe('A file of terms, one a line.'),
    examples: z
      .strictObject({
        match: z.array(text(4096)).prefault([]).describe('Texts in which something is found.'),
        noMatch: z.array(text(4096)).prefault([]).describe('Texts in which nothing is.'),
      })
      .exactOptional()
      .describe('Its tests: run at every start, which one that fails prevents. Invent them.'),
  });
}

/** Attention grows with the square of a window: above it, a window takes minutes. */
const WINDOW_TOKENS_MAX = 8192;

function model({ folder }: Surroundings) {
  return z.strictObject({
    folder: path(folder).describe('Folder of model.onnx, tokenizer.json and config.json.'),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, { message: 'write 64 hexadecimal digits in lower case' })
      .describe(
        'Pins the three files. In their folder: `sha256sum config.json model.onnx tokenizer.json | sha256sum`.',
      ),
    labels: z
      .record(text(64), z.enum([...PHI_CATEGORIES, 'none']))
      .refine((labels) => Object.keys(labels).length <= LIMITS.modelLabelsMax, {
        message: `write at most ${LIMITS.modelLabelsMax} labels`,
      })
      .meta({ kind: 'label: category, or none' })
      .prefault({})
      .describe(
        'What labels of the model are, without B- and the like, where their names do not say it or you see it another way.',
      ),
    scoreMin: z
      .number()
      .min(0.01)
      .max(1)
      .prefault(0.5)
      .describe(
        'Probability from which on a word is found. Lower finds more, and more that is none.',
      ),
    timeoutMs: milliseconds(100, 3_600_000)
      .prefault(30_000)
      .describe('For all texts of one request or document; beyond it nothing is sent.'),
    windowTokens: z
      .number()
      .int()
      .min(16)
      .max(WINDOW_TOKENS_MAX)
      .exactOptional()
      .describe('Tokens read at once. Default: what config.json allows, at most 512.'),
    threads: z
      .number()
      .int()
      .min(1)
      .max(LIMITS.deidJobsMax)
      .exactOptional()
      .describe('Cores it may use. Default: all but one.'),
  });
}
