/** What the tagger tells apart. `O` is everything that identifies nobody. */
import type { PhiCategory } from '../../core/phi.ts';

export const O = 0;
/** First word of a name; `NAME` are its others. */
export const NAME_FIRST = 1;
export const NAME = 2;
export const STREET = 3;
export const CITY = 4;
export const HOSPITAL = 5;
export const DATE = 6;
export const ID = 7;
export const CONTACT = 8;
export const ORGANIZATION = 9;
export const PROFESSION = 10;
export const AGE = 11;
export const LABELS = 12;

/** By label: what its findings are. An empty category: none (rules find ages over 89). */
export const KIND_OF: readonly { readonly category: PhiCategory; readonly type: string }[] = [
  { category: 'other_unique_id', type: '' },
  { category: 'name', type: 'name' },
  { category: 'name', type: 'name' },
  { category: 'location', type: 'street' },
  { category: 'location', type: 'city' },
  { category: 'location', type: 'hospital' },
  { category: 'date', type: 'date' },
  { category: 'other_unique_id', type: 'id' },
  { category: 'phone', type: 'phone' },
  { category: 'organization', type: 'organization' },
  { category: 'profession', type: 'profession' },
  { category: 'age', type: 'age' },
];
