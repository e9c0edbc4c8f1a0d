/**
 * Recognisers of the site's own: patterns and lists from its configuration, for identifiers that no
 * one else has (study numbers, ward names, badge ids). Patterns are RE2, which takes time linear in the
 * text whatever it is given, so neither a careless pattern nor a hostile text can stop the gateway.
 *
 * Each can carry its tests: texts in which it must find something, and texts in which it must not. They
 * run whenever the configuration is loaded, and one that fails refuses the configuration.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { RE2JS } from 're2js';
import { Failure } from '../../core/failures.ts';
import type { Finding, PhiCategory } from '../../core/phi.ts';
import { utf8Text } from '../../core/utf8-text.ts';
import { fold } from '../fold.ts';
import { Matcher, search } from '../matcher.ts';
import { viewOf } from '../view.ts';

export interface Recognizer {
  readonly id: string;
  readonly category: PhiCategory;
  /** Of each finding, 0.5 to 1: what overlaps and scores less gives way. */
  readonly score: number;
  /** RE2 syntax (github.com/google/re2/wiki/Syntax), found anywhere in a text. */
  readonly pattern?: string;
  /** Words and phrases, found in any case and across line breaks. */
  readonly terms?: readonly string[];
  /** A file of terms, one a line. */
  readonly termsFile?: string;
  /** What has been read of it, which goes before the file: it may have changed since. */
  readonly fileTerms?: readonly string[];
  readonly examples?: { readonly match: readonly string[]; readonly noMatch: readonly string[] };
}

/** What `compileRecognizers` makes and `detectAll` takes. */
export interface Recognizers {
  /** Differs between any two of one process: keys cached results. */
  readonly serial: number;
  /** What they were made of, files included: plain data, of which another thread makes the same. */
  readonly list: readonly Recognizer[];
  find(text: string): Finding[];
}

type Find = (text: string, found: Finding[]) => void;

let serials = 0;

/** @throws Failure `config_invalid`, naming the place under `deid.recognizers` and the remedy */
export function compileRecognizers(written: readonly Recognizer[]): Recognizers {
  const list = written.map((one, index) => withFileTerms(one, `deid.recognizers[${index}]`));
  const finds = list.map((recognizer, index) => {
    const find = compile(recognizer, `deid.recognizers[${index}]`);
    assertExamples(recognizer, find, `deid.recognizers[${index}].examples`);
    return find;
  });
  serials += 1;
  return {
    serial: serials,
    list,
    find(text) {
      const found: Finding[] = [];
      for (const find of finds) find(text, found);
      return found;
    },
  };
}

function withFileTerms(recognizer: Recognizer, at: string): Recognizer {
  const { termsFile, fileTerms } = recognizer;
  if (termsFile === undefined || fileTerms !== undefined) return recognizer;
  return { ...recognizer, fileTerms: termsIn(termsFile, `${at}.termsFile`) };
}

function compile(recognizer: Recognizer, at: string): Find {
  const { pattern, fileTerms } = recognizer;
  const parts: Find[] = [];
  if (pattern !== undefined) parts.push(patternFinder(recognizer, pattern, `${at}.pattern`));
  const terms = recognizer.terms ?? [];
  if (terms.length > 0) parts.push(termFinder(recognizer, terms, `${at}.terms`));
  if (fileTerms !== undefined) {
    parts.push(termFinder(recognizer, fileTerms, `${at}.termsFile`));
  }
  if (parts.length === 0) refuse(at, 'give it a pattern, terms or a termsFile');
  return (text, found) => {
    for (const part of parts) part(text, found);
  };
}

function patternFinder(recognizer: Recognizer, pattern: string, at: string): Find {
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(pattern);
  } catch {
    // The parser's message quotes the pattern, in which somebody may have written an example.
    return refuse(at, 'write it in RE2 syntax: no look-around, no back-references');
  }
  if (compiled.matches('')) refuse(at, 'let it match at least one character');
  const rule = `custom/${recognizer.id}`;
  return (text, found) => {
    const matcher = compiled.matcher(text);
    while (matcher.find()) {
      const [start, end] = [matcher.start(), matcher.end()];
      if (end > start) found.push(toFinding(recognizer, rule, start, end));
    }
  };
}

/** A matcher passes over shorter ones, which would be a protection that is silently off. */
const TERM_LENGTH_MIN = 2;

function termFinder(recognizer: Recognizer, terms: readonly string[], at: string): Find {
  const matcher = new Matcher<Recognizer>();
  terms.forEach((term, index) => {
    const words = fold(term)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '');
    const form = words.join(' ');
    if (form.length < TERM_LENGTH_MIN) {
      refuse(`${at}[${index}]`, 'write at least two letters or digits');
    }
    matcher.addWords(form, recognizer);
  });
  const rule = `custom/${recognizer.id}`;
  return (text, found) => {
    for (const { start, end } of search([matcher], viewOf(text))) {
      found.push(toFinding(recognizer, rule, start, end));
    }
  };
}

function toFinding(recognizer: Recognizer, rule: string, start: number, end: number): Finding {
  const { id, category, score } = recognizer;
  return { start, end, category, type: id, score, rule };
}

function termsIn(file: string, at: string): string[] {
  const terms = contentOf(file, at)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return terms.length > 0
    ? terms
    : refuse(at, `${basename(file)} holds no terms: write one a line`);
}

function contentOf(file: string, at: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch {
    return refuse(at, 'cannot be read: check path and permissions');
  }
  return utf8Text(bytes, (remedy) => invalid(at, `${basename(file)} is ${remedy}`));
}

function assertExamples({ examples }: Recognizer, find: Find, at: string): void {
  const count = (text: string): number => {
    const found: Finding[] = [];
    find(text, found);
    return found.length;
  };
  examples?.match.forEach((text, index) => {
    if (count(text) === 0) refuse(`${at}.match[${index}]`, 'nothing is found in this text');
  });
  examples?.noMatch.forEach((text, index) => {
    if (count(text) > 0) refuse(`${at}.noMatch[${index}]`, 'something is found in this text');
  });
}

function refuse(at: string, remedy: string): never {
  throw invalid(at, remedy);
}

function invalid(at: string, remedy: string): Failure {
  return new Failure('config_invalid', { at, remedy });
}
