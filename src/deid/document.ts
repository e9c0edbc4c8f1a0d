/**
 * One engine for every document: the places that a format shows (`formats/document.ts`) are searched,
 * each finding and each structured value is treated as its row of the profile says, and the format
 * writes the document back.
 *
 * Closed by default: what a method cannot read is redacted, and when searching fails in any way
 * nothing is returned. Time is linear in the document; nothing is kept from one to the next but
 * counts and, under profiles with random tokens, the table of those.
 */
import type { ShownOrder } from '../core/date-order.ts';
import { Failure } from '../core/failures.ts';
import { sha256 } from '../core/hash.ts';
import { once } from '../core/once.ts';
import type { KnownPerson } from '../core/person.ts';
import type { Finding, OperatingPoint, SurrogatePair } from '../core/phi.ts';
import { detectAll, type ModelFindings, type Recognizers } from '../detect/index.ts';
import type { DocumentLocus, DocumentPart, WalkedDocument } from '../formats/index.ts';
import { type Profile, usesKey, usesTokens } from '../profiles/index.ts';
import { isoDate, readDate } from './date-form.ts';
import { isDateText, unreadDate } from './date-text.ts';
import { changesOf } from './document-changes.ts';
import { type KnownHere, KnownPeople } from './document-known.ts';
import { maskDocument } from './document-mask.ts';
import { finerFindings } from './finer-findings.ts';
import { isSecret, Keyed, SECRET_BYTES_MIN } from './keyed.ts';
import { withPackedBytes } from './packed-bytes.ts';
import { eventYears, isOfService } from './service-date.ts';
import { shownOrder } from './shown-order.ts';
import { addTally, count, newTally, type Tally } from './tally.ts';
import { findBirthYears, isOfBirth } from './transforms/birth-year.ts';
import { readReference } from './transforms/code-shape.ts';
import { type AgeHorizon, isOldYear, yearOf } from './transforms/generalise-date.ts';
import { KeyedPseudonyms } from './transforms/keyed-pseudonyms.ts';
import { RandomTokens, type TokenSource } from './transforms/random-tokens.ts';
import { NEWEST_ZIP3_VINTAGE, type Zip3Vintage } from './transforms/zip3-allow-list.ts';

export interface DocumentSettings {
  readonly profile: Profile;
  /**
   * The site's key, at least 16 bytes: the same key and subject give the same shifts, surrogates and
   * pseudonyms. Needed where `usesKey(profile)`.
   */
  readonly secret?: Uint8Array;
  /** Of a run that several share; one of its own where left out. */
  readonly tokens?: TokenSource;
  /** Year of release, which ages over 89 are judged by; this year where left out. */
  readonly asOf?: number;
  /** Census that the ZIP3 list is of; the newest where left out. */
  readonly zip3Vintage?: Zip3Vintage;
  /** Counts are added here. */
  readonly tally?: Tally;
  /** The site's own, made by `compileRecognizers`. */
  readonly custom?: Recognizers;
  /** `balanced` where left out. */
  readonly operatingPoint?: OperatingPoint;
}

/** What stays the same over the documents of a run. */
export interface Tools {
  readonly profile: Profile;
  readonly secret: Uint8Array | undefined;
  readonly keyed: Keyed | undefined;
  readonly pseudonyms: KeyedPseudonyms | undefined;
  readonly tokens: TokenSource;
  readonly asOf: number;
  readonly zip3Vintage: Zip3Vintage;
  readonly known: KnownPeople;
  readonly custom: Recognizers | undefined;
  readonly operatingPoint: OperatingPoint | undefined;
}

