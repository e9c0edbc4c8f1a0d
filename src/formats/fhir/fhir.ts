/**
 * FHIR R4 as JSON: a resource, or a Bundle of them. Every place that can hold text is walked
 * (`datatypes.ts` says what it is), and what changes is spliced into the source.
 *
 * Source  HL7 FHIR R4 (4.0.1) §2.6 JSON representation
 */

import type { FhirRule } from '../../core/fhir-path/fhir-rule.ts';
import { personOf, relativesWithin } from '../../core/fhir-person.ts';
import type { JsonObject } from '../../core/json.ts';
import { LIMITS } from '../../core/limits.ts';
import type { KnownPerson } from '../../core/person.ts';
import type { WalkInner } from '../attachments.ts';
import { ccda } from '../ccda/ccda.ts';
import { type DocumentFormat, DocumentWithPeople, type WalkedDocument } from '../document.ts';
import { hl7v2 } from '../hl7v2/hl7v2.ts';
import { walkJson } from '../json/json.ts';
import { editJson, type PruneRules } from '../json/prune.ts';
import { walkMarkup } from '../markup/markup.ts';
import { walkText } from '../text.ts';
import { absentMember } from './required.ts';
import { compileRules, type RuledPlaces } from './rules/rule-book.ts';
import { FhirWalker, type PersonSource } from './walker.ts';

export const fhir: DocumentFormat = { id: 'fhir', walk: (source) => walkFhir(source, 0) };

/**
 * FHIR of which rules decide on what they name. Documents within attachments are no part of the resource.
 *
 * @throws Failure config_invalid for a rule that cannot be read
 */
export function fhirByRules(rules: readonly FhirRule[]): DocumentFormat {
  const ruledIn = compileRules(rules);
  return { id: 'fhir', walk: (source) => walkFhir(source, 0, ruledIn(source)) };
}

function walkFhir(source: string, nesting: number, ruled?: RuledPlaces): WalkedDocument {
  const walker = new FhirWalker(source, inner(nesting + 1), ruled);
  walker.walk();
  const rules = { ...RULES, required: { at: walker.required, standIn: absentMember } };
  return new DocumentWithPeople(
    {
      loci: walker.places.loci,
      subject: walker.subjects.subject,
      parts: walker.subjects.parts,
      units: walker.places.units,
      referred: [...walker.referred],
      apply: (changes) => editJson(source, walker.places.edits(source, changes), rules),
    },
    () => walker.persons.flatMap((person) => personsOf(source, person)),
  );
}

/** Documents in attachments, and attachments of those, down to the limit: below it they are text. */
function inner(nesting: number): WalkInner {
  return (kind, source) => {
    if (nesting > LIMITS.documentNestingMax) return walkText(source);
    if (kind === 'text') return IS_MESSAGE.test(source) ? hl7v2.walk(source) : walkText(source);
    if (kind === 'markup') return IS_CCDA.test(source) ? ccda.walk(source) : walkMarkup(source);
    return IS_RESOURCE.test(source) ? walkFhir(source, nesting) : walkJson(source);
  };
}

const IS_RESOURCE = /^\s*\{\s*"resourceType"/;
const IS_CCDA = /^\s*(?:<\?[^>]{0,512}>\s*){0,4}<(?:\w{1,32}:)?ClinicalDocument[\s>]/;
const IS_MESSAGE = /^MSH[^\w\s]/;

/** The person of a resource, and those whom a patient's own resource names. */
function personsOf(source: string, { type, start, end }: PersonSource): KnownPerson[] {
  const resource = JSON.parse(source.slice(start, end)) as JsonObject;
  const person = personOf(resource, ROLES[type] ?? 'relative');
  return type === 'Patient' ? [person, ...relativesWithin(resource, person.ref)] : [person];
}

const ROLES: Readonly<Record<string, KnownPerson['role']>> = {
  Patient: 'patient',
  Practitioner: 'practitioner',
};

/** FHIR has no empty objects and arrays, an extension has a value, a narrative has its text. */
const RULES: PruneRules = {
  isEmptyArrayKept: false,
  hasSiblings: true,
  mayStand: (kept, gone) => {
    if (kept.length === 0) return false;
    const isBare = kept.every((key) => key === 'id' || key === 'url' || key === '_url');
    if (isBare && kept.includes('url') && gone.some(isExtended)) return false;
    if (gone.some((key) => REACHED.has(key)) && kept.every((key) => OF_CONTACT.has(key)))
      return false;
    return !(gone.includes('div') && kept.every((key) => key === 'status' || key === 'id'));
  },
};

/** Patient.contact without any of these is none (constraint pat-1). */
const REACHED = new Set(['name', 'telecom', 'address', 'organization']);
const OF_CONTACT = new Set(['id', 'extension', 'relationship', 'gender', 'period']);

function isExtended(key: string): boolean {
  return key.startsWith('value') || key === 'extension';
}
