/** The flags of `chaperone deid`, checked: what is released, under which profile, with what on file. */
import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { systemClock } from '../../core/clock.ts';
import { asFailure, Failure } from '../../core/failures.ts';
import type { FhirRule } from '../../core/fhir-path/fhir-rule.ts';
import { LIMITS } from '../../core/limits.ts';
import { OPERATING_POINTS, type OperatingPoint } from '../../core/phi.ts';
import {
  checkTerms,
  isZip3Vintage,
  keyFingerprint,
  NEWEST_ZIP3_VINTAGE,
  objectionToRules,
  type Profile,
  profileOf,
  profiles,
  type ReleaseTerms,
  type RunFacts,
  usesKey,
} from '../../deid/index.ts';
import { compileRecognizers, type ModelSettings } from '../../detect/index.ts';
import type { PatientTable } from '../../patients/index.ts';
import type { WorkSettings } from './work.ts';

export interface DeidFlags {
  readonly profile?: string;
  readonly propose?: string;
  readonly config?: string;
  readonly clinicians?: string;
  readonly format?: string;
  readonly out?: string;
  readonly 'patient-column'?: string;
  readonly jobs?: string;
  readonly 'operating-point'?: string;
  readonly dua?: string;
  readonly purpose?: string;
  readonly packet?: string;
  readonly 'valid-until'?: string;
  readonly 'key-file'?: string;
  readonly 'as-of'?: string;
  readonly zip3?: string;
  readonly manifest?: string;
  readonly 'fhir-rules'?: string;
  readonly resume?: boolean;
  readonly patients?: readonly string[];
  readonly patient?: string;
}

export interface RunSettings {
  readonly work: WorkSettings;
  /** What the manifest says of the run. */
  readonly facts: RunFacts;
  /** A key was made for this run alone. */
  readonly isKeyOfRun: boolean;
  /** Cores asked for; undefined where the run may choose. */
  readonly jobs: number | undefined;
  /** Of the site's own: it uses the cores itself, so that there is one job then. */
  readonly model: ModelSettings | undefined;
}

/** What a site says in its configuration, as far as it matters here. */
export interface SiteSettings {
  readonly profiles: readonly Profile[];
  /** Of the command: in the stead of the profile's own. */
  readonly fhirRules?: readonly FhirRule[];
  readonly recognizers: Parameters<typeof compileRecognizers>[0];
  readonly model?: ModelSettings;
  readonly operatingPoint?: OperatingPoint;
}

const NO_SITE: SiteSettings = { profiles: [], recognizers: [] };

/** @throws Failure config_invalid, release_refused */
export function readSettings(
  flags: DeidFlags,
  now: number = systemClock.now(),
  site: SiteSettings = NO_SITE,
): RunSettings {
  const profile = readProfile(flags, site);
  compileRecognizers(site.recognizers); // what is wrong with them is told before anything is read
  const terms = readTerms(flags);
  checkTerms(profile, terms, now);
  const given = flags['key-file'] === undefined ? undefined : readKey(flags['key-file']);
  const secret = usesKey(profile) ? (given ?? randomBytes(32)) : undefined;
  const asOf = readNumber(flags, 'as-of', 1900, 2199) ?? new Date(now).getUTCFullYear();
  const zip3Vintage = flags.zip3 ?? NEWEST_ZIP3_VINTAGE;
  if (!isZip3Vintage(zip3Vintage)) throw wrong('--zip3', 'write one of: 2000, 2010, 2020');
  const patientColumn = flags['patient-column'];
  const { model } = site;
  const operatingPoint = readOperatingPoint(flags) ?? site.operatingPoint ?? 'balanced';
  return {
    work: {
      profile,
      operatingPoint,
      recognizers: site.recognizers,
      asOf,
      zip3Vintage,
      ...(secret !== undefined && { secret }),
      ...(flags.patient !== undefined && { patient: readPatient(flags.patient) }),
      open: {
        ...(patientColumn !== undefined && { patientColumn }),
        ...(profile.fhirRules !== undefined && { fhirRules: profile.fhirRules }),
        ...(profile.columns !== undefined && { columns: profile.columns }),
        ...(profile.jsonPaths !== undefined && { jsonPaths: profile.jsonPaths }),
      },
    },
    facts: {
      profile,
      operatingPoint,
      recognizers: site.recognizers.map(({ id }) => id),
      terms,
      asOf,
      zip3Vintage,
      keyFingerprint: secret && keyFingerprint(secret),
      ...(model !== undefined && { model }),
    },
    isKeyOfRun: secret !== undefined && given === undefined,
    jobs: jobsAsked(flags, model),
    model,
  };
}

/** @throws Failure config_invalid */
export function readOperatingPoint(flags: DeidFlags): OperatingPoint | undefined {
  const written = flags['operating-point'];
  const point = OPERATING_POINTS.find((one) => one === written);
  if (written !== undefined && point === undefined) {
    throw wrong('--operating-point', `write one of: ${OPERATING_POINTS.join(', ')}`);
  }
  return point;
}

