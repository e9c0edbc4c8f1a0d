/**
 * The evaluator against a second implementation that shares nothing with it: the oracle tries every
 * way in which what is unclear could be meant (each unclear provision applies or does not, each
 * untyped one permits or denies, both readings of the root, an unknown base either way), decides
 * each such world with plain true and false, and keeps the strictest outcome.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../core/json.ts';
import { type ConsentQuestion, evaluateConsent, readConsent } from './index.ts';

const THO = 'http://terminology.hl7.org/CodeSystem/';
const RUNS = 10_000;

// ── Random consents and questions ───────────────────────────────────────────────────────────────

const few = <T>(item: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.array(item, { minLength: 1, maxLength: 2 }) },
  );
/** The first one in five of six, or a denial would hide all else. */
const often = <T>(usual: T, ...others: T[]) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, fc.constantFrom(...others));
const REFERENCES =
  'Organization/vendor Organization/house Organization/other Practitioner/7 Practitioner/8 Group/g #c';
const actor = fc
  .record({
    role: fc.constantFrom('PRCP', 'CST', 'AUT', 'ODD'),
    reference: fc.constantFrom(...REFERENCES.split(' ')),
  })
  .map(({ role, reference }) => ({
    role: { coding: [{ system: `${THO}v3-ParticipationType`, code: role }] },
    reference: { reference },
  }));
const coded = (system: string, ...codes: string[]) =>
  fc.constantFrom(...codes).map((code) => ({ system: `${THO}${system}`, code }));
const period = fc.option(
  fc.constantFrom(
    { start: '2026-01-01' },
    { end: '2026-01-01' },
    { start: '2027-01-01' },
    { start: '2026-06-15' },
    { end: 'soon' },
  ),
  { nil: undefined, freq: 3 },
);
const elements = {
  period,
  actor: few(actor),
  action: few(
    coded('consentaction', 'use', 'disclose', 'access', 'correct').map((one) => ({
      coding: [one],
    })),
  ),
  purpose: few(coded('v3-ActReason', 'TREAT', 'ETREAT', 'HRESCH', 'XX')),
  securityLabel: few(
    fc.oneof(coded('v3-ActCode', 'HIV', 'PSY', 'BH', 'XX'), coded('v3-Confidentiality', 'N', 'R')),
  ),
  class: few(
    fc
      .constantFrom('Condition', 'Task')
      .map((code) => ({ system: 'http://hl7.org/fhir/resource-types', code })),
  ),
};
const provision = fc.letrec<{ nested: object; root: object }>((tie) => ({
  nested: fc.record({
    type: fc.constantFrom('permit', 'deny', 'permit', 'deny', undefined),
    ...elements,
    provision: fc.option(fc.array(tie('nested'), { minLength: 1, maxLength: 2 }), {
      nil: undefined,
      maxDepth: 2,
      freq: 2,
    }),
  }),
  root: fc.record({
    type: fc.constantFrom('permit', 'deny', undefined, undefined),
    ...elements,
    provision: fc.option(fc.array(tie('nested'), { maxLength: 3 }), { nil: undefined }),
  }),
})).root;

const consent = fc
  .record({
    status: often('active', 'inactive', 'odd'),
    policy: often('OPTIN', 'OPTOUT', 'OPTINR', 'EMRGONLY', 'ODD'),
    scope: often('patient-privacy', 'research', 'treatment', 'odd'),
    dateTime: often('2026-01-01', '2027-01-01'),
    verified: often(true, false),
    provision: fc.option(provision, { nil: undefined, freq: 5 }),
  })
  .map(({ policy, scope, verified, ...rest }) =>
    JSON.parse(
      JSON.stringify({
        resourceType: 'Consent',
        id: 'c',
        patient: { reference: 'Patient/a' },
        scope: { coding: [{ system: `${THO}consentscope`, code: scope }] },
        policyRule: { coding: [{ system: `${THO}v3-ActCode`, code: policy }] },
        verification: [{ verified }],
        ...rest,
      }),
    ),
  ) as fc.Arbitrary<JsonObject>;

