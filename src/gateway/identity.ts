/**
 * What a request says about itself: end user, use case, purpose of use, patients, conversation, prompt.
 * Each from the first that says so: header, body metadata, token claim, default of the key. What a token
 * says is not for its bearer to change: a request that says otherwise is refused.
 */
import { Failure } from '../core/failures.ts';
import { LIMITS } from '../core/limits.ts';
import { isPurposeOfUse, type PurposeOfUse, purposeCovers } from '../core/purpose.ts';
import { pathStep, printableName } from '../formats/index.ts';
import { patientReference } from '../patients/index.ts';
import { type Headers, type Principal, personOf } from './caller.ts';
import { NO_USER_FACTS, type UserFacts } from './user-facts.ts';

export interface Identity {
  readonly caller: { readonly id: string; readonly groups: readonly string[] };
  readonly user: string;
  readonly userFacts: UserFacts;
  readonly useCase: string;
  readonly purpose: PurposeOfUse;
  /** `Patient/…`, each once: those of the header and those of the metadata. */
  readonly patientRefs: readonly string[];
  /** JSON as sent: see `personFromDemographics`. */
  readonly demographics?: string;
  readonly conversation?: string;
  /** Of the prompt, as the caller names it. */
  readonly promptVersion?: string;
  readonly wantsManifest: boolean;
}

type ReadReference = (written: string) => string | undefined;

const HEADERS = [
  'chaperone-patient',
  'chaperone-use-case',
  'chaperone-purpose',
  'chaperone-user',
  'chaperone-conversation',
  'chaperone-manifest',
  'chaperone-prompt-version',
];
const METADATA = [
  'chaperone_patient',
  'chaperone_use_case',
  'chaperone_purpose',
  'chaperone_user',
  'chaperone_conversation',
  'chaperone_prompt_version',
];

/**
 * @param metadata the `chaperone_*` entries of the body's metadata
 * @param readReference of the source of patients: `Patient/…`, or undefined
 * @throws Failure missing_purpose, missing_use_case, missing_user, unknown_purpose,
 *   token_contradicted, invalid_header, invalid_value, unknown_header, unknown_field
 */
export function identify(
  principal: Principal,
  headers: Headers,
  metadata: Readonly<Record<string, string>>,
  readReference: ReadReference = patientReference,
): Identity {
  refuseUnknown(headers, metadata);
  const said = (what: 'user' | 'use-case' | 'purpose' | 'conversation') =>
    header(headers, `chaperone-${what}`) ?? field(metadata, `chaperone_${what.replace('-', '_')}`);
  /** @param claim of the token: nothing else may be said then */
  const saidUnder = (what: 'user' | 'use-case' | 'purpose', claim: string | undefined) => {
    const own = said(what);
    if (own === undefined || claim === undefined) return own ?? claim;
    const isWithin = own === claim || (what === 'purpose' && isNarrower(claim, own));
    if (!isWithin) throw new Failure('token_contradicted', { at: `chaperone-${what}` });
    return own;
  };
  const { claims, defaults } = principal;

  const useCase = saidUnder('use-case', claims.useCase) ?? defaults.useCase;
  if (useCase === undefined) throw new Failure('missing_use_case');
  const purpose = saidUnder('purpose', claims.purpose) ?? defaults.purpose;
  if (purpose === undefined) throw new Failure('missing_purpose');
  if (!isPurposeOfUse(purpose)) throw new Failure('unknown_purpose');
  const user = saidUnder('user', personOf(principal)) ?? claims.user ?? defaults.user;
  if (user === undefined) throw new Failure('missing_user');

  const conversation = said('conversation');
  const promptVersion = promptVersionIn(headers, metadata);
  const { patientRefs, demographics } = patientsIn(headers, metadata, readReference);
  return {
    caller: { id: principal.id, groups: principal.groups },
    user,
    userFacts: factsOf(user, principal),
    useCase,
    purpose,
    patientRefs,
    ...(demographics === undefined ? {} : { demographics }),
    ...(conversation === undefined ? {} : { conversation }),
    ...(promptVersion === undefined ? {} : { promptVersion }),
    wantsManifest: wantsManifest(headers),
  };
}

/** A token for treatment is one for emergencies, too: somebody may have to break the glass. */
const isNarrower = (claim: string, own: string): boolean =>
  isPurposeOfUse(claim) && isPurposeOfUse(own) && purposeCovers(claim, own);

/** A token vouches for the user whom it names: that of a program for nobody whom the program names instead. */
function factsOf(user: string, { claims, userFacts }: Principal): UserFacts {
  return claims.user === undefined || claims.user === user ? userFacts : NO_USER_FACTS;
}

