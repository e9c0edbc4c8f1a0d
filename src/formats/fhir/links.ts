/**
 * References, full URLs, and searches of FHIR R4: where the ids stand in them. An id is a locus of its
 * own, whatever stands around it, so that one id is replaced alike in `id`, `Patient/id`,
 * `https://host/fhir/Patient/id`, `urn:uuid:id` and `#id`, and references still resolve. The server's
 * address is one more, for it names the hospital.
 *
 * Source  HL7 FHIR R4 §2.3.0.1 literal references, §3.2.0.7 conditional references, RFC 3986
 */

import { RESOURCE_TYPES } from '../../core/fhir-path/resource-types.ts';
import { identifierCategory } from '../identifiers.ts';
import { type Inner, type Piece, type Places, template } from '../splice.ts';

export interface Link {
  readonly inner: Inner;
  /** What is referred to, where the link says it: `Patient`. */
  readonly type: string | undefined;
  /** Its id; undefined for a contained resource, which other documents call alike. */
  readonly id: string | undefined;
}

/** Notes the loci of a link. Undefined where it is none that this module knows. */
export function walkLink(text: string, path: string, places: Places): Link | undefined {
  if (text.length > LENGTH_MAX) return undefined;
  const pieces = new Pieces(path, places);
  const link = pieces.walk(text);
  return link === undefined ? undefined : { ...link, inner: template(pieces.all) };
}

/** A version of a resource as HTTP writes it: `W/"3"`. Undefined where it is none. */
export function walkEtag(text: string, path: string, places: Places): Inner | undefined {
  const [, before, version, after] = ETAG.exec(text) ?? [];
  if (version === undefined) return undefined;
  const locus = places.locus('reference', path, version);
  return template([before!, { locus, text: version }, after!]);
}

