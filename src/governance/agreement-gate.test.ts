/**
 * No health data without an agreement: against a second implementation, written for nothing but
 * reading, over random registers, payloads and dates.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Agreement,
  agreementSchema,
  isInForce,
  type Provider,
  withEnds,
} from '../core/provider.ts';
import { PURPOSES_OF_USE, type PurposeOfUse } from '../core/purpose.ts';
import { assertAgreed, type Payload, type Sending } from './agreement-gate.ts';

const DAY = 86_400_000;
const dayOf = (days: number) => new Date(days * DAY).toISOString().slice(0, 10);

/** Few of everything, so that what matches is as frequent as what does not. */
const days = fc.constantFrom(...[0, 1, 2, 3, 4, 5, 6].map((day) => 20_000 + day));
const instants = fc
  .tuple(days, fc.constantFrom(0, 1, DAY / 2, DAY - 1))
  .map(([day, within]) => day * DAY + within);
const purposes = fc.oneof(
  fc.constantFrom<PurposeOfUse>('TREAT', 'HPAYMT', 'HRESCH', 'HOPERAT'),
  fc.constantFrom(...(Object.keys(PURPOSES_OF_USE) as PurposeOfUse[])),
);
const names = fc.constantFrom('a', 'b');
const some = <T>(values: fc.Arbitrary<T>) => fc.array(values, { minLength: 1, maxLength: 3 });

const agreement: fc.Arbitrary<Agreement> = fc
  .record(
    {
      id: names,
      kind: fc.constantFrom<Agreement['kind']>('baa', 'baa', 'qsoa', 'dua'),
      from: days,
      length: fc.integer({ min: 0, max: 8 }),
      terminatedAt: instants,
      upstreams: some(names),
      purposes: some(purposes),
      useCases: some(names),
      document: fc.constant(`sha256:${'a'.repeat(64)}`),
      reference: fc.constant('archive 1'),
      signedBy: fc.option(fc.constant('Counsel'), { nil: undefined, freq: 9 }),
    },
    { requiredKeys: ['id', 'kind', 'from', 'signedBy'] },
  )
  .map(({ from, length, terminatedAt, signedBy, ...rest }) => ({
    ...rest,
    ...(signedBy === undefined ? {} : { signedBy }),
    from: dayOf(from),
    ...(length === undefined ? {} : { until: dayOf(from + length) }),
    ...(terminatedAt === undefined ? {} : { terminatedAt: new Date(terminatedAt).toISOString() }),
  }));

const provider: fc.Arbitrary<Provider> = fc.record({
  id: names,
  title: fc.constant('P'),
  agreements: fc.array(agreement, { maxLength: 5 }),
  takesOn: fc.constant([]),
  references: fc.constant([]),
  subprocessors: fc.array(
    fc.record({ name: names, hasAgreement: fc.constantFrom(true, true, true, false) }),
    { maxLength: 1 },
  ),
});

const sending: fc.Arbitrary<Sending> = fc.record({
  provider: fc.option(provider, { nil: undefined, freq: 9 }),
  hosting: fc.constantFrom('outside' as const, 'outside' as const, 'local' as const),
  upstream: names,
  useCase: names,
  purpose: purposes,
  at: instants,
});

const payload: fc.Arbitrary<Payload> = fc.record({
  isPhi: fc.boolean(),
  isLimitedDataSet: fc.boolean(),
  isPart2: fc.boolean(),
});

/** As one would explain it to a privacy officer, day by day and code by code. */
function mayGo(send: Sending, what: Payload): boolean {
  if (send.hosting === 'local') return true;
  if (!what.isPhi && !what.isPart2) return true;
  if (send.provider === undefined) return false;
  for (const { hasAgreement } of send.provider.subprocessors) if (!hasAgreement) return false;

  const today = new Date(send.at).toISOString().slice(0, 10);
  const now = new Date(send.at).toISOString();
  const valid = { baa: false, qsoa: false, dua: false };
  for (const paper of send.provider.agreements) {
    if (paper.document === undefined && paper.reference === undefined) continue;
    if (paper.signedBy === undefined) continue;
    if (paper.from > today) continue;
    if (paper.until !== undefined && paper.until < today) continue;
    if (paper.terminatedAt !== undefined && paper.terminatedAt <= now) continue;
    if (paper.upstreams !== undefined && !paper.upstreams.includes(send.upstream)) continue;
    if (paper.useCases !== undefined && !paper.useCases.includes(send.useCase)) continue;
    if (paper.purposes !== undefined && !paper.purposes.some((p) => isOrIsIn(send.purpose, p))) {
      continue;
    }
    valid[paper.kind] = true;
  }
  if (what.isPart2 && !valid.qsoa) return false;
  if (valid.baa) return true;
  const limited = ['HRESCH', 'PUBHLTH', 'HOPERAT'].some((p) => isOrIsIn(send.purpose, p));
  return what.isLimitedDataSet && limited && valid.dua;
}

