/** Check digits that several issuers share. */

/** Digits weighted in turn, summed. */
export function weighted(digits: string, weights: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at += 1) sum += (digits.charCodeAt(at) - 48) * weights[at]!;
  return sum;
}

/** GS1 General Specifications §7.9: weights 3 and 1 from the right; also EAN and the Swiss AHV number. */
export function isGs1(digits: string): boolean {
  let sum = 0;
  for (let back = 0; back < digits.length; back += 1)
    sum += (digits.charCodeAt(digits.length - 1 - back) - 48) * (back % 2 === 0 ? 1 : 3);
  return sum % 10 === 0;
}

/** Day and month that exist, whatever the year. */
export const isDayMonth = (day: number, month: number): boolean =>
  day >= 1 && day <= 31 && month >= 1 && month <= 12;

/** A number of many digits modulo a small one. */
export function modulo(digits: string, by: number): number {
  let rest = 0;
  for (let at = 0; at < digits.length; at += 1)
    rest = (rest * 10 + digits.charCodeAt(at) - 48) % by;
  return rest;
}
