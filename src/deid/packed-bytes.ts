/**
 * Bytes that stand in a text as base64: a scan in an OBX of text, a picture in a field of JSON, in a note. Nobody
 * searches them, so they go as media do. Base64 of text, too: what detection reads in it need not be all.
 *
 * Source  RFC 4648 base64, RFC 2045 its lines of 76, RFC 2397 data URLs
 */
import type { Finding } from '../core/phi.ts';

/** The findings, but for those within packed bytes, which are one each. */
export function withPackedBytes(text: string, findings: readonly Finding[]): readonly Finding[] {
  if (text.length < RUN_LENGTH_MIN) return findings;
  const packed = [...text.matchAll(RUN)].filter(([, run]) => isPacked(run!)).map(findingOf);
  if (packed.length === 0) return findings;
  const isApart = ({ start, end }: Finding) =>
    packed.every((bytes) => end <= bytes.start || start >= bytes.end);
  return [...findings.filter(isApart), ...packed].sort((one, other) => one.start - other.start);
}

/** A line of base64 is no shorter in mail (76) and in PEM (64); the last of several may be. */
const RUN_LENGTH_MIN = 64;
const RUN =
  /(?:data:[\w.+-]{1,80}\/[\w.+-]{1,80};(?:[\w-]{1,80}=[\w-]{1,80};)?base64,)?((?<![A-Za-z0-9+/])[A-Za-z0-9+/]{64,}={0,2}(?:\r?\n(?:[A-Za-z0-9+/]{16,}={0,2}|[A-Za-z0-9+/]+={1,2})(?![^\r\n]))*)/g;

const findingOf = ({ 0: { length }, index }: RegExpExecArray): Finding => ({
  start: index,
  end: index + length,
  category: 'photo',
  type: 'photo.packed',
  score: 1,
  rule: 'packed/base64',
});

/** No hash in hexadecimals, no genes, no long name in camel case: letters of both cases and digits, all mixed. */
function isPacked(run: string): boolean {
  if (!/[a-z]/.test(run) || !/[A-Z]/.test(run) || !/\d/.test(run)) return false;
  return run.length >= SURE_LENGTH_MIN || turnsIn(run) >= TURNS_SHARE_MIN * run.length;
}

const SURE_LENGTH_MIN = 512;
/** So often another kind of character follows; by chance it would be two of three times. */
const TURNS_SHARE_MIN = 0.5;

const turnsIn = (run: string): number =>
  run.match(/[a-z](?![a-z])|[A-Z](?![A-Z])|\d(?!\d)/g)?.length ?? 0;
