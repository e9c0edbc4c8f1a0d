/**
 * De-identification of one request: its texts in, their masked forms out, with the pairs that undo
 * it and a manifest that says what was done without saying to what.
 *
 * Closed by default: when searching or replacing fails in any way, nothing is returned.
 */
import type { ShownOrder } from '../core/date-order.ts';
import { Failure } from '../core/failures.ts';
import type { Locus } from '../core/locus.ts';
import { once } from '../core/once.ts';
import type { KnownPerson } from '../core/person.ts';
import type { Finding, SurrogatePair } from '../core/phi.ts';
import type { DateContext } from './date-surrogates.ts';
import { yearAmong } from './date-surrogates.ts';
import { gluedPairs, type StandIn } from './glued-pairs.ts';
import { exchangeOf, Issued } from './issued.ts';
import { isSecret, Keyed, SECRET_BYTES_MIN } from './keyed.ts';
import { Placeholders } from './placeholders.ts';
import type { DeidScope } from './scopes.ts';
import { LearnedPeople, Scopes } from './scopes.ts';
import { type SearchedText, textOutside } from './searched-text.ts';
import { isOfService } from './service-date.ts';
import { shownOrder } from './shown-order.ts';
import type { Issuer } from './surrogates.ts';
import { Surrogates } from './surrogates.ts';

export const DEID_STYLES = ['surrogate', 'placeholder'] as const;
export type DeidStyle = (typeof DEID_STYLES)[number];

/** The searching half, handed in: `detect/` in the product, a table in tests. */
export interface Searcher {
  readonly engine: string;
  /**
   * Findings of each text, sorted, not overlapping. `labels`: the JSON keys the texts stand under; `isKey`: the
   * text is one itself.
   */
  find(
    texts: readonly string[],
    labels: readonly (string | undefined)[],
    isKey: (index: number) => boolean,
  ): readonly (readonly Finding[])[];
  /** Those whom `Finding.person` counts. */
  readonly persons: readonly KnownPerson[];
}

export interface MaskSettings {
  /** Root key; every surrogate is derived from it by HMAC-SHA256. At least 16 bytes. */
  readonly secret: Uint8Array;
  readonly scope: DeidScope;
  readonly style: DeidStyle;
  /** Id and version, where it is another than the chat's own. */
  readonly profileId?: string;
  /** Of dates in numbers, where the caller has looked; else as all texts show it together. */
  readonly order?: () => ShownOrder | undefined;
}

export interface Masked {
  /** By index of the locus; undefined where it stays as it is. */
  readonly replaced: readonly (string | undefined)[];
  /** One for each distinct stand-in. Holds originals: never logged, sealed where it is kept. */
  readonly pairs: readonly SurrogatePair[];
  readonly manifest: Manifest;
}

/** Value-free record of one de-identification. */
export interface Manifest {
  readonly engine: string;
  readonly profile: string;
  readonly style: DeidStyle;
  /** Texts searched. */
  readonly texts: number;
  readonly findings: number;
  /** Findings by category and by rule. */
  readonly categories: Readonly<Record<string, number>>;
  readonly rules: Readonly<Record<string, number>>;
}

/** What is replaced and how; named in the manifest. */
const PROFILE = 'reversible-chat/1';

/** @throws Failure `deid_blocked` when a text could not be searched or a value not replaced. */
export function maskWith(
  searcher: Searcher,
  loci: readonly Locus[],
  settings: MaskSettings,
): Masked {
  try {
    return maskAll(searcher, loci, settings);
  } catch (thrown) {
    if (thrown instanceof Failure) throw thrown;
    throw new Failure('deid_blocked', { step: 'mask' }, { cause: thrown });
  }
}

