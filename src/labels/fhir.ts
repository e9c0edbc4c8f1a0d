/**
 * Labels of a FHIR R4 resource or Bundle, or of any JSON that carries codings. The whole tree is walked, so that a code
 * counts wherever a server or a profile put it; free text beside the codes (`display`, `text`, notes, narrative,
 * answers) is handed back, to be read as narrative. Total: whatever the JSON is, it never fails.
 */
import { isObject, type Json, type JsonObject } from '../core/json.ts';
import { CodedEvidence, type CodedReading } from './evidence.ts';

/** Keys whose strings are no text: addresses of things, and what identifies them. */
const NO_TEXT = new Set(
  'system code url reference id versionId contentType language status use unit resourceType data hash fullUrl'.split(
    ' ',
  ),
);

interface Node {
  readonly value: Json;
  /** It stands under. */
  readonly key: string;
  /** The resource that it is part of; empty outside of any. */
  readonly type: string;
}

/** Without recursion: JSON in a text may be as deep as it likes. */
export function labelsOfFhir(json: Json): CodedReading {
  const evidence = new CodedEvidence();
  const open: Node[] = [{ value: json, key: '', type: '' }];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { value, key, type } = node;
    if (typeof value === 'string') readString(value, key, evidence);
    else if (Array.isArray(value)) for (const one of value) open.push({ value: one, key, type });
    else if (isObject(value)) {
      const own = typeof value.resourceType === 'string' ? value.resourceType : type;
      readCoding(value, key, own, evidence);
      for (const [name, inner] of Object.entries(value)) {
        open.push({ value: inner, key: name, type: own });
      }
    }
  }
  return evidence.reading();
}

function readString(value: string, key: string, evidence: CodedEvidence): void {
  const [, system, code] = (value.includes('|') ? TOKEN.exec(value) : null) ?? [];
  if (system !== undefined && code !== undefined) evidence.coding(system, code);
  // R4 Composition.confidentiality is a code alone.
  if (key === 'confidentiality') evidence.coding('', value, { isSecurity: true });
  if (!NO_TEXT.has(key) && /\s|[A-Za-z]{3}/.test(value)) evidence.texts.push(textOf(key, value));
}

/** As searches write it: `http://snomed.info/sct|75544000`. */
const TOKEN = /^([^\s|]{1,256})\|([^\s|]{1,64})$/;

/** XHTML of `text.div` without its marks. */
const textOf = (key: string, value: string) =>
  key === 'div' ? value.replace(/<[^<>]*>/g, ' ') : value;

function readCoding(value: JsonObject, key: string, type: string, evidence: CodedEvidence): void {
  const code = first(value, CODE_KEYS);
  if (code === undefined) return;
  const system = first(value, SYSTEM_KEYS) ?? '';
  const isLesser = (topic: string) => type === 'AllergyIntolerance' || isRelatives(type, topic);
  // A consent that is about guarded data is none itself: only what stands in its own `meta`.
  if (key === 'security') evidence.coding(system, code, { isSecurity: true });
  else if (type === 'Consent') evidence.coding(system, code, { isSecurity: false, isLesser });
  else evidence.coding(system, code, { isLesser });
}

/** FHIR's own, and those of exports that are no FHIR. */
const CODE_KEYS = ['code', 'value', 'concept_code', 'conceptCode'];
const SYSTEM_KEYS = [
  'system',
  'codeSystem',
  'code_system',
  'codingSystem',
  'codeSystemName',
  'vocabulary',
  'vocabulary_id',
];

function first(value: JsonObject, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const one = value[key];
    if (typeof one === 'string') return one;
    if (typeof one === 'number') return String(one);
  }
  return undefined;
}

/** A relative's disease is genetic information of the patient; their habits are not the patient's. */
const isRelatives = (type: string, topic: string) =>
  type === 'FamilyMemberHistory' && topic !== 'genetic' && topic !== 'sickle-cell';
