/** Noise on a number, as a rule of a profile asks for it. */
import type { FhirAction } from '../core/fhir-path/fhir-rule.ts';
import type { Keyed } from './keyed.ts';

/** Steps of the noise: finer than any rounding leaves it. */
const STEPS = 65_536;

/**
 * A number within half the span of it on either side, each as likely, drawn by the key: the same value of
 * the same subject gets the same noise in every run, so that no number of runs averages it out.
 *
 * @returns undefined for what is no number that can be written back
 */
export function perturbed(
  text: string,
  { span, isProportional, decimals }: Extract<FhirAction, { method: 'perturb' }>,
  keyed: Keyed,
  subject: string,
): string | undefined {
  const value = Number(text);
  const width = isProportional ? span * Math.abs(value) : span;
  const step = keyed.draw(subject, 'perturb', text).below(STEPS);
  const noisy = value + width * ((step + 0.5) / STEPS - 0.5);
  // Ages, doses and counts are not negative.
  const moved = value >= 0 ? Math.max(0, noisy) : noisy;
  return Number.isFinite(moved) ? plain(moved, decimals) : undefined;
}

/** Without an exponent, and without zeros that say nothing. */
const plain = (value: number, decimals: number): string | undefined => {
  const fixed = value.toFixed(decimals);
  if (fixed.includes('e')) return undefined;
  const short = fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
  return short === '-0' ? '0' : short;
};
