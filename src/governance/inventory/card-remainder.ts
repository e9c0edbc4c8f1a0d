/** What a vendor's applied model card says beyond the fields of the register: kept, shown, and written back as it came. */
import * as z from 'zod';
import { LIMITS } from '../../core/limits.ts';
import { CARD_PLACES } from './card-places.ts';
import { line, text } from './words.ts';

const REMAINDER_PATHS = Object.entries(CARD_PLACES).flatMap(([path, place]) =>
  'remainder' in place ? [path] : [],
);

const results = z
  .array(
    z.strictObject({
      label: text(),
      /** The card's own JSON, unread: `{"kind":"single","value":92.1,"unit":"%"}`. */
      valueJson: text(),
    }),
  )
  .max(LIMITS.inventoryListMax)
  .optional();

export const cardRemainder = z.strictObject({
  /** Path of the element, `Resources/ClinicalTrial`, to its text. */
  texts: z.partialRecord(z.enum(REMAINDER_PATHS), text()).prefault({}),
  ehrs: z.array(line).max(LIMITS.inventoryListMax).prefault([]),
  keywords: z.array(line).max(LIMITS.inventoryListMax).prefault([]),
  results: z.strictObject({ usefulness: results, fairness: results, safety: results }).prefault({}),
});

export type CardRemainder = z.infer<typeof cardRemainder>;
