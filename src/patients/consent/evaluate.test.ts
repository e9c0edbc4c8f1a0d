/**
 * Consents in the shapes of HL7's own R4 examples (basic, opt-out, not this author, organisation,
 * person, time, thing, by security label, a SMART grantee, a grantor, emergency only), written anew.
 */
import { expect, test } from 'vitest';
import type { JsonObject } from '../../core/json.ts';
import { type ConsentQuestion, evaluateConsent, readConsent } from './index.ts';

const AT = Date.parse('2026-06-15T12:00:00Z');
const THO = 'http://terminology.hl7.org/CodeSystem/';

const coding = (system: string, code: string) => ({ system: `${THO}${system}`, code });
const concept = (system: string, code: string) => ({ coding: [coding(system, code)] });
const actor = (role: string, reference: string) => ({
  role: concept('v3-ParticipationType', role),
  reference: { reference },
});
const action = (...codes: string[]) => codes.map((code) => concept('consentaction', code));
const label = (...codes: string[]) => codes.map((code) => coding('v3-ActCode', code));
const purpose = (...codes: string[]) => codes.map((code) => coding('v3-ActReason', code));

const consent = (policy: string | undefined, provision?: object, change: object = {}): JsonObject =>
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

const VENDOR = 'Organization/vendor';
const QUESTION: ConsentQuestion = {
  patient: 'Patient/a',
  recipient: [VENDOR],
  user: ['Practitioner/7'],
  custodian: ['Organization/house'],
  purpose: 'TREAT',
  action: 'disclose',
  labels: [],
  at: AT,
};
type Ask = Partial<ConsentQuestion>;
const answer = (consents: JsonObject | JsonObject[], change: Ask = {}) =>
  evaluateConsent(
    [consents].flat().map((one) => readConsent(one)),
    { ...QUESTION, ...change },
  );
const told = (consents: JsonObject | JsonObject[], change: Ask = {}) => {
  const { effect, why } = answer(consents, change);
  const { code, path } = why[0]!;
  return `${effect} ${code}${path === undefined ? '' : ` ${path}`}`;
};

const deny = (rest: object) => ({ type: 'deny', ...rest });
const permit = (rest: object) => ({ type: 'permit', ...rest });
const nested = (...provision: object[]) => ({ provision });
const TYPES = 'http://hl7.org/fhir/resource-types';

