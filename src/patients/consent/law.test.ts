/** 42 CFR Part 2, psychotherapy notes, authorizations and self-pay: what they ask of a consent. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../core/json.ts';
import {
  authorizationFaults,
  type ConsentQuestion,
  evaluateConsent,
  LAW,
  readConsent,
} from './index.ts';

const AT = Date.parse('2026-06-15T12:00:00Z');
const THO = 'http://terminology.hl7.org/CodeSystem/';
const VENDOR = 'Organization/vendor';

const coding = (system: string, code: string) => ({ system: `${THO}${system}`, code });
const purpose = (...codes: string[]) => codes.map((code) => coding('v3-ActReason', code));
const labels = (...codes: string[]) => codes.map((code) => coding('v3-ActCode', code));
const recipient = (reference: string) => ({
  role: { coding: [coding('v3-ParticipationType', 'PRCP')] },
  reference: { reference },
});
const discloser = (reference: string) => ({
  role: { coding: [coding('v3-ParticipationType', 'CST')] },
  reference: { reference },
});
const BY_NPI = { identifier: { system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' } };

/** A written consent with all that a form asks for; `rule` goes into its one provision. */
const form = (policy: [string, string], rule: object, change: object = {}): JsonObject =>
  ({
    resourceType: 'Consent',
    id: 'form',
    status: 'active',
    scope: { coding: [coding('consentscope', 'patient-privacy')] },
    patient: { reference: 'Patient/a' },
    dateTime: '2026-01-05T09:00:00Z',
    performer: [{ reference: 'Patient/a' }],
    organization: [{ reference: 'Organization/house' }],
    sourceAttachment: { title: 'the signed form' },
    policyRule: { coding: [coding(...policy)] },
    provision: { type: 'permit', period: { end: '2026-12-31' }, ...rule },
    ...change,
  }) as JsonObject;
const PART_2: [string, string] = ['v3-ActCode', '42CFRPart2'];
const HIPAA: [string, string] = ['consentpolicycodes', 'hipaa-auth'];
const TPO = { purpose: purpose('TREAT', 'HPAYMT', 'HOPERAT'), period: { start: '2026-01-01' } };
const TREATMENT = { purpose: purpose('TREAT') };
const NAMED = { purpose: purpose('TREAT'), actor: [recipient(VENDOR)] };
const OPT_IN = form(['v3-ActCode', 'OPTIN'], {}, { id: 'opt-in', provision: undefined });

const BROKEN_GLASS = { purpose: 'BTG', isGlassBroken: true } as const;

const ask = (consents: JsonObject[], change: Partial<ConsentQuestion> = {}) =>
  evaluateConsent(
    consents.map((one) => readConsent(JSON.parse(JSON.stringify(one)))),
    {
      patient: ['Patient/a'],
      recipient: [VENDOR],
      user: ['Practitioner/7'],
      custodian: ['Organization/house'],
      purpose: 'TREAT',
      action: 'disclose',
      labels: ['SUD'],
      at: AT,
      ...change,
    },
  );
const outcome = (...args: Parameters<typeof ask>) => {
  const { effect, why } = ask(...args);
  return `${effect} ${why[0]!.code}`;
};
const MISSING = 'deny part2_consent_missing';

// ── 42 CFR Part 2 ───────────────────────────────────────────────────────────────────────────────

