/** What a value of HL7 v2 looks like. */

/** TS, DTM, DT: `YYYY[MM[DD[HH[MM[SS[.S[S[S[S]]]]]]]]][+/-ZZZZ]`, HL7 v2.8 §2A.2.22. */
const DATE =
  /^(?:1[89]|20|21)\d\d(?:(?:0[1-9]|1[0-2])(?:(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-4])?(?:(?<=\d{10})[0-5]\d(?:[0-6]\d(?:\.\d{1,4})?)?)?)?)?(?:[+-]\d{4})?$/;

export function isDate(text: string): boolean {
  return DATE.test(text);
}

/** A date that is no number of few digits as well. */
export const isDay = (text: string): boolean => text.length >= 8 && isDate(text);

/** A measurement has few digits; a long number is a number of something. */
export function isNumber(text: string): boolean {
  return /^[+-]?\d{0,6}(?:\.\d{0,8})?$/.test(text);
}

/** One word with as many digits as numbers of people and papers have. */
export function isIdentifierLike(text: string): boolean {
  if (text.length < 4 || text.length > 64 || !/^[\w./:#-]+$/.test(text)) return false;
  let digits = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x30 && unit <= 0x39) digits += 1;
  }
  return digits >= 4;
}

/** A diagnostic service section, HL7 v2.8 table 0074. */
export const isSection = (text: string): boolean => SECTION.test(text);

const SECTION =
  /^(?:AU|BG|BLB|CG|CH|CP|CT|CTH|CUS|EC|EN|GE|HM|ICU|IMM|LAB|MB|MCB|MYC|NMR|NMS|NRS|OSL|OT|OTH|OUS|PAR|PAT|PF|PHR|PHY|PT|RAD|RC|RT|RUS|RX|SP|SR|TX|URN|VR|VUS|XRC)$/;
