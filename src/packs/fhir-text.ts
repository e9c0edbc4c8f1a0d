/**
 * A FHIR R4 element as a line of text: what a person would read of a code, a quantity, a period. What
 * has no form of its own here is written out member by member, so nothing of an element that a view
 * declares is lost without a word.
 */
import { isObject, type Json, type JsonObject } from '../core/json.ts';

/** Links, not content: what they point to is sent only where a view declares it. */
const LINKS = new Set([
  'id',
  'extension',
  'modifierExtension',
  'reference',
  'system',
  'url',
  'userSelected',
]);

/** @param take gets each attachment: its text becomes a part of its own, or it is left out */
export function writeElement(value: Json, take: (attachment: JsonObject) => void): string {
  if (value === null) return '';
  if (Array.isArray(value))
    return value
      .map((item) => writeElement(item, take))
      .filter(Boolean)
      .join('; ');
  if (!isObject(value)) return String(value);
  if (isAttachment(value)) {
    take(value);
    return '';
  }
  return (
    concept(value) ?? coding(value) ?? quantity(value) ?? period(value) ?? members(value, take)
  );
}

/** Attachment: a type of content beside the data or the address of it. */
function isAttachment({ contentType, data, url }: JsonObject): boolean {
  return typeof contentType === 'string' && (data !== undefined || url !== undefined);
}

/** The text of an attachment that is one and is here; undefined for any other. */
export function readAttachment({ contentType, data }: JsonObject): string | undefined {
  if (typeof contentType !== 'string' || typeof data !== 'string') return undefined;
  if (!/^text\/(?:plain|markdown)\b/i.test(contentType)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      Buffer.from(data, 'base64'),
    );
  } catch {
    return undefined;
  }
}

/** CodeableConcept: what a person wrote, else the display; then the codes. */
function concept(value: JsonObject): string | undefined {
  if (!Array.isArray(value.coding)) return undefined;
  const codings = value.coding.filter(isObject);
  const shown =
    typeof value.text === 'string'
      ? value.text
      : codings.map(({ display }) => display).find(isText);
  const codes = codings.map(({ code }) => code).filter(isText);
  if (shown === undefined) return codes.join(', ');
  const others = codes.filter((code) => code !== shown);
  return others.length === 0 ? shown : `${shown} (${others.join(', ')})`;
}

function coding({ code, display, value, ...others }: JsonObject): string | undefined {
  const isCoding =
    isText(code) &&
    value === undefined &&
    Object.keys(others).every((name) => LINKS.has(name) || name === 'version');
  if (!isCoding) return undefined;
  return isText(display) ? `${display} (${code})` : code;
}

function quantity({ value, unit, code, comparator }: JsonObject): string | undefined {
  if (typeof value !== 'number' || !(isText(unit) || isText(code))) return undefined;
  return `${isText(comparator) ? comparator : ''}${value} ${isText(unit) ? unit : String(code)}`;
}

function period({ start, end, ...others }: JsonObject): string | undefined {
  if (Object.keys(others).some((name) => !LINKS.has(name)) || !(isText(start) || isText(end)))
    return undefined;
  return `${isText(start) ? start : '?'} to ${isText(end) ? end : 'now'}`;
}

function members(value: JsonObject, take: (attachment: JsonObject) => void): string {
  return Object.entries(value)
    .filter(([name]) => !LINKS.has(name))
    .flatMap(([name, inner]) => {
      const written = writeElement(inner, take);
      if (written === '') return [];
      return TELLS_ITSELF.has(name) ? [written] : [`${name} ${written}`];
    })
    .join(', ');
}

/** Members whose name adds nothing to what they hold. */
const TELLS_ITSELF = new Set([
  'text',
  'display',
  'value',
  'valueString',
  'valueQuantity',
  'valueCodeableConcept',
  'attachment',
]);

const isText = (value: Json | undefined): value is string =>
  typeof value === 'string' && value !== '';