test.each<[string, JsonObject[], Partial<ConsentQuestion>, string]>([
  ['no consent', [], {}, MISSING],
  ['a general opt-in is none under 2.31', [OPT_IN], {}, MISSING],
  ['one for all TPO, no recipient named (2.33(a)(1))', [form(PART_2, TPO)], {}, 'permit provision'],
  ['… for operations', [form(PART_2, TPO)], { purpose: 'HQUALIMP' }, 'permit provision'],
  ['… not for research', [form(PART_2, TPO)], { purpose: 'HRESCH' }, MISSING],
  ['one purpose, recipient named', [form(PART_2, NAMED)], {}, 'permit provision'],
  ['… for another purpose', [form(PART_2, NAMED)], { purpose: 'HPAYMT' }, MISSING],
  ['… to another recipient', [form(PART_2, NAMED)], { recipient: ['Organization/x'] }, MISSING],
  [
    '… to whom it is named by an identifier',
    [form(PART_2, { ...NAMED, actor: [{ ...recipient(''), reference: BY_NPI }] })],
    { recipient: [`${BY_NPI.identifier.system}|${BY_NPI.identifier.value}`] },
    'permit provision',
  ],
  [
    'who discloses is not who receives',
    [form(PART_2, { ...NAMED, actor: [discloser('Organization/house')] })],
    { action: 'use', recipient: ['Organization/house'] },
    MISSING,
  ],
  [
    'for all TPO, from us to whom it may concern',
    [form(PART_2, { ...TPO, actor: [discloser('Organization/house')] })],
    {},
    'permit provision',
  ],
  [
    'one purpose, nobody named (2.31(a)(4))',
    [form(PART_2, { purpose: purpose('TREAT') })],
    {},
    MISSING,
  ],
  [
    'all TPO refused, and one of it permitted: no consent for all of it',
    [form(PART_2, { ...TPO, type: 'deny', provision: [{ type: 'permit', ...TREATMENT }] })],
    {},
    MISSING,
  ],
  [
    'a recipient who is refused is none who was named',
    [form(PART_2, { ...NAMED, type: 'deny', provision: [{ type: 'permit', ...TREATMENT }] })],
    {},
    MISSING,
  ],
  ['no purpose (2.31(a)(5))', [form(PART_2, { actor: [recipient(VENDOR)] })], {}, MISSING],
  [
    'no end (2.31(a)(7))',
    [form(PART_2, { ...NAMED, period: { start: '2026-01-01' } })],
    {},
    MISSING,
  ],
  ['past its end', [form(PART_2, { ...NAMED, period: { end: '2026-05-01' } })], {}, MISSING],
  ['nobody signed (2.31(a)(8))', [form(PART_2, TPO, { performer: undefined })], {}, MISSING],
  ['no date (2.31(a)(9))', [form(PART_2, TPO, { dateTime: undefined })], {}, MISSING],
  ['not in writing', [form(PART_2, TPO, { sourceAttachment: undefined })], {}, MISSING],
  [
    'nobody who discloses (2.31(a)(2))',
    [form(PART_2, TPO, { organization: undefined })],
    {},
    MISSING,
  ],
  ['revoked', [form(PART_2, TPO, { status: 'inactive' })], {}, MISSING],
  [
    'the form named as category',
    [form(['v3-ActCode', 'OPTINR'], TPO, { category: [{ coding: [coding(...PART_2)] }] })],
    {},
    'permit provision',
  ],
  [
    'never in proceedings against the patient (2.12(d))',
    [form(PART_2, { ...NAMED, purpose: purpose('HLEGAL') })],
    { purpose: 'HLEGAL' },
    'deny part2_proceedings',
  ],
  ['a medical emergency asks for none (2.51)', [], BROKEN_GLASS, 'none no_consent'],
  ['… whose glass nobody has broken does', [], { purpose: 'BTG' }, MISSING],
  [
    '… nor lets anything else through',
    [],
    { ...BROKEN_GLASS, labels: ['SUDNOTES'] },
    'deny part2_counselling_notes',
  ],
  [
    '… though a refusal still counts',
    [form(['v3-ActCode', 'OPTOUT'], {}, { provision: undefined })],
    BROKEN_GLASS,
    'deny base_rule',
  ],
  ['opioid use is SUD', [], { labels: ['OPIOIDUD'] }, MISSING],
  ['so is what is labelled by the law', [], { labels: ['42CFRPart2'] }, MISSING],
  ['HIV is not', [OPT_IN], { labels: ['HIV'] }, 'permit base_rule'],
  ['one of several labels is enough', [OPT_IN], { labels: ['HIV', 'SUD'] }, MISSING],
  [
    'counselling notes are not covered by TPO (2.31(b))',
    [form(PART_2, TPO)],
    { labels: ['SUDNOTES'] },
    'deny part2_counselling_notes',
  ],
  [
    'counselling notes by a consent of their own',
    [form(PART_2, { ...NAMED, securityLabel: labels('SUDNOTES') })],
    { labels: ['SUDNOTES'] },
    'permit provision',
  ],
  [
    '… not together with other content',
    [form(PART_2, { ...NAMED, securityLabel: labels('SUDNOTES', 'HIV') })],
    { labels: ['SUDNOTES'] },
    'deny part2_counselling_notes',
  ],
  ['use within the house asks for it as well', [OPT_IN], { action: 'use' }, MISSING],
])('Part 2: %s', (_, consents, change, expected) => {
  expect(outcome(consents, change)).toBe(expected);
});

