/** Which consents count, what is not understood, and how several are joined. */
import { expect, test } from 'vitest';
import {
  actor,
  answer,
  consent,
  deny,
  except,
  label,
  optIn,
  optOut,
  permit,
  purpose,
  told,
  VENDOR,
} from '../../../test/support/consents.ts';
import type { JsonObject } from '../../core/json.ts';
import { SYSTEM } from './codes.ts';

test('nobody was asked', () => {
  expect(told([])).toBe('none no_consent');
});

test.each(['draft', 'proposed', 'rejected', 'inactive', 'entered-in-error'])(
  'a consent that is %s neither permits nor denies',
  (status) => {
    expect(told(consent('OPTIN', undefined, { status }))).toBe('none no_consent');
    expect(told(consent('OPTOUT', undefined, { status }))).toBe('none no_consent');
  },
);

const UNVERIFIED = [{ verified: false }];
test.each<[string, object, string, string]>([
  [
    'of another patient',
    { patient: { reference: 'Patient/b' } },
    'none no_consent',
    'none no_consent',
  ],
  ['signed later', { dateTime: '2026-07-01' }, 'none no_consent', 'deny base_rule'],
  ['with a date that is none', { dateTime: 'May' }, 'none no_consent', 'deny base_rule'],
  ['not verified', { verification: UNVERIFIED }, 'none no_consent', 'deny base_rule'],
  [
    'verified at last',
    { verification: [...UNVERIFIED, { verified: true }] },
    'permit base_rule',
    'deny base_rule',
  ],
  ['with an extension', { extension: [{ url: 'urn:x' }] }, 'permit base_rule', 'deny base_rule'],
])('%s: an opt-in, an opt-out', (_, change, optedIn, optedOut) => {
  expect(told(consent('OPTIN', undefined, change))).toBe(optedIn);
  expect(told(consent('OPTOUT', undefined, change))).toBe(optedOut);
});

// A root that is over says nothing any more, and then the consent permits nothing; what its base refuses stays refused.
const TO_VENDOR = actor('PRCP', VENDOR);
const NOW = { period: { start: '2026-01-01', end: '2026-12-31' } };
const OVER = { period: { end: '2026-02-01' } };
const TO_COME = { period: { start: '2026-08-01' } };
const AT_THE_EDGE = { period: { end: '2026-06-15' } };
// In time; over, or to come; at the edge.
test.each<[string, string, object, string, string, string]>([
  [
    'a permission',
    'OPTOUT',
    permit(TO_VENDOR),
    'permit provision root',
    'deny base_rule',
    'deny base_rule',
  ],
  [
    'a permission with an exception',
    'OPTOUT',
    permit(TO_VENDOR, except(deny(label('HIV')))),
    'permit provision root',
    'deny base_rule',
    'deny base_rule',
  ],
  [
    'a root without a type',
    'OPTOUT',
    TO_VENDOR,
    'deny base_rule root',
    'deny base_rule',
    'deny base_rule root',
  ],
  [
    'a refusal',
    'OPTOUT',
    deny(TO_VENDOR),
    'deny provision root',
    'deny base_rule',
    'deny provision root',
  ],
  // Perhaps the period was that of all of it: no permission outlives it.
  [
    'a refusal',
    'OPTIN',
    deny(TO_VENDOR),
    'deny provision root',
    'none no_consent',
    'deny provision root',
  ],
  [
    'a permission',
    'OPTIN',
    permit(TO_VENDOR),
    'permit provision root',
    'none no_consent',
    'none no_consent',
  ],
  [
    'a permission',
    'OPTINR',
    permit(TO_VENDOR),
    'permit provision root',
    'none no_consent',
    'none no_consent',
  ],
  [
    'a root without a type',
    'OURS',
    TO_VENDOR,
    'deny base_rule_unknown root',
    'deny base_rule_unknown',
    'deny base_rule_unknown root',
  ],
  // For how long all of it holds.
  [
    'no more than a period',
    'OPTOUT',
    except(permit(TO_VENDOR)),
    'permit provision [0]',
    'none no_consent',
    'none no_consent',
  ],
])('%s in %s, and its period', (_, base, root, inTime, outside, atTheEdge) => {
  const during = (time: object) => told(consent(base, { ...root, ...time }));
  expect(during(NOW)).toBe(inTime);
  expect(during(OVER)).toBe(outside);
  expect(during(TO_COME)).toBe(outside);
  expect(during(AT_THE_EDGE)).toBe(atTheEdge);
});