const consents = fc.array(consent, { minLength: 1, maxLength: 3 });

const AT = Date.parse('2026-06-15T06:00:00Z');
const question = fc.record({
  purpose: fc.constantFrom('TREAT', 'ETREAT', 'HRESCH', 'HPAYMT'),
  action: fc.constantFrom('use', 'disclose'),
  labels: fc.subarray(['HIV', 'PSY', 'BH', 'R']),
  data: fc.constantFrom(undefined, ['Condition'], ['Condition', 'Task'], ['Observation']),
});
type Asked = typeof question extends fc.Arbitrary<infer T> ? T : never;

function asQuestion({ purpose, action, labels, data }: Asked): ConsentQuestion {
  const classes = data?.map((code) => ({ system: 'http://hl7.org/fhir/resource-types', code }));
  return {
    patient: ['Patient/a'],
    recipient: ['Organization/vendor'],
    user: ['Practitioner/7'],
    custodian: ['Organization/house'],
    purpose: purpose as 'TREAT',
    action: action as 'use',
    labels,
    ...(classes === undefined ? {} : { data: { classes } }),
    at: AT,
  };
}

// ── The oracle ──────────────────────────────────────────────────────────────────────────────────

// biome-ignore lint/suspicious/noExplicitAny: it reads raw JSON that the generator above has made
type Raw = any;
type Effect = 'permit' | 'deny' | 'none';
/** T: true. F: false. ?: could be either. */
type Tri = 'T' | 'F' | '?';

const TABLES = {
  recipient: { vendor: 'T', house: 'F', other: 'F', 7: '?', 8: 'F', g: '?', '#c': '?' },
  custodian: { vendor: 'F', house: 'T', other: 'F', 7: '?', 8: '?', g: '?', '#c': '?' },
} as Record<string, Record<string, Tri>>;
const PURPOSES: Record<string, string[]> = {
  TREAT: ['TREAT', 'ETREAT'],
  ETREAT: ['ETREAT'],
  HRESCH: ['HRESCH'],
};
const LABELS: Record<string, Record<string, Tri>> = {
  HIV: { HIV: 'T', PSY: 'F', BH: 'F', '': 'F' },
  PSY: { HIV: 'F', PSY: 'T', BH: '?', '': 'F' },
  BH: { HIV: 'F', PSY: 'T', BH: 'T', '': 'F' },
};
const PERIODS: Record<string, Tri> = {
  '2026-01-01/': 'T',
  '/2026-01-01': 'F',
  '2027-01-01/': 'F',
  '2026-06-15/': '?',
  '/soon': '?',
};

const or = (list: Tri[]): Tri => (list.includes('T') ? 'T' : list.includes('?') ? '?' : 'F');
const same = (list: Tri[]): Tri => (list.every((one) => one === list[0]) ? (list[0] ?? 'T') : '?');
const each = (list: Raw[] | undefined, how: (one: Raw) => Tri): Tri =>
  list === undefined ? 'T' : or(list.map(how));

function inForce(rule: Raw): Tri {
  return rule?.period === undefined
    ? 'T'
    : PERIODS[`${rule.period.start ?? ''}/${rule.period.end ?? ''}`]!;
}