test('a permitted disclosure carries the notice, the scope, and what binds whoever receives', () => {
  expect(ask([form(PART_2, TPO)])).toEqual({
    effect: 'permit',
    basis: [{ consent: 'Consent/form', path: 'provision' }],
    obligations: ['AOD', 'PERSISTLABEL'],
    refrains: ['NORDSCLCD'],
    notices: [
      {
        code: 'part2_redisclosure',
        citation: '42 CFR 2.32(a)(2)',
        text: '42 CFR part 2 prohibits unauthorized use or disclosure of these records.',
        consents: ['Consent/form'],
      },
    ],
    why: [{ code: 'provision', consent: 'Consent/form', path: 'provision' }],
  });
  // Without SUD content nothing of this is asked.
  expect(ask([form(PART_2, TPO)], { labels: [] })).toMatchObject({ obligations: [], notices: [] });
});

// ── HIPAA ───────────────────────────────────────────────────────────────────────────────────────

const NOTES = { ...NAMED, securityLabel: labels('PSYTHPN') };
const FOUND = ['CA-WIC-5328', 'HIPAAPsyNotes', 'IL-MHDDCA', 'PSYTHPN', 'V'];

test.each<[string, JsonObject[], Partial<ConsentQuestion>, string]>([
  ['no authorization', [], {}, 'deny psychotherapy_notes'],
  ['an opt-in is none', [OPT_IN], {}, 'deny psychotherapy_notes'],
  ['their own authorization', [form(HIPAA, NOTES)], {}, 'permit provision'],
  [
    'under the name of the law',
    [form(HIPAA, NOTES)],
    { labels: ['HIPAAPsyNotes'] },
    'permit provision',
  ],
  [
    'one that is about more (164.508(b)(3)(ii))',
    [form(HIPAA, { ...NAMED, securityLabel: labels('PSYTHPN', 'PSY') })],
    {},
    'deny psychotherapy_notes',
  ],
  [
    'one for psychiatry in general',
    [form(HIPAA, { ...NAMED, securityLabel: labels('PSY') })],
    {},
    'deny psychotherapy_notes',
  ],
  [
    'without recipient',
    [form(HIPAA, { ...NOTES, actor: undefined })],
    {},
    'deny psychotherapy_notes',
  ],
  [
    'expired',
    [form(HIPAA, { ...NOTES, period: { end: '2026-06-01' } })],
    {},
    'deny psychotherapy_notes',
  ],
  ['as it is found', [form(HIPAA, NOTES)], { labels: FOUND }, 'permit provision'],
  ['as it is found, without', [OPT_IN], { labels: FOUND }, 'deny psychotherapy_notes'],
  ['other psychiatric content needs none', [OPT_IN], { labels: ['PSY'] }, 'permit base_rule'],
])('psychotherapy notes: %s', (_, consents, change, expected) => {
  expect(outcome(consents, { labels: ['PSYTHPN'], ...change })).toBe(expected);
});

test.each([
  ['HPAYMT', 'deny self_pay_restriction'],
  ['ELIGDTRM', 'deny self_pay_restriction'],
  ['TREAT', 'permit base_rule'],
] as const)('what the patient paid for: %s → %s', (asked, expected) => {
  for (const labels of [['HIPAASelfPay'], ['HIPAASelfPay', 'PRS'], ['HIPAASelfPay', 'SEX']])
    expect(outcome([OPT_IN], { labels, purpose: asked })).toBe(expected);
});

test.each<[string[]]>([
  [['42CFRPart2', 'ETHUD', 'Title38Section7332']],
  [['42CFRPart2', 'HIV', 'Title38Section7332']],
])('a law beside a class asks for what it asks by itself: %j', (labels) => {
  expect(outcome([OPT_IN], { labels })).toBe(MISSING);
});