test.each([
  ['not verified', { verification: UNVERIFIED }, 'not_verified'],
  ['signed later', { dateTime: '2026-07-01' }, 'dated_later'],
])(
  'an exception to an opt-out that is %s permits nothing, and the opt-out holds',
  (_, change, code) => {
    for (const root of [permit(TO_VENDOR), except(permit(TO_VENDOR))]) {
      const { effect, why } = answer(consent('OPTOUT', root, change));
      expect([effect, ...why.map((one) => one.code)]).toEqual(['deny', 'base_rule', code]);
    }
  },
);

const scopes = (...codes: string[]) => ({
  coding: codes.map((code) => ({ system: SYSTEM.scope, code })),
});
const OURS = [{ system: 'urn:x', code: 'X' }];
test.each<[string, object, string]>([
  ['a state of the house', { status: 'paused' }, 'status_unknown'],
  ['a scope of the house', { scope: { text: 'photographs' } }, 'scope_unknown'],
  ['a patient by identifier', { patient: { identifier: { value: '1' } } }, 'patient_unclear'],
  [
    'a patient elsewhere, perhaps',
    { patient: { reference: 'https://f.example/Patient/a' } },
    'patient_unclear',
  ],
  ['a base of the house', { policyRule: { text: 'ours' } }, 'base_rule_unknown'],
  ['a modifier extension', { modifierExtension: [{ url: 'urn:x' }] }, 'modifier_extension'],
  ['implicit rules', { implicitRules: 'urn:x' }, 'implicit_rules'],
  ['an element of R5', { decision: 'permit' }, 'unknown_element'],
  ['a list of provisions, as in R5', { provision: [{}] }, 'wrong_shape'],
  ['a category that is none', { category: 'x' }, 'wrong_shape'],
  ['a day of signing that is a number', { dateTime: 2026 }, 'wrong_shape'],
  [
    'a modifier of the verification',
    { verification: [{ verified: true, modifierExtension: [{ url: 'urn:x' }] }] },
    'modifier_extension',
  ],
  ['scopes that contradict each other', { scope: scopes('treatment', 'adr') }, 'scope_unknown'],
])('%s is not understood, and denies', (_, change, code) => {
  expect(told(consent('OPTIN', undefined, change))).toBe(`deny ${code}`);
});

test.each([
  [['OPTIN', 'OPTOUT'], 'deny base_rule'],
  [['OPTOUT', 'OPTIN'], 'deny base_rule'],
  [['OPTIN', '42CFRPart2'], 'none no_consent'],
  [['OPTIN', 'of the house'], 'permit base_rule'],
])('of several bases, %o, the strictest that is known holds, in any order', (codes, said) => {
  const coding = codes.map((code) => ({ system: SYSTEM.actCode, code }));
  expect(told(consent('OPTIN', undefined, { policyRule: { coding } }))).toBe(said);
});

test.each<[string, object]>([
  [
    'as what somebody takes part',
    {
      actor: [
        {
          role: { coding: ['CST', 'PRCP'].map((code) => ({ system: SYSTEM.participation, code })) },
          reference: { reference: VENDOR },
        },
      ],
    },
  ],
  [
    'what is done',
    {
      action: [
        { coding: ['correct', 'disclose'].map((code) => ({ system: SYSTEM.action, code })) },
      ],
    },
  ],
])('codings of one concept that contradict each other: %s is unclear', (_, element) => {
  expect(told(optIn(deny(element)))).toBe('deny provision_unclear [0]');
  expect(told(optOut(permit(element)))).toBe('deny base_rule');
});

const role = (role: object) => ({ actor: [{ role, reference: { reference: VENDOR } }] });
let deep: object = permit();
for (let depth = 0; depth < 17; depth += 1) deep = permit(except(deep));

test.each<[string, object, string]>([
  ['a modifier extension', { modifierExtension: [{ url: 'urn:x' }] }, 'modifier_extension'],
  ['an element of the house', { weekday: 'Monday' }, 'unknown_element'],
  ['a type of the house', { type: 'allow' }, 'wrong_shape'],
  ['a period that is none', { period: 'May' }, 'wrong_shape'],
  ['an end that is a number', { period: { end: 2025 } }, 'wrong_shape'],
  ['an end that is empty', { period: { end: '' } }, 'wrong_shape'],
  ['an end that is masked', { period: { _end: { extension: [{ url: 'x' }] } } }, 'wrong_shape'],
  ['an end by another name', { period: { until: '2025-01-01' } }, 'unknown_element'],
  ['no type', { type: undefined }, 'provision_without_type'],
])('%s in a provision is not understood, and denies', (_, element, code) => {
  expect(told(optIn(permit(element)))).toBe(`deny ${code} [0]`);
});