/** One document, searched. */
export interface SearchedDocument {
  readonly loci: readonly DocumentLocus[];
  /** By index of the locus; empty for what is no text. */
  readonly findings: readonly (readonly Finding[])[];
  /** Certain findings in a value, for whose it is, and those whom they count. */
  readonly known: KnownHere;
  /** Whose shifts and pseudonyms: the subject, else this document alone. */
  readonly subject: string;
  /** Whose, where a document is about several patients. */
  readonly parts: readonly (DocumentPart & { readonly subject: string })[];
  /**
   * Latest year of service that is not after the release, else of what ends, is planned or is a birth; undefined
   * where there is none, or one of birth alone.
   */
  readonly latest: () => number | undefined;
  /** Of a date without one in the text of a place, as its entry or its order has it, else the latest. */
  readonly yearAt: (locus: DocumentLocus) => number | undefined;
  /** Of dates in numbers; undefined where nothing shows it. */
  readonly order: () => ShownOrder | undefined;
}

export interface DeidentifiedDocument {
  readonly text: string;
  /** Counts of this document, no values. */
  readonly tally: Tally;
  /** Of a reversible profile: what undoes it. Holds originals. Empty otherwise. */
  readonly pairs: readonly SurrogatePair[];
}

export interface DocumentContext {
  /** Stands in where the format names no subject: `Patient/17`, a record number. */
  readonly subject?: string;
  /** People known beside those whom the document names. */
  readonly persons?: readonly KnownPerson[];
  /** What a model of the site's own found in the `textsSearched` of this document. */
  readonly model?: ModelFindings;
}

export interface DocumentDeidentifier {
  /**
   * @throws Failure deid_blocked when a text could not be searched or a value not replaced; whatever
   *   `WalkedDocument.apply` throws
   */
  deidentify(document: WalkedDocument, context?: DocumentContext): DeidentifiedDocument;
  /** Texts that will be searched, and the labels they stand under: what a model must have read. */
  textsSearched(document: WalkedDocument): {
    readonly texts: readonly string[];
    readonly labels: readonly (string | undefined)[];
  };
  /** Values that will need a random token: lets a source that is far away fetch them at once. */
  tokensNeeded(document: WalkedDocument): string[];
}

/** @throws Failure deid_blocked when the profile needs a key, or one is given, and it is no 16 bytes */
export function documentDeidentifier(settings: DocumentSettings): DocumentDeidentifier {
  const tools = toolsOf(settings);
  const needsTokens = usesTokens(tools.profile);
  return {
    deidentify(document, context = {}) {
      try {
        const done = deidentifyOne(document, context, tools);
        if (settings.tally !== undefined) addTally(settings.tally, done.tally);
        return done;
      } catch (thrown) {
        if (settings.tally !== undefined) settings.tally.failed += 1;
        if (thrown instanceof Failure) throw thrown;
        throw new Failure('deid_blocked', { step: 'document' }, { cause: thrown });
      }
    },
    textsSearched,
    tokensNeeded: (document) =>
      needsTokens && tools.profile.rows.reference.method === 'token'
        ? document.loci
            .filter(({ role }) => role === 'reference')
            .map(({ text }) => readReference(text).id)
        : [],
  };
}

/**
 * One document under one profile: `documentDeidentifier` for whoever has just one.
 *
 * @throws Failure as `DocumentDeidentifier.deidentify`
 */
export function deidentifyDocument(
  document: WalkedDocument,
  settings: DocumentSettings & DocumentContext,
): DeidentifiedDocument {
  return documentDeidentifier(settings).deidentify(document, settings);
}

function toolsOf(settings: DocumentSettings): Tools {
  const { profile, secret } = settings;
  if ((usesKey(profile) || secret !== undefined) && !isSecret(secret)) {
    throw new Failure('deid_blocked', {
      step: 'secret',
      remedy: `give profile ${profile.id} a key of at least ${SECRET_BYTES_MIN} bytes, as a Uint8Array`,
    });
  }
  return {
    profile,
    secret,
    keyed: secret && new Keyed(secret),
    pseudonyms: secret && new KeyedPseudonyms(secret),
    tokens: settings.tokens ?? new RandomTokens(),
    asOf: settings.asOf ?? new Date().getUTCFullYear(),
    zip3Vintage: settings.zip3Vintage ?? NEWEST_ZIP3_VINTAGE,
    known: new KnownPeople(),
    custom: settings.custom,
    operatingPoint: settings.operatingPoint,
  };
}

