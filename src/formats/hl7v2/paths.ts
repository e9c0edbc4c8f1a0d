/** Where a locus of HL7 v2 stands: `PID-5`, `PID-5.1`. Names of segments that nobody knows are no part of it. */
import { isKnownSegment } from './segments.ts';

/** Paths are few, and are made once. */
const paths = new Map<string, string[]>();

export function pathOf(segment: string, number: number): string {
  // Names of others are somebody's own.
  const name = isKnownSegment(segment) ? segment : 'Z';
  const known = paths.get(name) ?? [];
  if (known.length === 0) paths.set(name, known);
  if (number > FIELDS_MAX) return `${name}-${FIELDS_MAX}`;
  known[number] ??= `${name}-${number}`;
  return known[number];
}

export function componentPath(path: string, component: number): string {
  const known = paths.get(path) ?? [];
  if (known.length === 0) paths.set(path, known);
  const number = Math.min(component, COMPONENTS_MAX);
  known[number] ??= `${path}.${number}`;
  return known[number];
}

/** No segment has more fields: what comes after them shares a path. */
const FIELDS_MAX = 100;
/** No datatype has more: what comes after them shares a path. */
const COMPONENTS_MAX = 40;
