/** Transformation profiles: the tables that come with the product, and their terms. */
import { chat } from './chat.ts';
import { expertDetermination } from './expert-determination.ts';
import { limitedDataSet } from './limited-data-set.ts';
import type { Profile } from './profile.ts';
import { pseudonymise } from './pseudonymise.ts';
import { safeHarbor } from './safe-harbor.ts';

export { chat, expertDetermination, limitedDataSet, pseudonymise, safeHarbor };

export const PROFILES: readonly Profile[] = [
  safeHarbor,
  limitedDataSet,
  expertDetermination,
  pseudonymise,
  chat,
];

export const profileOf = (
  id: string,
  profiles: readonly Profile[] = PROFILES,
): Profile | undefined => profiles.find((profile) => profile.id === id);

export { objectionToRules } from './fhir-rules.ts';
export {
  APART,
  METHODS,
  type Method,
  methodFor,
  PLACE_SUBJECTS,
  type Profile,
  profileHash,
  type Row,
  rowFor,
  type Subject,
  subjectOf,
  usesKey,
  usesTokens,
} from './profile.ts';
export { checkTerms, type Determination, type ReleaseTerms } from './release-terms.ts';