function applies(rule: Raw, asked: Asked, label: string, isRestricted: boolean): Tri {
  const parts: Record<string, Tri[]> = {};
  for (const { role, reference } of rule.actor ?? []) {
    const code = role.coding[0].code;
    const part = { PRCP: 'recipient', CST: 'custodian' }[code as string] ?? code;
    const who = reference.reference.split('/').pop()!;
    parts[part] = [...(parts[part] ?? []), TABLES[part]?.[who] ?? '?'];
  }
  const conditions: Tri[] = [
    inForce(rule),
    same(Object.values(parts).map(or)),
    each(rule.action, ({ coding: [{ code }] }) => {
      if (code === asked.action) return 'T';
      return code === 'disclose' || code === 'correct' ? 'F' : '?';
    }),
    each(rule.purpose, ({ code }) => {
      if (!(code in PURPOSES)) return '?';
      return PURPOSES[code]!.includes(asked.purpose) ? 'T' : 'F';
    }),
    each(rule.securityLabel, ({ code }) => {
      if (code === 'N') return isRestricted ? '?' : 'T';
      if (code === 'R') return 'T';
      return code in LABELS ? LABELS[code]![label]! : '?';
    }),
    rule.class === undefined
      ? 'T'
      : asked.data === undefined
        ? '?'
        : same(
            asked.data.map((sent) => (rule.class.some((c: Raw) => c.code === sent) ? 'T' : 'F')),
          ),
  ];
  if (conditions.includes('F')) return 'F';
  return conditions.includes('?') ? '?' : 'T';
}

const rank = (effect: Effect) => ['permit', 'none', 'deny'].indexOf(effect);
const strictest = (effects: Effect[]) => effects.reduce((a, b) => (rank(a) >= rank(b) ? a : b));

/** All outcomes of one nested provision over its worlds: an effect, or that it does not apply. */
function outcomes(rule: Raw, tri: (rule: Raw) => Tri): Set<Effect | 'silent'> {
  const inner = new Set<Effect>();
  for (const exception of combinations((rule.provision ?? []).map((n: Raw) => outcomes(n, tri)))) {
    if (exception !== 'silent') inner.add(exception);
    else
      for (const type of rule.type === undefined ? ['permit', 'deny'] : [rule.type])
        inner.add(type);
  }
  const truth = tri(rule);
  if (truth === 'T') return inner;
  return truth === 'F' ? new Set(['silent']) : new Set([...inner, 'silent']);
}

/** Each combination of what the siblings may say: a denial, else a permission, else silence. */
function combinations(siblings: Set<Effect | 'silent'>[]): Set<Effect | 'silent'> {
  return siblings.reduce<Set<Effect | 'silent'>>(
    (sofar, own) => {
      const next = new Set<Effect | 'silent'>();
      for (const a of sofar) {
        for (const b of own) {
          next.add(a === 'deny' || b === 'deny' ? 'deny' : a === 'permit' ? 'permit' : b);
        }
      }
      return next;
    },
    new Set(['silent']),
  );
}

function oracleOfOne(consent: Raw, asked: Asked, label: string): Effect {
  const scope = consent.scope.coding[0].code;
  if (consent.status === 'inactive') return 'none';
  if (consent.status === 'odd') return 'deny';
  if (scope === 'treatment') return 'none';
  if (scope === 'odd') return 'deny';
  if (scope === 'research' && asked.purpose !== 'HRESCH') return 'none';
  const root = consent.provision;
  const validity = inForce(root);

  const policy = consent.policyRule.coding[0].code;
  const known = { OPTIN: 'permit', OPTOUT: 'deny', OPTINR: 'none' } as Record<string, Effect>;
  const emergency: Effect = asked.purpose === 'ETREAT' ? 'permit' : 'deny';
  const unknownBase: Effect[] = root?.type === undefined ? ['permit', 'deny'] : ['none'];
  const bases: Effect[] =
    policy === 'EMRGONLY' ? [emergency] : policy === 'ODD' ? unknownBase : [known[policy]!];
  const isRestricted = asked.labels.includes('R');
  const tri = (rule: Raw) => applies(rule, asked, label, isRestricted);

  const isFlawed = consent.dateTime === '2027-01-01' || !consent.verification[0].verified;
  const isPeriodOnly = root !== undefined && root.type === undefined && !isNarrow(root);
  const refused = (base: Effect): Effect => (base === 'deny' ? 'deny' : 'none');

  const worlds: Effect[] = [];
  for (const base of bases) {
    if (validity !== 'T') worlds.push(isPeriodOnly ? 'none' : refused(base));
    if (validity === 'F') continue;
    for (const said of root === undefined ? [base] : rootWorlds(root, base, tri)) {
      worlds.push(said === 'permit' && isFlawed ? refused(base) : said);
    }
  }
  return strictest(worlds);
}