test.each<[string, object]>([
  ['a group that may hold the recipient', actor('PRCP', 'Group/g')],
  ['a contained actor', actor('PRCP', '#x')],
  ['a logical reference', actor('PRCP', 'urn:uuid:6f0c')],
  ['the same id on what may be another server', actor('PRCP', `https://f.example/r4/${VENDOR}`)],
  [
    'an actor by identifier',
    { actor: [{ role: role({}).actor[0]!.role, reference: { identifier: {} } }] },
  ],
  ['a role of the house', role({ text: 'helper' })],
  ['a purpose of the house', { purpose: OURS }],
  ['a purpose without system', { purpose: [{ code: 'TREAT' }] }],
  ['an action of the house', { action: [{ coding: OURS }] }],
  ['a label of the house', { securityLabel: OURS }],
  ['a class of the house', { class: OURS }],
  ['a code in words', { code: [{ text: 'tests' }] }],
  ['a time that is none', { period: { end: 'soon' } }],
])('%s: may be meant, so a refusal holds and a permission does not', (_, element) => {
  expect(told(optIn(deny(element)))).toBe('deny provision_unclear [0]');
  expect(told(consent('OPTINR', except(permit(element))))).toBe('none no_consent');
});

test('more exceptions in exceptions than anybody writes', () => {
  expect(told(consent('OPTIN', deep))).toMatch(/^deny nested_too_deep/);
});

const NPI = 'http://hl7.org/fhir/sid/us-npi|1234567893';
const logical = (value: string, more: object = {}, system = 'http://hl7.org/fhir/sid/us-npi') => {
  const [one] = actor('PRCP', VENDOR).actor;
  const reference = { type: 'Organization', identifier: { system, value }, ...more };
  return { actor: [{ role: one!.role, reference }] };
};
const THERE = `https://f.example/r4/${VENDOR}`;

// A refusal of it, and a permission for it alone, to who has these names.
test.each<[string, object, readonly string[], string, string]>([
  ['by its identifier', logical('1234567893'), [NPI], 'deny provision [0]', 'permit provision [0]'],
  ['… another one', logical('1922334455'), [NPI], 'permit base_rule', 'none no_consent'],
  [
    '… of a system that we have none of',
    logical('1234567893', {}, 'urn:oid:1.2'),
    [VENDOR, NPI],
    'deny provision_unclear [0]',
    'none no_consent',
  ],
  [
    '… and by an unknown reference',
    logical('1234567893', { reference: '#o' }),
    [NPI],
    'deny provision [0]',
    'permit provision [0]',
  ],
  [
    '… and by the reference of another',
    logical('1234567893', { reference: 'Organization/other' }),
    [VENDOR, NPI],
    'deny provision_unclear [0]',
    'none no_consent',
  ],
  [
    'by its reference on that server',
    actor('PRCP', THERE),
    [VENDOR, THERE],
    'deny provision [0]',
    'permit provision [0]',
  ],
  [
    'another one of that server',
    actor('PRCP', 'https://f.example/r4/Organization/x'),
    [THERE],
    'permit base_rule',
    'none no_consent',
  ],
  [
    'of a server where we know no name of it',
    actor('PRCP', THERE),
    [`https://g.example/r4/${VENDOR}`],
    'deny provision_unclear [0]',
    'none no_consent',
  ],
  [
    'of whom we know no name',
    actor('PRCP', VENDOR),
    [],
    'deny provision_unclear [0]',
    'none no_consent',
  ],
])('a recipient %s', (_, element, recipient, refused, permitted) => {
  expect(told(optIn(deny(element)), { recipient })).toBe(refused);
  expect(told(consent('OPTINR', except(permit(element))), { recipient })).toBe(permitted);
});

test('a permission for the user is none for who receives', () => {
  expect(told(consent('OPTINR', except(permit(actor('PRCP', 'Practitioner/7')))))).toBe(
    'none no_consent',
  );
});

test('without a known base, a typed root speaks for itself and for nothing else', () => {
  const root = consent(undefined, permit(purpose('TREAT')));
  expect(told(root)).toBe('permit provision root');
  expect(told(root, { purpose: 'HRESCH' })).toBe('none no_consent');
  expect(told(consent(undefined))).toBe('deny base_rule_unknown');
});

test('of several consents, one that denies is enough, whichever is later', () => {
  const yes = consent('OPTIN', undefined, { id: 'yes', dateTime: '2026-03-01' });
  const no = consent('OPTOUT', undefined, { id: 'no', dateTime: '2025-03-01' });
  const denied = { effect: 'deny', basis: [{ consent: 'Consent/no', path: 'policyRule' }] };
  expect(answer([yes, no])).toMatchObject(denied);
  expect(answer([no, yes])).toMatchObject(denied);
  expect(answer([yes, { ...no, status: 'inactive' }])).toMatchObject({
    effect: 'permit',
    basis: [{ consent: 'Consent/yes', path: 'policyRule' }],
  });
});