/** Purposes under others, each written out: HL7 v3 ActReason. */
const UNDER: Readonly<Record<string, string>> = {
  TREAT: 'ETREAT BTG COC CLINTRL POPHLTH',
  ETREAT: 'BTG',
  HPAYMT: 'COVAUTH COVERAGE ELIGDTRM CLMATTCH',
  COVERAGE: 'ELIGDTRM',
  HOPERAT: 'HQUALIMP CAREMGT PATSFTY PATADMIN HCOMPL HLEGAL HSYSADMIN RECORDMGT SYSDEV TRAIN HTEST',
  SYSDEV: 'HTEST',
  HRESCH: 'CLINTRCH',
};
const isOrIsIn = (purpose: string, general: string) =>
  purpose === general || (UNDER[general]?.split(' ').includes(purpose) ?? false);

const goes = (send: Sending, what: Payload): boolean => {
  try {
    assertAgreed(send, what);
    return true;
  } catch (thrown) {
    expect(thrown).toMatchObject({ code: 'agreement_missing' });
    return false;
  }
};

test('what goes is what the second implementation lets go', () => {
  const seen = { went: 0, stayed: 0, wentOutWithPhi: 0 };
  fc.assert(
    fc.property(sending, payload, (send, what) => {
      const went = goes(send, what);
      expect(went).toBe(mayGo(send, what));
      seen[went ? 'went' : 'stayed'] += 1;
      if (went && send.hosting === 'outside' && what.isPhi) seen.wentOutWithPhi += 1;
    }),
    { numRuns: 20_000 },
  );
  // Or the law would hold because nothing ever went.
  expect(seen.wentOutWithPhi).toBeGreaterThan(100);
  expect(seen.stayed).toBeGreaterThan(2000);
});

const PAPER = {
  id: 'x',
  kind: 'baa',
  reference: 'archive 1',
  signedBy: 'Counsel',
  from: '2026-03-01',
  until: '2026-03-31',
} as const;

test.each([
  ['the day before', '2026-02-28T23:59:59.999Z', false],
  ['its first instant', '2026-03-01T00:00:00Z', true],
  ['its last instant', '2026-03-31T23:59:59.999Z', true],
  ['the instant after', '2026-04-01T00:00:00Z', false],
])('an agreement for March 2026 on %s', (_name, at, expected) => {
  expect(isInForce(PAPER, Date.parse(at))).toBe(expected);
});

test.each([
  ['signed and kept somewhere', {}, []],
  ['signed, with its digest', { reference: undefined, document: `sha256:${'a'.repeat(64)}` }, []],
  ['that nobody can show', { reference: undefined }, ['document']],
  ['that nobody signed', { signedBy: undefined }, ['signedBy']],
  ['of dates alone', { reference: undefined, signedBy: undefined }, ['document', 'signedBy']],
])('an agreement %s', (_name, change, faults) => {
  const paper = JSON.parse(JSON.stringify({ ...PAPER, ...change }));
  expect(isInForce(paper, Date.parse('2026-03-05'))).toBe(faults.length === 0);
  const entered = agreementSchema.safeParse(paper);
  expect(entered.error?.issues.map(({ path }) => path[0]) ?? []).toEqual(faults);
});

test('what is lacking is named, and nothing else', () => {
  const send: Sending = {
    provider: {
      id: 'p',
      title: 'P',
      agreements: [],
      takesOn: [],
      references: [],
      subprocessors: [],
    },
    hosting: 'outside',
    upstream: 'gpt',
    useCase: 'letters',
    purpose: 'TREAT',
    at: 0,
  };
  const lacking = (what: Partial<Payload>) => {
    try {
      assertAgreed(send, { isPhi: true, isLimitedDataSet: false, isPart2: false, ...what });
    } catch (thrown) {
      return (thrown as { facts: unknown }).facts;
    }
    return undefined;
  };
  const facts = { upstream: 'gpt', provider: 'p' };
  expect(lacking({})).toEqual({ ...facts, lacking: ['baa'] });
  expect(lacking({ isPart2: true })).toEqual({ ...facts, lacking: ['baa', 'qsoa'] });
});

test.each([
  ['an end that has come', '2026-03-05T12:00:00Z', false, false],
  ['an end to come', '2026-03-05T12:00:01Z', true, true],
  ['no end', undefined, true, true],
])('%s, and a clock that steps back', (_, terminatedAt, atNoon, before) => {
  const written = Date.parse('2026-03-05T12:00:00Z');
  const agreement = { ...PAPER, until: '2026-12-31', ...(terminatedAt && { terminatedAt }) };
  const provider = { id: 'p', title: 'P', references: [], takesOn: [], subprocessors: [] };
  const [stored] = withEnds({ ...provider, agreements: [agreement] }, written).agreements;
  expect(isInForce(stored!, written)).toBe(atNoon);
  expect(isInForce(stored!, written - 600_000)).toBe(before);
});