function deidentifyOne(
  document: WalkedDocument,
  context: DocumentContext,
  tools: Tools,
): DeidentifiedDocument {
  const tally = newTally();
  tally.documents = 1;
  if (tools.profile.isReversible && document.loci.some(({ action }) => action !== undefined)) {
    throw new Failure('deid_blocked', { step: 'rules' }); // what rules do does not lead back
  }
  const searched = search(document, context, tools);
  countFindings(searched, tally);
  const { changes, pairs } = tools.profile.isReversible
    ? maskDocument(searched, tools, tally)
    : { changes: changesOf(searched, tools, tally), pairs: [] };
  return { text: document.apply(changes), tally, pairs };
}

function textsSearched({ loci }: Pick<WalkedDocument, 'loci'>) {
  const searched = loci.filter(isSearched);
  return {
    texts: searched.map(({ text }) => text),
    labels: searched.map(({ label }) => label),
  };
}

function search(
  { loci, subject, parts = [], units = [], persons, dateOrder }: WalkedDocument,
  context: DocumentContext,
  tools: Tools,
): SearchedDocument {
  const { texts, labels } = textsSearched({ loci });
  const whose = subject ?? context.subject;
  const named = withSubject(joined(persons, context.persons ?? []), whose);
  const scope = whose ?? aloneAs(loci);
  const known = tools.known.in(loci, named, { subject: whose, scope }, texts);
  const found = detectAll(texts, {
    labels,
    rememberedLengthMax: REMEMBERED_LENGTH_MAX,
    ...(known.index !== undefined && { known: known.index }),
    ...(tools.custom !== undefined && { custom: tools.custom }),
    ...(tools.operatingPoint !== undefined && { operatingPoint: tools.operatingPoint }),
    ...(context.model !== undefined && { model: context.model }),
  });
  if (found.length !== texts.length) throw new Failure('deid_blocked', { step: 'search' });
  const hasToRead = tools.profile.rows.date.method !== 'keep';
  let next = 0;
  const findings = loci.map((locus) => {
    if (!isSearched(locus)) return NONE;
    const { text, category, isPublished } = locus;
    const here = found[next++]!;
    const fine = finerFindings(text, isPublished ? here.filter(isCertain) : here);
    const finer = withPackedBytes(text, fine);
    checkFindings(text, finer);
    const isUnread = hasToRead && category === 'date' && !isDateText(text, finer);
    return isUnread ? [unreadDate(text)] : finer;
  });
  const { asOf } = tools;
  const hasYears = tools.profile.rows.date.method === 'year';
  const latest = once(() => latestYear(loci, findings, asOf));
  const years = once(() => eventYears({ loci, units }, asOf));
  return {
    loci,
    findings: hasYears
      ? loci.map((locus, index) =>
          isSearched(locus)
            ? withBirthYears(locus.text, findings[index]!, { asOf, latest: latest() ?? asOf })
            : findings[index]!,
        )
      : findings,
    known,
    subject: scope,
    parts: parts.map(({ from, to, subject = context.subject }) => ({
      ...{ from, to },
      subject: subject ?? aloneAs(loci.slice(from, to)),
    })),
    latest,
    yearAt: (locus) => years().get(locus) ?? latest(),
    order: once(() =>
      shownOrder(
        loci.map(({ text }) => text),
        findings,
        birthsIn(loci, named),
        dateOrder,
      ),
    ),
  };
}

/** ISO dates of people and of fields of births. */
function birthsIn(
  loci: readonly DocumentLocus[],
  persons: readonly KnownPerson[],
): ReadonlySet<string> {
  const fields = loci
    .filter(({ role, label }) => role === 'date' && isOfBirth('', 0, label))
    .flatMap(({ text }) => {
      const form = readDate(text);
      return form?.precision === 'day' ? [isoDate(form.date)] : [];
    });
  return new Set([...persons.flatMap(({ dates }) => dates), ...fields]);
}

const NONE: readonly Finding[] = [];

/** Of somebody known, or as the site says. */
const isCertain = ({ rule }: Finding): boolean => /^(?:disguised\/)?(?:known|custom)\//.test(rule);

