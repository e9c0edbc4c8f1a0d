/** De-identification for embedders: texts, or a whole request of a wire format. */
import { randomBytes } from 'node:crypto';
import { Failure } from '../core/failures.ts';
import type { Json } from '../core/json.ts';
import type { Locus } from '../core/locus.ts';
import type { KnownPerson } from '../core/person.ts';
import type { Finding, OperatingPoint, SurrogatePair } from '../core/phi.ts';
import type { KnownIndex, ModelFindings, Recognizers } from '../detect/index.ts';
import { detectAll, engineName, indexKnown } from '../detect/index.ts';
import type { WireFormat } from '../formats/index.ts';
import { chat, type Profile, rowFor } from '../profiles/index.ts';
import { finerFindings } from './finer-findings.ts';
import type { DeidStyle, Manifest, Masked, MaskSettings } from './mask.ts';
import { DEID_STYLES, maskWith } from './mask.ts';
import { withPatientReferences } from './patient-references.ts';

export interface MaskOptions extends MaskSettings {
  /**
   * Index over `persons`, where the caller keeps one; built here otherwise.
   */
  readonly known?: KnownIndex;
  /** The site's own, made by `compileRecognizers`. */
  readonly custom?: Recognizers;
  /** What a model of the site's own found in the texts of these very loci. */
  readonly model?: ModelFindings;
  /** `balanced` where left out. */
  readonly operatingPoint?: OperatingPoint;
  /** A reversible one, which says what stays; `chat` where left out. */
  readonly profile?: Profile;
  /** Everyone whom `known` counts, in its order; `scope.patients` where left out. */
  readonly persons?: readonly KnownPerson[];
}

/**
 * The texts of one exchange, searched as a whole and masked.
 *
 * @throws Failure `deid_blocked` when a text could not be searched or a value not replaced
 */
export function mask(loci: readonly Locus[], options: MaskOptions): Masked {
  const persons = options.persons ?? options.scope.patients;
  const known = options.known ?? (persons.length > 0 ? indexKnown(persons) : undefined);
  const profile = options.profile ?? chat;
  const isReplaced = ({ category, type }: Finding) =>
    rowFor(profile, category, type).method !== 'keep';
  const searcher = {
    engine: engineName(options.operatingPoint, options.model),
    persons,
    find: (
      texts: readonly string[],
      labels: readonly (string | undefined)[],
      isKey: (index: number) => boolean,
    ) =>
      detectAll(texts, {
        labels,
        isKey,
        ...(known !== undefined && { known }),
        ...(options.custom !== undefined && { custom: options.custom }),
        ...(options.model !== undefined && { model: options.model }),
        ...(options.operatingPoint !== undefined && { operatingPoint: options.operatingPoint }),
      }).map((found, index) => {
        const text = texts[index]!;
        const findings = withPatientReferences(text, labels[index], found);
        return finerFindings(text, findings).filter(isReplaced);
      }),
  };
  const profileId = options.profile && `${profile.id}/${profile.version}`;
  return maskWith(searcher, loci, { ...options, ...(profileId !== undefined && { profileId }) });
}

export interface DeidentifyOptions {
  /**
   * Root key, at least 16 bytes. With the same key and scope the same values get the same surrogates;
   * left out, a random one is used, and they differ from call to call.
   */
  readonly secret?: Uint8Array;
  /** Whose data this is: found in every form, and scope of the surrogates. */
  readonly patients?: readonly KnownPerson[];
  /** Scope of surrogates where there is not exactly one patient. */
  readonly conversation?: string;
  /** Scope where there is no conversation either. */
  readonly caller?: string;
  /** `surrogate` (default): realistic stand-ins. `placeholder`: `[PATIENT-1]`. */
  readonly style?: DeidStyle;
}

interface Deidentified {
  /** What undoes it; hand to `createRestorer` or `compileRestoreTable`. Holds the originals. */
  readonly pairs: readonly SurrogatePair[];
  /** Counts by category and rule, no values. */
  readonly manifest: Manifest;
}

/** A request of one of `FORMATS`; `media` lets images and files pass as they are. */
export interface FormatBody {
  readonly format: WireFormat;
  readonly body: Json;
  readonly media?: boolean;
}

/**
 * One text, several texts that belong together (a name found with confidence in one is found in
 * all), or the body of a request. Text in which nothing was found comes back identical.
 *
 * @throws Failure `deid_blocked`; `invalid_value` with `at` for an input of another kind, or an option
 *   that is none (a `profile` is for `deidentifyDocument`); for a body also what `WireFormat.walk` throws
 */
export function deidentify(
  input: string,
  options?: DeidentifyOptions,
): Deidentified & { readonly text: string };
export function deidentify(
  input: readonly string[],
  options?: DeidentifyOptions,
): Deidentified & { readonly texts: readonly string[] };
export function deidentify(
  input: FormatBody,
  options?: DeidentifyOptions,
): Deidentified & { readonly body: Json };
export function deidentify(
  input: string | readonly string[] | FormatBody,
  options: DeidentifyOptions = {},
): Deidentified & { text?: string; texts?: readonly string[]; body?: Json } {
  const other = Object.keys(options).find((name) => !OPTIONS.has(name));
  if (other !== undefined)
    throw new Failure('invalid_value', { at: `options.${other}`, known: [...OPTIONS] });
  if (options.style !== undefined && !DEID_STYLES.includes(options.style))
    throw new Failure('invalid_value', { at: 'options.style', known: [...DEID_STYLES] });
  if (typeof input === 'string') {
    const { texts, ...rest } = deidentifyTexts([input], options);
    return { text: texts[0]!, ...rest };
  }
  if (isTexts(input)) return deidentifyTexts(input, options);
  if (typeof input?.format?.walk !== 'function')
    throw new Failure('invalid_value', { at: 'input.format' });
  const walked = input.format.walk(input.body, { media: input.media ?? false });
  const { replaced, pairs, manifest } = mask(walked.loci, maskOptions(options));
  return { body: walked.apply(replaced, { model: walked.model, drop: false }), pairs, manifest };
}

const OPTIONS: ReadonlySet<string> = new Set([
  'secret',
  'patients',
  'conversation',
  'caller',
  'style',
] satisfies (keyof DeidentifyOptions)[]);

const isTexts = (input: readonly string[] | FormatBody): input is readonly string[] =>
  Array.isArray(input);

function deidentifyTexts(
  texts: readonly string[],
  options: DeidentifyOptions,
): Deidentified & { readonly texts: readonly string[] } {
  const other = texts.findIndex((text) => typeof text !== 'string');
  if (other >= 0) throw new Failure('invalid_value', { at: `input[${other}]` });
  const loci = texts.map((text, index): Locus => ({ kind: 'text', path: `[${index}]`, text }));
  const { replaced, pairs, manifest } = mask(loci, maskOptions(options));
  return { texts: texts.map((text, index) => replaced[index] ?? text), pairs, manifest };
}

function maskOptions(options: DeidentifyOptions): MaskOptions {
  return {
    secret: options.secret ?? randomBytes(32),
    style: options.style ?? 'surrogate',
    scope: {
      patients: options.patients ?? [],
      caller: options.caller ?? '',
      ...(options.conversation !== undefined && { conversation: options.conversation }),
    },
  };
}
