/** Consents in few words, for tables, and answers about them in one line. */
import type { JsonObject } from '../../src/core/json.ts';
import {
  type ConsentQuestion,
  evaluateConsent,
  readConsent,
} from '../../src/patients/consent/index.ts';

const THO = 'http://terminology.hl7.org/CodeSystem/';
export const VENDOR = 'Organization/vendor';
export const ICD = 'http://hl7.org/fhir/sid/icd-10-cm';

const coding = (system: string, code: string) => ({ system: `${THO}${system}`, code });
export const concept = (system: string, code: string) => ({ coding: [coding(system, code)] });
export const types = (...codes: string[]) =>
  codes.map((code) => ({ system: 'http://hl7.org/fhir/resource-types', code }));

// Elements of a provision, to be spread into one.
export const actor = (role: string, reference: string) => ({
  actor: [{ role: concept('v3-ParticipationType', role), reference: { reference } }],
});
export const action = (...codes: string[]) => ({
  action: codes.map((code) => concept('consentaction', code)),
});
export const label = (...codes: string[]) => ({
  securityLabel: codes.map((code) =>
    coding(code.length === 1 ? 'v3-Confidentiality' : 'v3-ActCode', code),
  ),
});
export const purpose = (...codes: string[]) => ({
  purpose: codes.map((code) => coding('v3-ActReason', code)),
});
export const instance = (meaning: string, reference: string) => ({
  data: [{ meaning, reference: { reference } }],
});
export const deny = (...elements: object[]) => Object.assign({ type: 'deny' }, ...elements);
export const permit = (...elements: object[]) => Object.assign({ type: 'permit' }, ...elements);
export const except = (...provision: object[]) => ({ provision });

export const consent = (
  policy: string | undefined,
  provision?: object,
  change: object = {},
): JsonObject =>
  ({
    resourceType: 'Consent',
    id: 'c',
    status: 'active',
    scope: concept('consentscope', 'patient-privacy'),
    category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }],
    patient: { reference: 'Patient/a' },
    dateTime: '2026-01-05',
    ...(policy === undefined ? {} : { policyRule: concept('v3-ActCode', policy) }),
    ...(provision === undefined ? {} : { provision }),
    ...change,
  }) as JsonObject;
/** Yes, but; no, but. */
export const optIn = (...but: object[]) => consent('OPTIN', except(...but));
export const optOut = (...but: object[]) => consent('OPTOUT', except(...but));

export type Ask = Partial<ConsentQuestion>;

export function answer(consents: JsonObject | JsonObject[], change: Ask = {}) {
  return evaluateConsent(
    [consents].flat().map((one) => readConsent(one)),
    {
      patient: ['Patient/a'],
      recipient: [VENDOR],
      user: ['Practitioner/7'],
      custodian: ['Organization/house'],
      purpose: 'TREAT',
      action: 'disclose',
      labels: [],
      at: Date.parse('2026-06-15T12:00:00Z'),
      ...change,
    },
  );
}

/** Effect, code, place: `deny provision [0]`; `root` is the root provision, the base has no place. */
export function told(consents: JsonObject | JsonObject[], change: Ask = {}): string {
  const { effect, why } = answer(consents, change);
  const { code, path = '' } = why[0]!;
  const place = path.replace('policyRule', '').replace(/^provision$/, 'root');
  return [effect, code, place.replace(/\.?provision\.?/g, '')].filter(Boolean).join(' ');
}