function maskAll(searcher: Searcher, loci: readonly Locus[], settings: MaskSettings): Masked {
  if (!isSecret(settings.secret)) {
    throw new Failure('deid_blocked', {
      step: 'secret',
      remedy: `give a key of at least ${SECRET_BYTES_MIN} bytes, as a Uint8Array`,
    });
  }
  const texts = loci.map((locus) => locus.text);
  const findings = searcher.find(
    texts,
    loci.map((locus) => locus.label),
    (index) => loci[index]!.kind === 'token',
  );
  if (findings.length !== texts.length) throw new Failure('deid_blocked', { step: 'search' });
  texts.forEach((text, index) => {
    checkFindings(text, findings[index]!);
  });
  const total = findings.reduce((sum, list) => sum + list.length, 0);
  const issued = new Issued(exchangeOf(total === 0 ? [] : texts));
  const replaced =
    total === 0
      ? texts.map(() => undefined)
      : replaceAll(searcher, loci, findings, issued, settings);
  return {
    replaced,
    pairs: issued.pairs,
    manifest: {
      engine: searcher.engine,
      profile: settings.profileId ?? PROFILE,
      style: settings.style,
      texts: texts.length,
      findings: total,
      categories: countBy(findings, (finding) => finding.category),
      rules: countBy(findings, (finding) => finding.rule),
    },
  };
}

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

function replaceAll(
  searcher: Searcher,
  loci: readonly Locus[],
  findings: readonly (readonly Finding[])[],
  issued: Issued,
  settings: MaskSettings,
): (string | undefined)[] {
  let rest: SearchedText | undefined;
  const texts = loci.map(({ text }) => text);
  const remaining = () => (rest ??= textOutside(texts, findings));
  const scopes = new Scopes(settings.scope, new LearnedPeople(searcher.persons));
  const surrogates = new Surrogates(new Keyed(settings.secret), issued, scopes, remaining);
  const issuer =
    settings.style === 'placeholder' ? new Placeholders(issued, scopes, surrogates) : surrogates;
  const births = new Set(searcher.persons.flatMap(({ dates }) => dates));
  const order = settings.order ?? once(() => shownOrder(texts, findings, births));
  const replaced = loci.map((locus, index) =>
    replaceIn(locus, findings[index]!, issuer, issued, order),
  );
  surrogates.finish();
  return replaced;
}

function replaceIn(
  locus: Locus,
  findings: readonly Finding[],
  issuer: Issuer,
  issued: Issued,
  order: () => ShownOrder | undefined,
): string | undefined {
  const first = findings[0];
  if (first === undefined) return undefined;
  if (locus.kind === 'token') return issuer.token(locus.text, first.category);
  if (locus.kind === 'number') return issuer.number(locus.text, first);
  const textOf = (finding: Finding) => locus.text.slice(finding.start, finding.end);
  const datesOf = () =>
    findings
      .filter(
        ({ category, start }) => category === 'date' && isOfService(locus.text, start, locus.label),
      )
      .map(textOf);
  const context = once(() => contextOf(order(), yearAmong(datesOf())));
  const standIns: StandIn[] = [];
  let masked = '';
  let at = 0;
  for (const finding of issuer.mentions(locus.text, findings)) {
    const stand = issuer.text({ text: textOf(finding), finding, context });
    masked += locus.text.slice(at, finding.start);
    const start = masked.length;
    masked += stand;
    at = finding.end;
    const { category, start: from, end: to } = finding;
    standIns.push({ start, end: masked.length, from, to, category });
  }
  masked += locus.text.slice(at);
  for (const pair of gluedPairs(masked, locus.text, standIns)) issued.add(pair);
  return masked;
}

const contextOf = (order: ShownOrder | undefined, year: number | undefined): DateContext => ({
  ...(order !== undefined && { order }),
  ...(year !== undefined && { year }),
});

function countBy(
  findings: readonly (readonly Finding[])[],
  keyOf: (finding: Finding) => string,
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const list of findings) {
    for (const finding of list) counts[keyOf(finding)] = (counts[keyOf(finding)] ?? 0) + 1;
  }
  return counts;
}
