/**
 * Web addresses.
 *
 * Category  web universal resource locators, 45 CFR §164.514(b)(2)(i)(N)
 * Shape     scheme://…, www.…, and host.tld[/path] for common top-level domains
 * Source    RFC 3986
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { KIND, NEWLINE, SPACE } from '../fold.ts';
import { CUE_TOP_DOMAIN, WEB } from '../lexicon.ts';
import { LOWER, type Tokens } from '../tokens.ts';

/** Top-level domains that are words or rare: hosts only where a path or a second dot stands beside. Source: IANA, RFC 2606 */
const RARE_DOMAINS =
  `example test invalid page pages site online link links shop store web website blog club life live studio space tech doctor
  dental dentist fitness yoga vet pharmacy charity church school academy university foundation solutions systems software
  cloud host chat media news photos video pro fm ly gg cc ws scot wales london berlin nyc`.split(
    /\s+/,
  );
/** Where code systems and standards live: who is coded in them is told nowhere there. */
const PUBLIC =
  /^https?:\/\/(?:www\.)?(?:snomed\.info|loinc\.org|unitsofmeasure\.org|(?:[a-z]+\.)?hl7\.org|fhir\.org|nucc\.org|dicom\.nema\.org|nlm\.nih\.gov\/research\/umls|w3\.org|json-schema\.org)(?:[/#]|$)/i;
const URL_MAX = 2048;
const HOST_PARTS_MAX = 16;
/** After one of these a host is the inside of an address already seen. */
const INNER = './@-_:%';
const CLOSERS = '.,;:!?)]}>\'"»”’*';

/** End of the address: white space or a quote ends it, closing punctuation does not belong to it. */
function endOf(text: string, from: number): number {
  let end = from;
  while (end < text.length && end - from < URL_MAX) {
    const code = text.charCodeAt(end);
    const kind = KIND[code]!;
    if (
      kind === SPACE ||
      kind === NEWLINE ||
      code === 34 ||
      code === 60 ||
      code === 62 ||
      code === 96
    )
      break;
    end += 1;
  }
  while (end > from && CLOSERS.includes(text[end - 1]!)) end -= 1;
  return end;
}

/** First token of the host that ends with the top-level domain at `at`. */
function hostStart(t: Tokens, at: number): number {
  let first = at;
  while (
    first > 0 &&
    at - first < HOST_PARTS_MAX &&
    (d.isJoinedBy(t, first, d.DOT) ||
      d.isJoinedByDash(t, first) ||
      (d.isAdjacent(t, first) && first < at))
  ) {
    first -= 1;
  }
  return first;
}

export const url: Detector = {
  id: 'url',
  bits: WEB,
  shapes: 0,
  cues: CUE_TOP_DOMAIN,
  words: RARE_DOMAINS,
  find(t, at, found) {
    const { text } = t;
    if (d.has(t, at, WEB) && at > 0 && INNER.includes(text[t.start[at]! - 1] ?? '')) return;
    if (d.has(t, at, WEB)) {
      const isScheme = text.startsWith('://', t.end[at]);
      const isHost = t.text.charCodeAt(t.end[at]!) === d.DOT && d.isJoinedBy(t, at + 1, d.DOT);
      if (!isScheme && !isHost) return;
      const end = endOf(text, t.start[at]!);
      if (end - t.start[at]! > 8 && !PUBLIC.test(text.slice(t.start[at], end)))
        found.push(d.finding(t.start[at]!, end, 'url', 'url', 0.98, 'url/scheme'));
      return;
    }
    if (!d.isJoinedBy(t, at, d.DOT) || t.shape[at] !== LOWER || d.isAdjacent(t, at + 1)) return;
    const first = hostStart(t, at);
    if (INNER.includes(text[t.start[first]! - 1] ?? ' ')) return;
    if (d.isNumber(t, at - 1) || t.end[at - 1]! - t.start[at - 1]! < 2) return;
    const hasPath = text.charCodeAt(t.end[at]!) === d.SLASH;
    // `pain.no fever` is a missing blank; two letters need a path or a second dot to be a host.
    const isShort = t.end[at]! - t.start[at]! < 3 || !d.hasCue(t, at, CUE_TOP_DOMAIN);
    if (isShort && !hasPath && first === at - 1) return;
    const end = hasPath ? endOf(text, t.start[first]!) : t.end[at]!;
    found.push(d.finding(t.start[first]!, end, 'url', 'url', 0.85, 'url/host'));
  },
};