/** Codes, headings and phrases come again in other documents; notes do not. */
const REMEMBERED_LENGTH_MAX = 128;

/** Fields that nobody described are text, whatever else is said of them. */
const isSearched = ({ role, category, action }: DocumentLocus): boolean =>
  (role === 'text' || (role === 'value' && category === undefined)) &&
  (action === undefined || action.method === 'keep');

/** Overlapping or misplaced findings would corrupt each other and could leave a value standing. */
function checkFindings(text: string, findings: readonly Finding[]): void {
  let last = 0;
  for (const { start, end } of findings) {
    if (!(start >= last && end > start && end <= text.length)) {
      throw new Failure('deid_blocked', { step: 'findings' });
    }
    last = end;
  }
}

function latestYear(
  loci: readonly DocumentLocus[],
  findings: readonly (readonly Finding[])[],
  asOf: number,
): number | undefined {
  let [ofService, ofOthers] = [0, 0];
  const learn = (text: string, type: string, isService: boolean) => {
    const year = yearOf(text, type, { asOf });
    if (year === undefined || year > asOf) return;
    if (isService) ofService = Math.max(year, ofService);
    else ofOthers = Math.max(year, ofOthers);
  };
  loci.forEach(({ role, text, label }, index) => {
    if (role === 'date') learn(text, 'date', isOfService('', 0, label));
    for (const { category, type, start, end } of findings[index]!) {
      if (category === 'date') learn(text.slice(start, end), type, isOfService(text, start, label));
    }
  });
  const latest = ofService || ofOthers;
  // A birth date alone tells nothing about the year of service.
  return latest === 0 || isOldYear(latest, { asOf, latest }) ? undefined : latest;
}

function withBirthYears(
  text: string,
  findings: readonly Finding[],
  horizon: AgeHorizon,
): readonly Finding[] {
  const years = findBirthYears(text, findings, horizon);
  if (years.length === 0) return findings;
  return [...findings, ...years].sort((one, other) => one.start - other.start);
}

/** What is known beside the document of people whom it names itself joins what it says of them. */
function joined(
  persons: readonly KnownPerson[],
  beside: readonly KnownPerson[],
): readonly KnownPerson[] {
  if (beside.length === 0) return persons;
  const all = new Map(persons.map((person) => [person.ref, person]));
  if (all.size < persons.length) return [...persons, ...beside];
  for (const person of beside) {
    const same = all.get(person.ref);
    all.set(person.ref, same === undefined ? person : together(same, person));
  }
  return [...all.values()];
}

const together = (one: KnownPerson, other: KnownPerson): KnownPerson => ({
  ...other,
  ...one,
  names: [...one.names, ...other.names],
  dates: [...new Set([...one.dates, ...other.dates])],
  phones: [...new Set([...one.phones, ...other.phones])],
  emails: [...new Set([...one.emails, ...other.emails])],
  addresses: [...one.addresses, ...other.addresses],
  identifiers: [...one.identifiers, ...other.identifiers],
});

/** The sole patient goes by the subject's name, so that all documents about it share surrogates. */
function withSubject(
  persons: readonly KnownPerson[],
  subject: string | undefined,
): readonly KnownPerson[] {
  const isSole = persons.filter(({ role }) => role === 'patient').length === 1;
  if (subject === undefined || !isSole) return persons;
  return persons.map((one) => (one.role === 'patient' ? { ...one, ref: subject } : one));
}

/** Nobody's document is linked to no other. */
const aloneAs = (loci: readonly DocumentLocus[]): string =>
  `document:${sha256(loci.map(({ text }) => text).join('\0')).toString('hex')}`;

function countFindings({ loci, findings }: SearchedDocument, tally: Tally): void {
  loci.forEach((locus, index) => {
    tally.places += 1;
    tally.characters += locus.text.length;
    if (isSearched(locus)) tally.texts += 1;
    tally.findings += findings[index]!.length;
    for (const { category, rule } of findings[index]!) {
      count(tally.categories, category);
      count(tally.rules, rule);
    }
  });
}
