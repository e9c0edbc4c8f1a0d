/**
 * What has to be on file before data leave under a profile: a data use agreement and a permitted
 * purpose for a limited data set, 45 CFR §164.514(e)(3),(4); the documented determination, not
 * expired, for Expert Determination, (b)(1)(ii). Without it the release is refused.
 */
import { Failure } from '../core/failures.ts';
import type { Profile } from './profile.ts';

/** Purposes of use (HL7 v3 ActReason) that §164.514(e)(3) permits a limited data set for. */
const LIMITED_DATA_SET_PURPOSES = ['HRESCH', 'PUBHLTH', 'HOPERAT'];

export interface Determination {
  /** Where the documentation is filed: an id, no name of a person. */
  readonly reference: string;
  /** ISO date; the determination holds up to the end of that day, UTC. */
  readonly validUntil: string;
}

export interface ReleaseTerms {
  /** Id of the data use agreement. */
  readonly dataUseAgreement?: string;
  /** HL7 v3 ActReason code. */
  readonly purpose?: string;
  readonly determination?: Determination;
}

/** @throws Failure release_refused; `needs` and `remedy` say what is missing */
export function checkTerms(profile: Profile, terms: ReleaseTerms, now: number): void {
  if (profile.terms === 'data-use-agreement') checkAgreement(profile, terms);
  if (profile.terms === 'determination') checkDetermination(profile, terms.determination, now);
}

/** Ids as they stand in manifests: no free text. */
const REFERENCE = /^[\w./:-]{1,128}$/;

function checkAgreement({ id: profile }: Profile, { dataUseAgreement, purpose }: ReleaseTerms) {
  if (dataUseAgreement === undefined || !REFERENCE.test(dataUseAgreement)) {
    throw new Failure('release_refused', {
      profile,
      needs: 'data use agreement',
      remedy: 'name its id (--dua REF): letters, digits and ._/:- up to 128 characters',
    });
  }
  if (purpose === undefined || !LIMITED_DATA_SET_PURPOSES.includes(purpose)) {
    throw new Failure('release_refused', {
      profile,
      needs: 'purpose of use',
      remedy: `a limited data set is for one of ${LIMITED_DATA_SET_PURPOSES.join(', ')} (--purpose CODE)`,
    });
  }
}

function checkDetermination(
  { id: profile }: Profile,
  determination: Determination | undefined,
  now: number,
): void {
  if (determination === undefined || !REFERENCE.test(determination.reference)) {
    throw new Failure('release_refused', {
      profile,
      needs: 'expert determination',
      remedy: 'name the id of its documentation (--packet REF) and its end (--valid-until DATE)',
    });
  }
  const day = /^\d{4}-\d\d-\d\d$/.test(determination.validUntil)
    ? Date.parse(`${determination.validUntil}T23:59:59.999Z`)
    : Number.NaN;
  if (Number.isNaN(day)) {
    throw new Failure('release_refused', {
      profile,
      needs: 'end of the determination',
      remedy: 'write the day up to which it holds as YYYY-MM-DD (--valid-until)',
    });
  }
  if (day < now) {
    throw new Failure('release_refused', {
      profile,
      needs: 'determination in force',
      remedy: 'the determination has expired: have it renewed',
    });
  }
}
