/** What a site says of a column of tables, or of a field of JSON. */
import { PHI_CATEGORIES } from './phi.ts';

/** A category: each value is one as a whole. `text`: searched. `keep`: left alone, which only a site may say. */
export const FIELD_ROLES = [
  ...PHI_CATEGORIES,
  'text',
  'keep',
  'reference',
  'media',
  'street',
  'city',
  'county',
  'state',
  'country',
  'postal-code',
] as const;

export type FieldRole = (typeof FIELD_ROLES)[number];

/** A field of JSON by its place (`json-path.ts`), with all that stands below it. */
export interface PlacedRole {
  readonly path: string;
  readonly role: FieldRole;
}
