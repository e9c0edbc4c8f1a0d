/**
 * What turns the meaning of a FHIR R4 resource round: a medication request with `doNotPerform`, an allergy that was refuted, a
 * result that was entered in error. Source: HL7 FHIR R4 (4.0.1), elements marked as modifiers (`isModifier`) of the first level.
 */
import { isObject, type JsonObject } from '../core/json.ts';

/** A view that takes such a resource without them would send it as if they were not there. */
const MODIFIERS: Readonly<Record<string, readonly string[]>> = {
  AllergyIntolerance: ['clinicalStatus', 'verificationStatus'],
  CarePlan: ['status', 'intent'],
  ClinicalImpression: ['status'],
  Communication: ['status'],
  CommunicationRequest: ['status', 'doNotPerform'],
  Condition: ['clinicalStatus', 'verificationStatus'],
  DeviceRequest: ['status', 'intent'],
  DeviceUseStatement: ['status'],
  DiagnosticReport: ['status'],
  Encounter: ['status'],
  FamilyMemberHistory: ['status'],
  Flag: ['status'],
  Goal: ['lifecycleStatus'],
  Immunization: ['status'],
  MedicationAdministration: ['status'],
  MedicationDispense: ['status'],
  MedicationRequest: ['status', 'intent', 'doNotPerform'],
  MedicationStatement: ['status'],
  NutritionOrder: ['status', 'intent'],
  Observation: ['status'],
  Procedure: ['status'],
  QuestionnaireResponse: ['status'],
  RiskAssessment: ['status'],
  ServiceRequest: ['status', 'intent', 'doNotPerform'],
  Task: ['status', 'intent'],
};

/** @returns the modifiers of a type that are not among these elements */
export function modifiersLacking(type: string, elements: readonly string[]): string[] {
  return modifiersOf(type).filter((name) => !elements.includes(name));
}

/** It says how a resource is meant, and nothing of what it is about. */
export function isModifier(type: string, element: string): boolean {
  return modifiersOf(type).includes(element);
}

const modifiersOf = (type: string): readonly string[] =>
  Object.hasOwn(MODIFIERS, type) ? MODIFIERS[type]! : [];

/** Does the record itself say that this is not to be read any more? */
export function isWithdrawn({ status, docStatus, verificationStatus }: JsonObject): boolean {
  const verified = isObject(verificationStatus) ? verificationStatus.coding : undefined;
  const codes = Array.isArray(verified) ? verified.filter(isObject).map(({ code }) => code) : [];
  return [status, docStatus, ...codes].some((code) => code === IN_ERROR || code === SUPERSEDED);
}

const IN_ERROR = 'entered-in-error';
/** Of a document that another has taken the place of. */
const SUPERSEDED = 'superseded';