test.each<[string, object, object, string[]]>([
  ['complete', {}, {}, []],
  [
    'not an authorization',
    {},
    { policyRule: { coding: [coding('v3-ActCode', 'OPTINR')] } },
    ['not_an_authorization'],
  ],
  ['revoked', {}, { status: 'inactive' }, ['revoked_or_not_active']],
  ['expired', { period: { end: '2026-06-01' } }, {}, ['expired_or_not_begun']],
  [
    'not begun',
    { period: { start: '2026-07-01', end: '2026-12-31' } },
    {},
    ['expired_or_not_begun'],
  ],
  ['(c)(1)(i)', { securityLabel: undefined }, {}, ['no_description']],
  ['(c)(1)(ii)', {}, { organization: undefined }, ['no_discloser']],
  ['(c)(1)(iii)', { actor: undefined }, {}, ['no_recipient']],
  ['(c)(1)(iv)', { purpose: undefined }, {}, ['no_purpose']],
  ['(c)(1)(v)', { period: { start: '2026-01-01' } }, {}, ['no_expiry']],
  ['(c)(1)(v) for research', { period: undefined, purpose: purpose('CLINTRCH') }, {}, []],
  ['(c)(1)(vi) signature', {}, { performer: undefined }, ['no_signature']],
  ['(c)(1)(vi) date', {}, { dateTime: undefined }, ['no_date']],
])('an authorization: %s', (_, rule, change, faults) => {
  const written = form(HIPAA, { ...NOTES, ...rule }, change);
  const consent = readConsent(JSON.parse(JSON.stringify(written)));
  expect(authorizationFaults(consent, [consent.root!], AT)).toEqual(faults);
});

// ── A law, and an oracle ────────────────────────────────────────────────────────────────────────

test('no SUD content goes out without a written consent for purpose and recipient', () => {
  const asked = ['TREAT', 'HPAYMT', 'HOPERAT', 'HRESCH', 'HLEGAL', 'ETREAT', 'BTG'] as const;
  const consent = fc.record({
    isPart2: fc.boolean(),
    isActive: fc.boolean(),
    isSigned: fc.boolean(),
    isDated: fc.boolean(),
    hasDiscloser: fc.boolean(),
    end: fc.constantFrom(undefined, '2026-01-31', '2026-12-31'),
    purposes: fc.subarray(['TREAT', 'HPAYMT', 'HOPERAT', 'HRESCH', 'HLEGAL']),
    recipient: fc.constantFrom(undefined, VENDOR, 'Organization/x'),
  });
  const seen = { permit: 0, deny: 0, none: 0 };
  fc.assert(
    fc.property(consent, fc.constantFrom(...asked), fc.boolean(), (c, askedFor, isOpen) => {
      const isGlassBroken = askedFor === 'BTG' && isOpen;
      const resource = form(
        c.isPart2 ? PART_2 : ['v3-ActCode', 'OPTINR'],
        {
          period: { start: '2026-01-10', end: c.end },
          purpose: c.purposes.length > 0 ? purpose(...c.purposes) : undefined,
          actor: c.recipient && [recipient(c.recipient)],
        },
        {
          status: c.isActive ? 'active' : 'inactive',
          performer: c.isSigned ? [{ reference: 'Patient/a' }] : undefined,
          dateTime: c.isDated ? '2026-01-05' : undefined,
          organization: c.hasDiscloser ? [{ reference: 'Organization/house' }] : undefined,
        },
      );
      const general = askedFor === 'ETREAT' || askedFor === 'BTG' ? 'TREAT' : askedFor;
      const names = (each: string) => c.purposes.includes(each);
      const isTpo = names('TREAT') && names('HPAYMT') && names('HOPERAT');
      const isOfTpo = isTpo && !['HRESCH'].includes(general);
      const isWritten = c.isPart2 && c.isSigned && c.isDated && c.hasDiscloser;
      const isForUs = c.recipient === VENDOR || (c.recipient === undefined && isOfTpo);
      const isInForce = c.isActive && c.end !== '2026-01-31';
      const hasEnd = c.end !== undefined || isOfTpo;
      const isGranted =
        isInForce &&
        (c.purposes.length === 0 || names(general) || (general === 'HLEGAL' && names('HOPERAT'))) &&
        c.recipient !== 'Organization/x';
      const isLawful =
        isGranted &&
        isWritten &&
        isForUs &&
        hasEnd &&
        c.purposes.length > 0 &&
        general !== 'HLEGAL';
      const expected = isGlassBroken
        ? isGranted
          ? 'permit'
          : 'none'
        : isLawful
          ? 'permit'
          : 'deny';
      seen[expected] += 1;
      expect(ask([resource], { purpose: askedFor, isGlassBroken }).effect).toBe(expected);
    }),
    { numRuns: 5000 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
});

test('the table says where each rule stands, as of when, and when it is looked at again', () => {
  expect(Date.parse(LAW.reviewBy)).toBeGreaterThan(Date.parse(LAW.asOf));
  for (const { id, citation } of LAW.rules) {
    expect(`${id} ${citation}`).toMatch(/^[A-Z0-9]+-\d 4[25] CFR \d/);
  }
});