/** `chaperone_patient` and `X-Chaperone-Patient`, too, were meant for us. */
const MEANT_FOR_US = /^(?:x-)?chaperone[_-]/;

/** A misspelt `Chaperone-Patients` would be a patient who is silently not protected. */
function refuseUnknown(headers: Headers, metadata: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(headers)) {
    if (MEANT_FOR_US.test(name) && !HEADERS.includes(name)) {
      throw new Failure('unknown_header', { header: printableName(name), known: HEADERS });
    }
  }
  for (const name of Object.keys(metadata)) {
    if (!METADATA.includes(name)) {
      throw new Failure('unknown_field', { at: `metadata.${pathStep(name)}`, known: METADATA });
    }
  }
}

/** Both places count: a patient named in either must be known. */
function patientsIn(
  headers: Headers,
  metadata: Readonly<Record<string, string>>,
  readReference: ReadReference,
): Pick<Identity, 'patientRefs' | 'demographics'> {
  const written = field(metadata, 'chaperone_patient', LIMITS.demographicsLengthMax)?.trim();
  const demographics = written?.startsWith('{') ? written : undefined;
  const expected = `ids of patients, such as Patient/a, with commas between: ${LIMITS.patientsPerRequestMax} at most`;
  const invalidHeader = () =>
    new Failure('invalid_header', { header: 'chaperone-patient', expected });
  const invalidField = () => new Failure('invalid_value', { at: 'metadata.chaperone_patient' });

  const references = (list: string | undefined, invalid: () => Failure): string[] =>
    (list?.split(',') ?? []).map((entry) => {
      const ref = readReference(entry);
      if (ref === undefined) throw invalid();
      return ref;
    });
  const refs = [
    ...references(header(headers, 'chaperone-patient', LIMITS.patientListLengthMax), invalidHeader),
    ...references(demographics === undefined ? written : undefined, invalidField),
  ];
  const patientRefs = [...new Set(refs)];
  if (patientRefs.length > LIMITS.patientsPerRequestMax) throw invalidHeader();
  return { patientRefs, ...(demographics === undefined ? {} : { demographics }) };
}

/** One word: outputs are recalled by it, and it is no place for a note. */
const PROMPT_VERSION = /^[A-Za-z0-9][\w.:/@+-]{0,127}$/;

function promptVersionIn(
  headers: Headers,
  metadata: Readonly<Record<string, string>>,
): string | undefined {
  const name = 'chaperone-prompt-version';
  const written = header(headers, name);
  const value = written ?? field(metadata, 'chaperone_prompt_version');
  if (value === undefined || PROMPT_VERSION.test(value)) return value;
  if (written !== undefined) {
    const expected = 'letters, digits and . : / @ + - _ : 128 at most';
    throw new Failure('invalid_header', { header: name, expected });
  }
  throw new Failure('invalid_value', { at: 'metadata.chaperone_prompt_version' });
}

function wantsManifest(headers: Headers): boolean {
  const value = header(headers, 'chaperone-manifest')?.toLowerCase();
  if (value === undefined || value === 'false') return false;
  if (value === 'true') return true;
  throw new Failure('invalid_header', { header: 'chaperone-manifest', expected: 'true or false' });
}

/** Printable ASCII: other letters reach a server in as many encodings as there are clients. */
function header(
  headers: Headers,
  name: string,
  lengthMax: number = LIMITS.headerValueLengthMax,
): string | undefined {
  const value = headers[name];
  if (value === undefined) return undefined;
  const isPlain = typeof value === 'string' && /^[\x20-\x7e]*[\x21-\x7e][\x20-\x7e]*$/.test(value);
  if (!isPlain || value.length > lengthMax) {
    throw new Failure('invalid_header', { header: name });
  }
  return value.trim();
}

function field(
  metadata: Readonly<Record<string, string>>,
  name: string,
  lengthMax: number = LIMITS.headerValueLengthMax,
): string | undefined {
  const value = metadata[name]?.trim();
  if (value === undefined) return undefined;
  // Demographics may be indented; in the others a control character is a slip or an attack, and
  // half of a surrogate pair is no text that the ledger could keep.
  const isJson = name === 'chaperone_patient' && value.startsWith('{');
  const isPlain = isJson || /^[^\p{Cc}\p{Cs}]+$/u.test(value);
  if (!isPlain || value.length > lengthMax) {
    throw new Failure('invalid_value', { at: `metadata.${name}` });
  }
  return value;
}