const isNarrow = (root: Raw): boolean =>
  ['actor', 'action', 'purpose', 'securityLabel', 'class'].some((element) => element in root);

function rootWorlds(root: Raw, base: Effect, tri: (rule: Raw) => Tri): Effect[] {
  const { period: _, type, ...rest } = root;
  const truth = tri({ ...rest, provision: undefined }); // the period is judged apart
  const exceptions = combinations((root.provision ?? []).map((n: Raw) => outcomes(n, tri)));
  const opposite = ({ permit: 'deny', deny: 'permit', none: 'none' } as const)[base];
  // [what it says about what it names, what about the rest]
  const readings: [Effect, Effect][] =
    type === 'deny'
      ? [['deny', base]]
      : type === 'permit'
        ? [['permit', base === 'deny' ? 'deny' : 'none']]
        : isNarrow(root)
          ? [
              [base, 'none'],
              [opposite, base],
            ]
          : [[base, 'none']];
  return readings.flatMap(([inside, outside]) => [
    ...(truth === 'F' ? [] : [...exceptions].map((said) => (said === 'silent' ? inside : said))),
    ...(truth === 'T' ? [] : [outside]),
  ]);
}

function oracle(consents: Raw[], asked: Asked): Effect {
  const labels = asked.labels.filter((label) => label !== 'R');
  const perLabel = (labels.length === 0 ? [''] : labels).map((label): Effect => {
    const all = consents.map((one) => oracleOfOne(one, asked, label));
    return all.includes('deny') ? 'deny' : all.includes('permit') ? 'permit' : 'none';
  });
  return strictest(perLabel);
}

// ── The comparison ──────────────────────────────────────────────────────────────────────────────

const ask = (list: JsonObject[], asked: Asked) =>
  evaluateConsent(
    list.map((one) => readConsent(one)),
    asQuestion(asked),
  ).effect;

test(`${RUNS} random sets of consents are decided as the oracle decides them`, () => {
  const seen = { permit: 0, deny: 0, none: 0 };
  fc.assert(
    fc.property(consents, question, (given, asked) => {
      const expected = oracle(given, asked);
      seen[expected] += 1;
      expect(ask(given, asked)).toBe(expected);
    }),
    { numRuns: RUNS },
  );
  // A comparison in which all are denied would prove little.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(RUNS / 50);
});

test('the laws on a class change nothing of what is said about the class', () => {
  fc.assert(
    fc.property(consents, question, (given, asked) => {
      fc.pre(asked.labels.some((label) => label !== 'R'));
      const labels = [...asked.labels, 'CA-WIC-5328', 'GINA'] as Asked['labels'];
      expect(ask(given, { ...asked, labels })).toBe(ask(given, asked));
    }),
    { numRuns: 1000 },
  );
});

test('withdrawing any consent that permits never opens anything', () => {
  fc.assert(
    fc.property(consents, question, (given, asked) => {
      if (ask(given, asked) === 'permit') return;
      const kept = given.filter((one) => ask([one], asked) !== 'permit');
      expect(ask(kept, asked)).not.toBe('permit');
    }),
    { numRuns: 1000 },
  );
});

test('one that denies by itself denies in any company', () => {
  fc.assert(
    fc.property(consent, fc.array(consent, { maxLength: 2 }), question, (one, others, asked) => {
      fc.pre(ask([one], asked) === 'deny');
      expect(ask([...others, one], asked)).toBe('deny');
    }),
    { numRuns: 1000 },
  );
});
