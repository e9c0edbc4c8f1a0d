/**
 * Does a value in the place of a code look like one? One word of printable ASCII, which is no e-mail
 * address and has not the shape of a social security or telephone number: those stray into codes.
 */
export function isCodeLike(text: string): boolean {
  // From ! to ~ without @.
  return text.length <= LENGTH_MAX && /^[!-?A-~]*$/.test(text) && !isStrayNumber(text);
}

/** `900-12-3456`, `802-555-0134`; no code of LOINC, SNOMED CT, ICD or RxNorm looks like it. */
export function isStrayNumber(text: string): boolean {
  return (text.length === 11 || text.length === 12) && STRAY.test(text);
}

const LENGTH_MAX = 128;
const STRAY = /^\d{3}-\d{2,3}-\d{4}$/;
