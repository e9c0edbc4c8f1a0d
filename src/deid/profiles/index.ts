/** The profiles that come with the product, by id. */
import { chat } from './chat.ts';
import { expertDetermination } from './expert-determination.ts';
import { limitedDataSet } from './limited-data-set.ts';
import type { Profile } from './profile.ts';
import { pseudonymise } from './pseudonymise.ts';
import { safeHarbor } from './safe-harbor.ts';

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
