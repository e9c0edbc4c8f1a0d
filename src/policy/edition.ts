/**
 * The rules in force at a moment. A rule outside its dates is not in the set: so a set changes by itself at midnight
 * UTC, and each state of it is an edition with a version of its own.
 */
import { createHash } from 'node:crypto';
import type { Rule } from './rules.ts';
import { SCHEMA } from './schema.ts';

export interface Edition {
  /** Digest of the rules in force and the vocabulary: the same version decides the same way. */
  readonly version: string;
  readonly rules: readonly Rule[];
  /** Milliseconds since 1970: the edition holds from the first, up to and without the second. */
  readonly from: number;
  readonly until: number;
}

export function editionAt(rules: readonly Rule[], at: number): Edition {
  const changes = rules.flatMap(({ from, until }) => [from, until]);
  const inForce = rules.filter(({ from, until }) => from <= at && at < until);
  return {
    version: versionOf(inForce),
    rules: inForce,
    from: Math.max(Number.NEGATIVE_INFINITY, ...changes.filter((change) => change <= at)),
    until: Math.min(Number.POSITIVE_INFINITY, ...changes.filter((change) => change > at)),
  };
}

function versionOf(rules: readonly Rule[]): string {
  const content = JSON.stringify([SCHEMA, rules.map(({ text }) => text).sort()]);
  return `sha256:${createHash('sha256').update(content).digest('hex').slice(0, 32)}`;
}