test.each<[string, JsonObject, Ask, string]>([
  // Basic: opt-in and opt-out
  ['opt-in', consent('OPTIN'), {}, 'permit base_rule policyRule'],
  [
    'opt-in for a time',
    consent('OPTIN', { period: { start: '2026-01-01', end: '2026-12-31' } }),
    {},
    'permit base_rule policyRule',
  ],
  [
    'that has passed',
    consent('OPTIN', { period: { start: '1964-01-01', end: '2026-01-01' } }),
    {},
    'none no_consent',
  ],
  ['opt-out', consent('OPTOUT'), {}, 'deny base_rule policyRule'],
  [
    'opt-out that has passed',
    consent('OPTOUT', { period: { end: '2026-05-31' } }),
    {},
    'none no_consent',
  ],
  ['opt-in with restrictions: by its provisions alone', consent('OPTINR'), {}, 'none no_consent'],
  ['no policy rule and no type', consent(undefined), {}, 'deny base_rule_unknown policyRule'],
  [
    'a policy rule of the house',
    consent(undefined, undefined, { policyRule: { text: 'ours' } }),
    {},
    'deny base_rule_unknown policyRule',
  ],
  [
    'a policy rule of the house, typed root',
    consent(undefined, permit({ purpose: purpose('TREAT') })),
    {},
    'permit provision provision',
  ],
  // Not this organisation
  [
    'not this organisation',
    consent('OPTIN', deny({ actor: [actor('PRCP', VENDOR)], action: action('access', 'correct') })),
    {},
    'deny provision_unclear provision',
  ],
  [
    '… to another',
    consent(
      'OPTIN',
      deny({ actor: [actor('PRCP', 'Organization/else')], action: action('access', 'correct') }),
    ),
    {},
    'permit base_rule policyRule',
  ],
  [
    'not this organisation, all actions',
    consent('OPTIN', nested(deny({ actor: [actor('PRCP', VENDOR)] }))),
    {},
    'deny provision provision.provision[0]',
  ],
  // Not this author: custody of another organisation
  [
    'not what they keep',
    consent('OPTIN', nested(deny({ actor: [actor('CST', 'Organization/f1')] }))),
    { custodian: ['Organization/f1'] },
    'deny provision provision.provision[0]',
  ],
  [
    '… what we keep',
    consent('OPTIN', nested(deny({ actor: [actor('CST', 'Organization/f1')] }))),
    {},
    'permit base_rule policyRule',
  ],
  [
    'not this author, authors unknown',
    consent('OPTIN', nested(deny({ actor: [actor('AUT', 'Practitioner/f4')] }))),
    {},
    'deny provision_unclear provision.provision[0]',
  ],
  [
    'not this author, another wrote',
    consent('OPTIN', nested(deny({ actor: [actor('AUT', 'Practitioner/f4')] }))),
    { author: ['Practitioner/9'] },
    'permit base_rule policyRule',
  ],
  // As HL7 writes it: untyped root, read in two ways
  [
    'untyped root that applies',
    consent('OPTIN', { actor: [actor('CST', 'Organization/house')] }),
    {},
    'deny root_ambiguous provision',
  ],
  [
    'untyped root that does not',
    consent('OPTIN', { actor: [actor('CST', 'Organization/f1')] }),
    {},
    'none no_consent',
  ],
  // Not this person
  [
    'not the user',
    consent(
      'OPTIN',
      nested(deny({ actor: [actor('PRCP', 'Practitioner/7')], action: action('access') })),
    ),
    {},
    'deny provision_unclear provision.provision[0]',
  ],
  [
    'not another person',
    consent(
      'OPTIN',
      nested(deny({ actor: [actor('PRCP', 'Practitioner/f204')], action: action('access') })),
    ),
    {},
    'permit base_rule policyRule',
  ],
  [
    'not another person, user unknown',
    consent('OPTIN', nested(deny({ actor: [actor('PRCP', 'Practitioner/f204')] }))),
    { user: [] },
    'deny provision_unclear provision.provision[0]',
  ],
  [
    'permission for the user is none for who receives',
    consent('OPTINR', nested(permit({ actor: [actor('PRCP', 'Practitioner/7')] }))),
    {},
    'none no_consent',
  ],
  [
    'a group that may have the recipient in it',
    consent('OPTIN', nested(deny({ actor: [actor('PRCP', 'Group/g')] }))),
    {},
    'deny provision_unclear provision.provision[0]',
  ],
  [
    'a contained actor',
    consent('OPTIN', nested(deny({ actor: [actor('PRCP', '#x')] }))),
    {},
    'deny provision_unclear provision.provision[0]',
  ],
  [
    'the same id on a server we cannot tell',
    consent('OPTIN', nested(deny({ actor: [actor('PRCP', `https://f.example/r4/${VENDOR}`)] }))),
    {},
    'deny provision_unclear provision.provision[0]',
  ],
  [
    'a role of the house',
    consent(
      'OPTIN',
      nested(deny({ actor: [{ role: { text: 'helper' }, reference: { reference: VENDOR } }] })),
    ),
    {},
    'deny provision_unclear provision.provision[0]',
  ],
  // Not this time
  [
    'not then: that time is over',
    consent('OPTIN', nested(deny({ period: { start: '2015-01-01', end: '2015-02-01' } }))),
    {},
    'permit base_rule policyRule',
  ],
  [
    'not then: that time is now',
    consent('OPTIN', nested(deny({ period: { start: '2026-06-01', end: '2026-06-30' } }))),
    {},
    'deny provision provision.provision[0]',
  ],
  [
    'at the edge of the day, no zone',
    consent('OPTIN', nested(deny({ period: { end: '2026-06-14' } }))),
    { at: Date.parse('2026-06-15T03:00:00Z') },
    'deny provision_unclear provision.provision[0]',
  ],
  [
    'data of that time',
    consent('OPTIN', nested(deny({ dataPeriod: { start: '2015-01-01', end: '2015-02-01' } }))),
    { data: { period: { start: '2014-01-01', end: '2016-01-01' } } },
    'deny provision_unclear provision.provision[0]',
  ],
  [
    'data of another time',
    consent('OPTIN', nested(deny({ dataPeriod: { start: '2015-01-01', end: '2015-02-01' } }))),
    { data: { period: { start: '2020-01-01', end: '2021-01-01' } } },
    'permit base_rule policyRule',
  ],
  // Not this thing
  [
    'not this resource',
    consent(
      'OPTIN',
      nested(deny({ data: [{ meaning: 'instance', reference: { reference: 'Task/3' } }] })),
    ),
    { data: { references: ['Task/3'] } },
    'deny provision provision.provision[0]',
  ],
  [
    'another resource',
    consent(
      'OPTIN',
      nested(deny({ data: [{ meaning: 'instance', reference: { reference: 'Task/3' } }] })),
    ),
    { data: { references: ['Task/4'] } },
    'permit base_rule policyRule',
  ],
  [
    'what is related to it',
    consent(
      'OPTIN',
      nested(deny({ data: [{ meaning: 'related', reference: { reference: 'Task/3' } }] })),
    ),
    { data: { references: ['Task/4'] } },
    'deny provision_unclear provision.provision[0]',
  ],
  [
    'free text, which may hold it',
    consent('OPTIN', nested(deny({ class: [{ system: TYPES, code: 'Task' }] }))),
    {},
    'deny provision_unclear provision.provision[0]',
  ],
  [
    'a class that is not sent',
    consent('OPTIN', nested(deny({ class: [{ system: TYPES, code: 'Task' }] }))),
    { data: { classes: [{ system: TYPES, code: 'Condition' }] } },
    'permit base_rule policyRule',
  ],
  [
    'a diagnosis below the one that is denied',
    consent(
      'OPTIN',
      nested(
        deny({
          code: [{ coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'F11' }] }],
        }),
      ),
    ),
    { data: { codes: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'F11.20' }] } },
    'deny provision provision.provision[0]',
  ],
  // By security label
  [
    'not mental health: psychiatry',
    consent('OPTIN', nested(deny({ securityLabel: label('MH') }))),
    { labels: ['PSY'] },
    'deny provision provision.provision[0]',
  ],
  [
    'not psychiatry: behavioural health may be',
    consent('OPTIN', nested(deny({ securityLabel: label('PSY') }))),
    { labels: ['BH'] },
    'deny provision_unclear provision.provision[0]',
  ],
  [
    'not psychiatry: HIV',
    consent('OPTIN', nested(deny({ securityLabel: label('PSY') }))),
    { labels: ['HIV'] },
    'permit base_rule policyRule',
  ],
  [
    'not psychiatry: both',
    consent('OPTIN', nested(deny({ securityLabel: label('PSY') }))),
    { labels: ['HIV', 'PSY'] },
    'deny provision provision.provision[0]',
  ],
  [
    'a label of the house',
    consent('OPTIN', nested(deny({ securityLabel: [{ system: 'urn:x', code: 'PSY' }] }))),
    {},
    'deny provision_unclear provision.provision[0]',
  ],
  [
    'up to normal',
    consent('OPTOUT', nested(permit({ securityLabel: [coding('v3-Confidentiality', 'N')] }))),
    {},
    'permit provision provision.provision[0]',
  ],
  [
    'up to normal: restricted',
    consent('OPTOUT', nested(permit({ securityLabel: [coding('v3-Confidentiality', 'N')] }))),
    { labels: ['R'] },
    'deny base_rule policyRule',
  ],
  [
    'a nested rule without type',
    consent('OPTIN', nested({ securityLabel: label('SEX') })),
    { labels: ['SEX'] },
    'deny provision_without_type provision.provision[0]',
  ],
  // A SMART grantee: read access to a class, which is not disclosure
  [
    'access is not disclosure',
    consent(
      'OPTOUT',
      nested(
        permit({ class: [{ system: TYPES, code: 'MedicationRequest' }], action: action('access') }),
      ),
    ),
    { data: { classes: [{ system: TYPES, code: 'MedicationRequest' }] } },
    'deny base_rule policyRule',
  ],
  [
    'disclosure of the class',
    consent(
      'OPTOUT',
      nested(
        permit({
          class: [{ system: TYPES, code: 'MedicationRequest' }],
          action: action('disclose'),
        }),
      ),
    ),
    { data: { classes: [{ system: TYPES, code: 'MedicationRequest' }] } },
    'permit provision provision.provision[0]',
  ],
  [
    'more than the class',
    consent('OPTOUT', nested(permit({ class: [{ system: TYPES, code: 'MedicationRequest' }] }))),
    {
      data: {
        classes: [
          { system: TYPES, code: 'MedicationRequest' },
          { system: TYPES, code: 'Condition' },
        ],
      },
    },
    'deny base_rule policyRule',
  ],
  // A grantor: from here to there
  [
    'from here to there',
    consent(
      'OPTOUT',
      nested(permit({ actor: [actor('CST', 'Organization/house'), actor('PRCP', VENDOR)] })),
    ),
    {},
    'permit provision provision.provision[0]',
  ],
  [
    'from elsewhere to there',
    consent(
      'OPTOUT',
      nested(permit({ actor: [actor('CST', 'Organization/f1'), actor('PRCP', VENDOR)] })),
    ),
    {},
    'deny base_rule policyRule',
  ],
  // Emergency
  [
    'in an emergency only',
    consent('EMRGONLY'),
    { purpose: 'ETREAT' },
    'permit base_rule policyRule',
  ],
  [
    'breaking the glass is one',
    consent('EMRGONLY'),
    { purpose: 'BTG' },
    'permit base_rule policyRule',
  ],
  ['treatment is not', consent('EMRGONLY'), {}, 'deny base_rule policyRule'],
  // Purposes
  [
    'emergency treatment is treatment',
    consent('OPTOUT', nested(permit({ purpose: purpose('TREAT') }))),
    { purpose: 'ETREAT' },
    'permit provision provision.provision[0]',
  ],
  [
    'treatment is not emergency treatment',
    consent('OPTOUT', nested(permit({ purpose: purpose('ETREAT') }))),
    {},
    'deny base_rule policyRule',
  ],
  [
    'a purpose of the house',
    consent('OPTIN', nested(deny({ purpose: [{ code: 'AI' }] }))),
    {},
    'deny provision_unclear provision.provision[0]',
  ],
  // Exceptions in exceptions
  [
    'all but psychiatry, but that for emergencies',
    consent(
      'OPTIN',
      nested(
        deny({ securityLabel: label('PSY'), ...nested(permit({ purpose: purpose('ETREAT') })) }),
      ),
    ),
    { labels: ['PSY'], purpose: 'ETREAT' },
    'permit provision provision.provision[0].provision[0]',
  ],
  [
    '… and treatment',
    consent(
      'OPTIN',
      nested(
        deny({ securityLabel: label('PSY'), ...nested(permit({ purpose: purpose('ETREAT') })) }),
      ),
    ),
    { labels: ['PSY'] },
    'deny provision provision.provision[0]',
  ],
  [
    'of two on one level, the one that denies',
    consent(
      'OPTIN',
      nested(permit({ purpose: purpose('TREAT') }), deny({ action: action('disclose') })),
    ),
    {},
    'deny provision provision.provision[1]',
  ],
  // What is no consent, or not this
  ...['draft', 'proposed', 'rejected', 'inactive', 'entered-in-error'].map(
    (status): [string, JsonObject, Ask, string] => [
      status,
      consent('OPTIN', undefined, { status }),
      {},
      'none no_consent',
    ],
  ),
  [
    'a state that R4 does not know',
    consent('OPTIN', undefined, { status: 'paused' }),
    {},
    'deny status_unknown',
  ],
  [
    'of another patient',
    consent('OPTOUT', undefined, { patient: { reference: 'Patient/b' } }),
    {},
    'none no_consent',
  ],
  [
    'of a patient by identifier',
    consent('OPTIN', undefined, { patient: { identifier: { value: '1' } } }),
    {},
    'deny patient_unclear',
  ],
  [
    'to treatment',
    consent('OPTOUT', undefined, { scope: concept('consentscope', 'treatment') }),
    {},
    'none no_consent',
  ],
  [
    'an advance directive',
    consent('OPTOUT', undefined, { scope: concept('consentscope', 'adr') }),
    {},
    'none no_consent',
  ],
  [
    'to research, asked for treatment',
    consent('OPTIN', undefined, { scope: concept('consentscope', 'research') }),
    {},
    'none no_consent',
  ],
  [
    'to research',
    consent('OPTIN', undefined, { scope: concept('consentscope', 'research') }),
    { purpose: 'CLINTRCH' },
    'permit base_rule policyRule',
  ],
  [
    'of a scope of the house',
    consent('OPTIN', undefined, { scope: { text: 'photographs' } }),
    {},
    'deny scope_unknown',
  ],
  ['signed later', consent('OPTIN', undefined, { dateTime: '2026-07-01' }), {}, 'none no_consent'],
  [
    'signed later, and denies',
    consent('OPTOUT', undefined, { dateTime: '2026-07-01' }),
    {},
    'deny base_rule policyRule',
  ],
  [
    'not verified',
    consent('OPTIN', undefined, { verification: [{ verified: false }] }),
    {},
    'none no_consent',
  ],
  [
    'verified',
    consent('OPTIN', undefined, { verification: [{ verified: false }, { verified: true }] }),
    {},
    'permit base_rule policyRule',
  ],
  // What R4 does not have, or says must not be ignored
  [
    'a modifier extension',
    consent('OPTIN', undefined, { modifierExtension: [{ url: 'urn:x' }] }),
    {},
    'deny modifier_extension',
  ],
  [
    'one in a provision',
    consent('OPTIN', nested(permit({ modifierExtension: [{ url: 'urn:x' }] }))),
    {},
    'deny modifier_extension provision.provision[0]',
  ],
  [
    'implicit rules',
    consent('OPTIN', undefined, { implicitRules: 'urn:x' }),
    {},
    'deny implicit_rules',
  ],
  [
    'an element of R5',
    consent('OPTIN', undefined, { decision: 'permit' }),
    {},
    'deny unknown_element',
  ],
  ['a provision of R5', consent('OPTIN', undefined, { provision: [{}] }), {}, 'deny wrong_shape'],
  [
    'a type that is none',
    consent('OPTIN', nested({ type: 'allow' })),
    {},
    'deny wrong_shape provision.provision[0]',
  ],
  [
    'an extension',
    consent('OPTIN', undefined, { extension: [{ url: 'urn:x' }] }),
    {},
    'permit base_rule policyRule',
  ],
])('%s', (_, resource, change, expected) => {
  expect(told(resource, change)).toBe(expected);
});

