/**
 * The manifest of a run: what was done, by which rules and data, how well detection is known to work,
 * and what risk remains. Holds counts, ids and hashes, and no value of any document.
 */
import type { OperatingPoint } from '../core/phi.ts';
import { engineDigest, engineName } from '../detect/index.ts';
import { formatsDigest } from '../formats/index.ts';
import { type Profile, profileHash, type ReleaseTerms, usesKey } from '../profiles/index.ts';
import { MEASURED, MEASURED_DIGEST, MEASURED_ENGINE, type Measurement } from './measured.ts';
import type { Tally } from './tally.ts';
import { type Zip3Vintage, zip3ListHash } from './transforms/zip3-allow-list.ts';

/** What a manifest says that it is. */
export const DEID_MANIFEST = 'chaperone/deid-manifest/1';

export interface RunManifest {
  readonly format: typeof DEID_MANIFEST;
  readonly claim: string;
  readonly profile: {
    readonly id: string;
    readonly version: number;
    readonly hash: string;
    readonly basis: string;
    readonly clinicians: string;
    /** How many rules on FHIR elements it has; they are part of the hash. Absent where none. */
    readonly fhirRules?: number;
  };
  readonly terms: ReleaseTerms;
  /** Detection by its name and by a digest of its rules, words and weights; ids of recognisers added to it. */
  readonly engine: {
    readonly version: string;
    readonly digest: string;
    readonly recognizers: readonly string[];
  };
  /** Site key by its fingerprint, where the profile uses one. */
  readonly key: string | null;
  readonly data: {
    readonly zip3: { readonly vintage: Zip3Vintage; readonly hash: string };
    /** How documents are walked, with the words and codes that stay in their places. */
    readonly formats: { readonly hash: string };
  };
  /** Year that ages over 89 were judged by. */
  readonly asOf: number;
  readonly counts: Omit<Tally, 'characters' | 'charactersChanged' | keyof RunManifest['utility']>;
  readonly utility: {
    /** Of the characters of all places, percent that a change covered. */
    readonly charactersChangedPercent: number;
    readonly datesShifted: number;
    readonly datesGeneralised: number;
    readonly datesRemoved: number;
    readonly datesKept: number;
    readonly codes: number;
    readonly codesKept: number;
  };
  readonly measured: {
    readonly engine: string;
    readonly digest: string;
    /** False when the figures were measured with another engine than the run's. */
    readonly isOfThisEngine: boolean;
    readonly corpora: readonly Measurement[];
    readonly note: string;
  };
  readonly residualRisk: string;
}

export interface RunFacts {
  readonly profile: Profile;
  readonly terms: ReleaseTerms;
  readonly keyFingerprint: string | undefined;
  readonly zip3Vintage: Zip3Vintage;
  readonly asOf: number;
  /** `balanced` where left out. */
  readonly operatingPoint?: OperatingPoint;
  /** Ids of the site's own. */
  readonly recognizers?: readonly string[];
  /** The site's own, that reads along. */
  readonly model?: { readonly sha256: string };
}

export function runManifest(tally: Tally, facts: RunFacts): RunManifest {
  const { profile, terms, zip3Vintage, asOf } = facts;
  const { characters, charactersChanged, ...counted } = tally;
  const { datesShifted, datesGeneralised, datesRemoved, datesKept, codes, codesKept, ...counts } =
    counted;
  const { id, version, basis, clinicians, fhirRules } = profile;
  const rules = fhirRules !== undefined && { fhirRules: fhirRules.length };
  const digest = engineDigest();
  const engine = engineName(facts.operatingPoint, facts.model);
  return {
    format: DEID_MANIFEST,
    claim: `${profile.claim} under profile ${id}/${version}; see measured and residualRisk for what that does not promise`,
    profile: { id, version, hash: profileHash(profile), basis, clinicians, ...rules },
    terms,
    engine: { version: engine, digest, recognizers: facts.recognizers ?? [] },
    key: usesKey(profile) ? (facts.keyFingerprint ?? null) : null,
    data: {
      zip3: { vintage: zip3Vintage, hash: zip3ListHash(zip3Vintage) },
      formats: { hash: formatsDigest() },
    },
    asOf,
    counts,
    utility: {
      charactersChangedPercent: percent(charactersChanged, characters),
      datesShifted,
      datesGeneralised,
      datesRemoved,
      datesKept,
      codes,
      codesKept,
    },
    measured: {
      engine: MEASURED_ENGINE,
      digest: MEASURED_DIGEST,
      isOfThisEngine: MEASURED_ENGINE === engine && MEASURED_DIGEST === digest,
      corpora: MEASURED,
      note: 'recall of identifying tokens with its 95 % interval, on texts in view while the engine was written; not measured on the documents of this run',
    },
    residualRisk: profile.residualRisk,
  };
}

const percent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 100;
