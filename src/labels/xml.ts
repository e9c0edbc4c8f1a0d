/**
 * Codes in XML that stands in a text: C-CDA, whole or a part of it (`code` and `codeSystem` of one element,
 * confidentiality and sensitivity among them), and FHIR (`system` and `code` as elements beside each other). What it says in
 * words is read with the text that it stands in.
 *
 * Source  HL7 CDA R2, CD and CE data types; FHIR R4 §2.6.1 XML representation
 */
import { CodedEvidence, type CodedReading } from './evidence.ts';

/** @returns one reading; none where there is no such XML */
export function labelsOfXml(text: string): CodedReading[] {
  if (!mayHoldCodes(text)) return [];
  const evidence = new CodedEvidence();
  let system = '';
  for (const [tag, name] of text.matchAll(TAG)) {
    const { code, codeSystem, value } = attributesOf(tag);
    if (code !== undefined && codeSystem !== undefined) evidence.coding(codeSystem, code);
    if (name === 'system') system = value ?? system;
    else if (name === 'code' && value !== undefined) evidence.coding(system, value);
    else if (name !== 'version') system = '';
  }
  return [evidence.reading()];
}

/** A glance, at notes of all kinds. */
function mayHoldCodes(text: string): boolean {
  return text.includes('<') && /codeSystem|[<:]system\s/.test(text);
}

/** From `<`, which stands in no value, to the next. */
const TAG = /<\/?(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[^<]*/g;
/** In a string of JSON, quotes stand behind a backslash. */
const ATTRIBUTE = /\s(code|codeSystem|value)\s*=\s*\\*(?:"([^"\\]*)|'([^'\\]*))/g;

function attributesOf(tag: string): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {};
  for (const [, name, double, single] of tag.matchAll(ATTRIBUTE)) {
    attributes[name!] ??= double ?? single ?? '';
  }
  return attributes;
}