test('nobody was asked', () => {
  expect(told([])).toBe('none no_consent');
});

test('of several consents, one that denies is enough, whichever is later', () => {
  const yes = consent('OPTIN', undefined, { id: 'yes', dateTime: '2026-03-01' });
  const no = consent('OPTOUT', undefined, { id: 'no', dateTime: '2025-03-01' });
  for (const list of [
    [yes, no],
    [no, yes],
  ]) {
    expect(answer(list)).toMatchObject({
      effect: 'deny',
      basis: [{ consent: 'Consent/no', path: 'policyRule' }],
    });
  }
  expect(answer([yes, { ...no, status: 'inactive' }])).toMatchObject({
    effect: 'permit',
    basis: [{ consent: 'Consent/yes', path: 'policyRule' }],
  });
});

test('each label needs a permission, not all of one consent', () => {
  const of = (code: string) =>
    consent('OPTINR', nested(permit({ securityLabel: label(code) })), { id: code });
  expect(told([of('HIV'), of('SEX')], { labels: ['HIV', 'SEX'] })).toMatch(/^permit/);
  expect(told([of('HIV')], { labels: ['HIV', 'SEX'] })).toMatch(/^none/);
});

test('a permission that is not clear says what was missing', () => {
  const { effect, why } = answer(
    consent('OPTINR', nested(permit({ actor: [actor('PRCP', 'Group/g')] }))),
  );
  expect([effect, why]).toEqual([
    'none',
    [
      { code: 'no_consent' },
      {
        code: 'provision_unclear',
        consent: 'Consent/c',
        path: 'provision.provision[0]',
        unclear: ['actor'],
      },
    ],
  ]);
});

test('nothing of a consent but ids, places and codes is in a decision', () => {
  const secret = 'Marguerite Hollowell';
  const resource = consent(
    'OPTIN',
    nested(
      deny({
        actor: [{ role: { text: secret }, reference: { display: secret } }],
        purpose: [{ code: secret }],
      }),
    ),
    { patient: { reference: 'Patient/a', display: secret }, text: { div: secret } },
  );
  expect(JSON.stringify(resource)).toContain(secret);
  expect(JSON.stringify(answer(resource))).not.toContain(secret);
});
