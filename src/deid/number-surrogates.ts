/**
 * Surrogates of numbers and codes: the same shape, in ranges that nobody is given. All work on the
 * letters and digits alone and leave separators where they stand.
 */
import type { Draw, Keyed } from './keyed.ts';

/** Makes the `attempt`th surrogate of a text's letters and digits, character by character. */
export type Shape = (
  original: string,
  draw: Draw,
  keyed: (kind: string, value: string) => Draw,
) => string;

const isDigit = (character: string): boolean => character >= '0' && character <= '9';

/** Each digit to a digit, each letter to a letter of the same case; no leading zero made or lost. */
const anyId: Shape = (original, draw) => {
  let result = '';
  for (const character of original) {
    const isFirst = result === '';
    if (isDigit(character))
      result += isFirst ? (character === '0' ? '0' : draw.digit(true)) : draw.digit();
    else if (character >= 'a' && character <= 'z')
      result += String.fromCharCode(97 + draw.below(26));
    else if (character >= 'A' && character <= 'Z')
      result += String.fromCharCode(65 + draw.below(26));
    else if (/\p{L}|\p{N}/u.test(character)) result += String.fromCharCode(65 + draw.below(26));
    else result += character;
  }
  return result;
};

/** Area 900–999 with group 00–49 was never issued, as an SSN or as an ITIN. */
const socialSecurityNumber: Shape = (original, draw, keyed) => {
  const digits = original.replace(/\D/g, '');
  // The last four are drawn on their own: "SSN ending in 6789" stays the end of the whole number.
  const lastFour = keyed('ssn-last-four', digits.slice(-4));
  const last = [0, 0, 0, 0].map(() => lastFour.digit()).join('');
  if (digits.length === 4) return withDigits(original, last);
  if (digits.length !== 9) return anyId(original, draw, keyed);
  return withDigits(
    original,
    `9${draw.digit()}${draw.digit()}${draw.below(5)}${draw.digit()}${last}`,
  );
};

/** Exchange 555, line 01xx: reserved for fiction in the North American plan. Country codes stay outside. */
const phoneNumber: Shape = (original, draw, keyed) => {
  const digits = original.replace(/\D/g, '');
  const line = () => `55501${draw.digit()}${draw.digit()}`;
  const area = () => `${2 + draw.below(8)}${draw.below(9)}${draw.digit()}`;
  if (digits.length === 7) return withDigits(original, line());
  if (digits.length !== 10) return anyId(original, draw, keyed);
  return withDigits(original, otherThan(digits.slice(0, 3), area) + line());
};

function otherThan(original: string, make: () => string): string {
  let made = make();
  while (made === original) made = make();
  return made;
}

/** Ten digits whose check digit is wrong (Luhn over 80840 and the number, CMS). */
const nationalProviderId: Shape = (original, draw, keyed) => {
  const digits = original.replace(/\D/g, '');
  if (digits.length !== 10) return anyId(original, draw, keyed);
  let body = digits[0]!;
  while (body.length < 9) body += draw.digit();
  return withDigits(original, body + ((luhnCheckDigit(`80840${body}`) + 1 + draw.below(9)) % 10));
};

export function luhnCheckDigit(body: string): number {
  let sum = 0;
  [...body].reverse().forEach((digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  return (10 - (sum % 10)) % 10;
}

/** Two letters and seven digits, the last of which is wrong. */
const deaNumber: Shape = (original, draw, keyed) => {
  const made = anyId(original, draw, keyed);
  const digits = made.replace(/\D/g, '');
  if (digits.length !== 7) return made;
  const [a, b, c, d, e, f] = [...digits].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const check = (a + c + e + 2 * (b + d + f)) % 10;
  return withDigits(made, digits.slice(0, 6) + ((check + 1 + draw.below(9)) % 10));
};

/** A letter S in the second place: CMS never issues it. */
const medicareBeneficiaryId: Shape = (original, draw, keyed) => {
  const made = anyId(original, draw, keyed);
  const isLower = original[1] !== undefined && original[1] >= 'a' && original[1] <= 'z';
  return `${made.slice(0, 1)}${isLower ? 's' : 'S'}${made.slice(2)}`;
};

/** ZIP codes 000 to 004 were never assigned; a ZIP+4 keeps its first part. */
const zipCode: Shape = (original, draw, keyed) => {
  const digits = original.replace(/\D/g, '');
  if (
    !/^\d+$/.test(original) ||
    (digits.length !== 5 && digits.length !== 9 && digits.length !== 3)
  ) {
    return anyId(original, draw, keyed);
  }
  if (digits.length === 3) return `00${draw.below(5)}`;
  const base = keyed('zip', digits.slice(0, 5));
  const five = `000${base.digit()}${base.digit()}`;
  if (digits.length === 5) return five;
  return five + draw.digit() + draw.digit() + draw.digit() + draw.digit();
};

/** `digits` in the places of the digits of `text`. */
function withDigits(text: string, digits: string): string {
  let at = 0;
  return text.replace(/\d/g, () => digits[at++] ?? '0');
}

/** The shape for a finding, by its type. */
export function shapeOf(category: string, type: string): Shape {
  if (category === 'phone' || category === 'fax') return phoneNumber;
  if (category === 'ssn') return socialSecurityNumber;
  if (/npi/.test(type)) return nationalProviderId;
  if (/dea/.test(type)) return deaNumber;
  if (/mbi/.test(type)) return medicareBeneficiaryId;
  if (/zip|postal/.test(type)) return zipCode;
  return anyId;
}

/** JSON numbers: as many digits, no leading zero, sign, point and exponent where they were. */
export function jsonNumber(original: string, draw: Draw): string {
  const [mantissa, exponent] = original.split(/(?=[eE])/) as [string, string | undefined];
  let isFirst = true;
  const made = mantissa.replace(/\d/g, (digit) => {
    const isLeading = isFirst;
    isFirst = false;
    if (isLeading && digit === '0') return '0';
    return draw.digit(isLeading);
  });
  return made + (exponent ?? '');
}

/** `draw` for one attempt, and the attempt-independent draws of parts (last four, first five). */
export function makeShape(
  shape: Shape,
  original: string,
  keyed: Keyed,
  scope: string,
  kind: string,
  attempt: number,
): string {
  const draw = keyed.draw(scope, kind, original.toLowerCase(), attempt);
  // A part that collides must move too: after some attempts the parts are drawn anew.
  const round = Math.floor(attempt / 8);
  return shape(original, draw, (part, value) => keyed.draw(scope, part, value, round));
}