function jobsAsked(flags: DeidFlags, model: ModelSettings | undefined): number | undefined {
  const jobs = readNumber(flags, 'jobs', 1, LIMITS.deidJobsMax);
  if (model === undefined) return jobs;
  if (jobs !== undefined && jobs > 1) {
    throw wrong(
      '--jobs',
      'leave it out: the model of --config uses the cores (deid.model.threads)',
    );
  }
  return 1;
}

/**
 * The people of `--patients`; undefined where there is none.
 *
 * @throws Failure config_invalid
 */
export async function readPeople({ patients }: DeidFlags): Promise<PatientTable | undefined> {
  if (patients === undefined) return undefined;
  let people: PatientTable;
  try {
    // Loaded when it is needed: a pipe is started for each partition of a job.
    const { readPatientTable } = await import('../../patients/index.ts');
    people = await readPatientTable(patients);
  } catch (thrown) {
    const { line, file, remedy } = asFailure(thrown).facts;
    if (remedy !== undefined) throw wrong('--patients', `${file} is ${remedy}`);
    const where =
      file === undefined ? '' : ` (${file}${line === undefined ? '' : `, line ${line}`})`;
    throw wrong(
      '--patients',
      `cannot be read${where}: give FHIR Patient, RelatedPerson and Practitioner as NDJSON or Bundles`,
    );
  }
  if (people.patients === 0) throw wrong('--patients', 'there is no Patient in these files');
  return people;
}

function readPatient(written: string): string {
  if (/^Patient\/[^/\s]{1,128}$/.test(written)) return written;
  throw wrong('--patient', 'write a reference: Patient/ID');
}

/** All cores, but for what is not worth it. */
export const jobsFor = (bytes: number): number =>
  bytes < LIMITS.deidParallelBytesMin ? 1 : Math.min(availableParallelism(), LIMITS.deidJobsMax);

/** @throws Failure config_invalid */
export function readProfile(flags: DeidFlags, site: SiteSettings = NO_SITE): Profile {
  const known = [...profiles, ...site.profiles].filter(({ isReversible }) => !isReversible);
  const profile = flags.profile === undefined ? undefined : profileOf(flags.profile, known);
  if (profile === undefined) {
    throw wrong('--profile', `write one of: ${known.map(({ id }) => id).join(', ')}`);
  }
  const { clinicians = profile.clinicians } = flags;
  if (clinicians !== 'keep' && clinicians !== 'remove') {
    throw wrong('--clinicians', 'write keep or remove');
  }
  return withRules({ ...profile, clinicians }, site.fhirRules);
}

function withRules(profile: Profile, fhirRules: readonly FhirRule[] | undefined): Profile {
  if (fhirRules === undefined) return profile;
  const remedy = objectionToRules(profile, fhirRules);
  if (remedy !== undefined) throw wrong('--fhir-rules', remedy);
  return { ...profile, fhirRules };
}

function readTerms(flags: DeidFlags): ReleaseTerms {
  const { dua, purpose, packet, 'valid-until': validUntil = '' } = flags;
  return {
    ...(dua !== undefined && { dataUseAgreement: dua }),
    ...(purpose !== undefined && { purpose }),
    ...(packet !== undefined && { determination: { reference: packet, validUntil } }),
  };
}

const KEY_BYTES_MIN = 16;

function readKey(file: string): Uint8Array {
  const content = readSmall(file, '--key-file');
  // Whoever made it with an editor or `openssl rand -hex 32 >` has a line end there.
  let end = content.length;
  while (end > 0 && (content[end - 1] === 10 || content[end - 1] === 13)) end -= 1;
  if (end < KEY_BYTES_MIN) {
    throw wrong(
      '--key-file',
      `a key has at least ${KEY_BYTES_MIN} bytes: openssl rand -hex 32 > FILE`,
    );
  }
  return new Uint8Array(content.subarray(0, end));
}

function readSmall(file: string, flag: string): Buffer {
  try {
    if (statSync(file).size > LIMITS.deidSettingsBytesMax) {
      throw wrong(flag, 'the file is too large to be this: check the path');
    }
    return readFileSync(file);
  } catch (thrown) {
    if (thrown instanceof Failure) throw thrown;
    throw wrong(flag, 'cannot be read: check path and permissions');
  }
}

function readNumber(
  flags: DeidFlags,
  name: 'jobs' | 'as-of',
  least: number,
  most: number,
): number | undefined {
  const written = flags[name];
  if (written === undefined) return undefined;
  const value = Number(written);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw wrong(`--${name}`, `write a whole number from ${least} to ${most}`);
  }
  return value;
}

export const wrong = (at: string, remedy: string): Failure =>
  new Failure('config_invalid', { at, remedy });