test('each label needs a permission, not all of one consent', () => {
  const of = (code: string) => consent('OPTINR', except(permit(label(code))), { id: code });
  const labels = { labels: ['HIV', 'SEX'] };
  expect(told([of('HIV'), of('SEX')], labels)).toBe('permit provision [0]');
  expect(told([of('HIV')], labels)).toBe('none no_consent');
});

// ── Presumed: nothing of it was found, and nobody can say that it is not there ──────────────────

test.each<[string, JsonObject[], string, string]>([
  ['nobody said anything', [], 'none no_consent', 'none no_consent'],
  ['an opt-in', [optIn()], 'permit base_rule', 'permit base_rule'],
  ['a refusal of the class', [optIn(deny(label('SUD')))], 'permit base_rule', 'deny provision [0]'],
  ['… of one above', [optIn(deny(label('BH')))], 'permit base_rule', 'deny provision [0]'],
  [
    '… of one below: perhaps',
    [optIn(deny(label('OPIOIDUD')))],
    'permit base_rule',
    'deny provision_unclear [0]',
  ],
  ['… of another', [optIn(deny(label('HIV')))], 'permit base_rule', 'permit base_rule'],
  [
    '… to another recipient',
    [optIn(deny(label('SUD'), actor('PRCP', 'Organization/other')))],
    'permit base_rule',
    'permit base_rule',
  ],
  [
    '… in a consent of its own',
    [optIn(), consent('OPTINR', except(deny(label('SUD'))))],
    'permit base_rule',
    'deny provision [0]',
  ],
  [
    '… at the root',
    [consent('OPTIN', deny(label('SUD')))],
    'permit base_rule',
    'deny provision root',
  ],
  [
    '… below the class, at the root',
    [consent('OPTIN', deny(label('OPIOIDUD')))],
    'permit base_rule',
    'deny provision_unclear root',
  ],
  [
    '… beside another that denies',
    [optIn(deny(actor('PRCP', VENDOR)), deny(label('SUD')))],
    'deny provision [0]',
    'deny provision [0]',
  ],
])('%s', (_, consents, bare, presumed) => {
  expect(told(consents)).toBe(bare);
  expect(told(consents, { presumed: ['SUD'] })).toBe(presumed);
});

test.each<[string, JsonObject, string]>([
  ['an opt-out but for HIV', optOut(permit(label('HIV'))), 'permit provision [0]'],
  [
    'a permission for HIV alone',
    consent('OPTINR', except(permit(label('HIV')))),
    'permit provision [0]',
  ],
  [
    'nothing for this recipient but HIV',
    optIn(deny(actor('PRCP', VENDOR), except(permit(label('HIV'))))),
    'permit provision [0][0]',
  ],
  [
    '… and nothing on substance use',
    optIn(deny(actor('PRCP', VENDOR), except(permit(label('HIV')))), deny(label('SUD'))),
    'deny provision [1]',
  ],
])('what is presumed needs no permission: %s', (_, given, expected) => {
  expect(told(given, { labels: ['HIV'], presumed: ['SUD'] })).toBe(expected);
});

test('the law asks nothing of what is presumed', () => {
  const { effect, obligations, refrains } = answer(optIn(), { presumed: ['SUD', 'PSYTHPN'] });
  expect({ effect, obligations, refrains }).toEqual({
    effect: 'permit',
    obligations: [],
    refrains: [],
  });
});

test('a permission that is not clear says what was missing', () => {
  const { effect, basis, why } = answer(
    consent('OPTINR', except(permit(actor('PRCP', 'Group/g')))),
  );
  const place = { consent: 'Consent/c', path: 'provision.provision[0]' };
  expect({ effect, basis, why }).toEqual({
    effect: 'none',
    basis: [],
    why: [{ code: 'no_consent' }, { code: 'provision_unclear', ...place, unclear: ['actor'] }],
  });
});

test('nothing of a consent but ids, places and codes is in a decision', () => {
  const secret = 'Marguerite Hollowell';
  const named = { actor: [{ role: { text: secret }, reference: { display: secret } }] };
  const resource = consent('OPTIN', except(deny(named, { purpose: [{ code: secret }] })), {
    patient: { reference: 'Patient/a', display: secret },
    text: { div: secret },
  });
  expect(JSON.stringify(resource)).toContain(secret);
  expect(JSON.stringify(answer(resource))).not.toContain(secret);
});
