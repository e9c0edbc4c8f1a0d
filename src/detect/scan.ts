/** One pass of all detectors over the tokens of one text: candidates, unsettled. */
import type { Finding } from '../core/phi.ts';
import type { Detector } from './detector.ts';
import { PLACES, STRUCTURED } from './detectors/index.ts';
import { findNames } from './names/name.ts';
import { NUMBER, type Tokens } from './tokens.ts';

/** Detectors grouped by what triggers them, so that an ordinary word costs one test. */
interface Plan {
  readonly bits: number;
  readonly shapes: number;
  readonly cues: number;
  readonly detectors: readonly Detector[];
  /** By number of digits, those that numbers of this length concern. */
  readonly byDigits: readonly (readonly Detector[])[];
}

/** Longer numbers concern the same detectors as numbers of this many digits. */
const DIGITS_MAX = 24;

function plan(detectors: readonly Detector[]): Plan {
  return {
    bits: detectors.reduce((all, one) => all | one.bits, 0),
    shapes: detectors.reduce((all, one) => all | one.shapes, 0),
    cues: detectors.reduce((all, one) => all | (one.cues ?? 0), 0),
    detectors,
    byDigits: Array.from({ length: DIGITS_MAX + 1 }, (_, length) =>
      detectors.filter(
        (one) =>
          (one.shapes & (1 << NUMBER)) !== 0 &&
          (one.digits === undefined || one.digits.includes(length)),
      ),
    ),
  };
}

const byBits = plan(
  [...STRUCTURED, ...PLACES].filter((one) => one.id !== 'email' && one.id !== 'ip-address'),
);
const structuredOnly = plan(
  STRUCTURED.filter((one) => one.id !== 'email' && one.id !== 'ip-address'),
);
const email = STRUCTURED.find((one) => one.id === 'email')!;
const handle = STRUCTURED.find((one) => one.id === 'handle')!;
const ipAddress = STRUCTURED.find((one) => one.id === 'ip-address')!;

const AT_SIGN = 64;
const COLON = 58;
const DOT = 46;
const HYPHEN = 45;

function run(t: Tokens, { bits, shapes, cues, detectors, byDigits }: Plan, found: Finding[]): void {
  const { text } = t;
  for (let at = 0; at < t.count; at += 1) {
    // Three detectors are triggered by what follows a token of nearly any shape.
    if (t.mark[at] === AT_SIGN) {
      email.find(t, at, found);
      handle.find(t, at, found);
    }
    const next = text.charCodeAt(t.end[at]!);
    if (next === COLON || ((next === DOT || next === HYPHEN) && t.end[at]! - t.start[at]! <= 3)) {
      if (t.start[at + 1] === t.end[at]! + 1 || next === COLON) ipAddress.find(t, at, found);
    }
    if (t.shape[at] === NUMBER) {
      const length = t.end[at]! - t.start[at]!;
      for (const detector of byDigits[length < DIGITS_MAX ? length : DIGITS_MAX]!)
        detector.find(t, at, found);
      continue;
    }
    const shape = 1 << t.shape[at]!;
    if ((t.bits[at]! & bits) === 0 && (shape & shapes) === 0 && (t.cues[at]! & cues) === 0)
      continue;
    for (const detector of detectors) {
      const isTriggered =
        (t.bits[at]! & detector.bits) !== 0 ||
        (shape & detector.shapes) !== 0 ||
        (t.cues[at]! & (detector.cues ?? 0)) !== 0;
      if (isTriggered) detector.find(t, at, found);
    }
  }
}

export function scanStructured(t: Tokens): Finding[] {
  const found: Finding[] = [];
  run(t, structuredOnly, found);
  return found;
}

export function scan(t: Tokens): Finding[] {
  const found: Finding[] = [];
  run(t, byBits, found);
  findNames(t, found);
  return found;
}
