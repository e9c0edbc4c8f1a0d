/**
 * Records of a text, for whoever reads codes: JSON parsed, HL7 v2 messages as they stand, those in strings
 * of that JSON included. A text without a brace and without `MSH` costs a glance.
 */
import { Failure } from '../../core/failures.ts';
import type { Json } from '../../core/json.ts';
import { LIMITS } from '../../core/limits.ts';
import type { Locus } from '../../core/locus.ts';
import { decoded, recordPlaces } from './record-places.ts';

interface Records {
  /** Objects and arrays. */
  readonly json: readonly Json[];
  readonly messages: readonly string[];
}

/** @throws Failure too_deep, for strings in strings that are not read */
export function recordsIn(loci: readonly Pick<Locus, 'text' | 'path'>[]): Records {
  const json: Json[] = [];
  const messages: string[] = [];
  const read = (text: string, level: number, at: string) => {
    if (!mayHoldRecords(text)) return;
    if (level > LIMITS.jsonInStringDepthMax) throw new Failure('too_deep', { at });
    for (const { kind, start, end } of recordPlaces(text)) {
      const source = text.slice(start, end);
      if (kind === 'message') messages.push(source);
      else if (kind === 'escaped') read(decoded(source), level + 1, at);
      else if (source.includes('"')) {
        const value = JSON.parse(source) as Json;
        json.push(value);
        for (const inner of stringsIn(value)) read(inner, level + 1, at);
      }
    }
  };
  for (const { text, path } of loci) read(text, 0, path);
  return { json, messages };
}

function mayHoldRecords(text: string): boolean {
  return text.includes('{') || text.includes('MSH');
}

/** Without recursion: no limit holds for the depth of JSON in a text. */
function stringsIn(value: Json): string[] {
  const strings: string[] = [];
  const open: Json[] = [value];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (typeof one === 'string') strings.push(one);
    else if (typeof one === 'object' && one !== null) {
      for (const inner of Object.values(one)) open.push(inner);
    }
  }
  return strings;
}