const ETAG = /^((?:W\/)?")([^"\s]{1,64})(")$/;

interface Target {
  readonly type: string | undefined;
  readonly id: string | undefined;
}

/** What servers take as a URL, about. */
const LENGTH_MAX = 8192;
const URN = /^urn:(?:uuid|oid):(?=[^\s/])/i;
const LITERAL =
  /^(?:([a-z][a-z+.-]{0,15}:\/\/)([^\s?#]+)\/)?([A-Z][A-Za-z]{1,63})\/([A-Za-z0-9\-.]{1,64})(?:(\/_history\/)([A-Za-z0-9\-.]{1,64}))?(#[^\s#]*)?$/;
const SEARCH =
  /^(?:(?:([a-z][a-z+.-]{0,15}:\/\/)([^\s?#]+)\/)?([A-Z][A-Za-z]{1,63}(?:\/_search)?))?(\?)?([A-Za-z_][\w.:-]*=[^\s]*)$/;
const INNER_ID = /^[^\s#/?]{1,64}$/;
/** Parameters that shape an answer and say nothing of anybody. */
const SHAPING =
  /^_(?:count|sort|summary|elements|format|pretty|total|include|revinclude|type|contained)(?::|$)/;
const DATED = /^(?:birthdate|date|death-date|_lastUpdated|authoredon|onset-date|period)$/;
const REFERRING =
  /^(?:_id|patient|subject|encounter|practitioner|performer|author|organization|location|device|beneficiary|general-practitioner)$/;

class Pieces {
  readonly all: (string | Piece)[] = [];
  readonly #path: string;
  readonly #places: Places;

  constructor(path: string, places: Places) {
    this.#path = path;
    this.#places = places;
  }

  walk(text: string): Target | undefined {
    if (text.startsWith('#')) {
      if (!INNER_ID.test(text.slice(1))) return undefined;
      this.all.push('#');
      this.#id(text.slice(1));
      return { type: undefined, id: undefined };
    }
    const urn = URN.exec(text)?.[0];
    if (urn !== undefined) {
      const id = text.slice(urn.length);
      this.all.push(urn);
      this.#id(id);
      return { type: undefined, id };
    }
    return this.#literal(text) ?? this.#search(text);
  }

  #literal(text: string): Target | undefined {
    const found = LITERAL.exec(text);
    if (found === null || !RESOURCE_TYPES.has(found[3]!)) return undefined;
    const [, scheme, base, type, id, history, version, fragment] = found;
    this.#base(scheme, base);
    this.all.push(`${type}/`);
    this.#id(id!);
    if (history !== undefined) {
      this.all.push(history);
      this.#id(version!);
    }
    if (fragment !== undefined) {
      this.all.push('#');
      if (fragment.length > 1) this.#id(fragment.slice(1));
    }
    return { type, id };
  }

  #search(text: string): Target | undefined {
    const found = SEARCH.exec(text);
    if (found === null) return undefined;
    const [, scheme, base, type, mark, query] = found;
    // Without a question mark it is If-None-Exist, which has no type either.
    if ((type !== undefined) !== (mark !== undefined)) return undefined;
    const resource = type?.replace('/_search', '');
    if (resource !== undefined && !RESOURCE_TYPES.has(resource)) return undefined;
    this.#base(scheme, base);
    this.all.push(`${type ?? ''}${mark ?? ''}`);
    for (const [index, pair] of query!.split('&').entries()) {
      if (index > 0) this.all.push('&');
      const name = /^[^=]*/.exec(pair)![0];
      this.all.push(pair.length > name.length ? `${name}=` : name);
      if (pair.length > name.length + 1) {
        this.#parameter(resource, name, pair.slice(name.length + 1));
      }
    }
    return { type: resource, id: undefined };
  }

  #parameter(resource: string | undefined, name: string, value: string): void {
    if (SHAPING.test(name)) {
      this.all.push(value);
      return;
    }
    const bare = name.replace(/:.*/, '');
    const text = decoded(value);
    if (text === undefined) this.#locus('text', value, value, bare);
    else if (bare === 'identifier' || text.includes('|')) this.#token(resource, value, text);
    else if (DATED.test(bare)) this.#date(value, text);
    else if (REFERRING.test(bare) && text === value) this.#referred(value);
    else this.#locus('text', text, value, bare);
  }

  #token(resource: string | undefined, value: string, text: string): void {
    const bar = text.lastIndexOf('|');
    const system = bar < 0 ? undefined : text.slice(0, bar);
    const own = text.slice(bar + 1);
    if (own === '') {
      this.all.push(value);
      return;
    }
    const isEncoded = text !== value;
    if (system !== undefined) {
      this.all.push(isEncoded ? encodeURIComponent(`${system}|`) : `${system}|`);
    }
    const category = identifierCategory([], system, resource);
    const locus = this.#places.locus('value', this.#path, own, undefined, category);
    const written = isEncoded ? encodeURIComponent(own) : own;
    this.all.push({ locus, text: own, written, spell: encodeURIComponent });
  }

  #date(value: string, text: string): void {
    const prefix = /^(?:eq|ne|gt|lt|ge|le|sa|eb|ap)?(?=\d{4})/.exec(text)?.[0];
    if (prefix === undefined) {
      this.#locus('text', text, value);
      return;
    }
    this.all.push(prefix);
    this.#locus('date', text.slice(prefix.length), value.slice(prefix.length));
  }

  #referred(value: string): void {
    if (this.#literal(value) === undefined) this.#id(value);
  }

  #base(scheme: string | undefined, base: string | undefined): void {
    if (scheme === undefined || base === undefined) return;
    this.all.push(scheme);
    this.#id(base);
    this.all.push('/');
  }

  #id(text: string): void {
    if (text === '') return;
    this.all.push({ locus: this.#places.locus('reference', this.#path, text), text });
  }

  /** A value of a query: percent-encoded where it is replaced. */
  #locus(role: 'text' | 'date', text: string, written: string, label?: string): void {
    const locus = this.#places.locus(role, this.#path, text, label);
    this.all.push({ locus, text, written, spell: encodeURIComponent });
  }
}

function decoded(value: string): string | undefined {
  if (!value.includes('%') && !value.includes('+')) return value;
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
