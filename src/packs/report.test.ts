import { describe, expect, test } from 'vitest';
import { Failure } from '../core/failures.ts';
import type { JsonObject } from '../core/json.ts';
import { compareReports } from './compare.ts';
import { evaluate } from './evaluate.ts';
import { readPacks } from './files.ts';
import { type JudgedCase, makeReport, reportSchema } from './report.ts';
import { smallPack } from './testing/small-pack.ts';

const { pack, hash } = smallPack();
const head = {
  pack: { id: pack.id, version: pack.version, hash },
  model: { asked: 'm', answered: ['m'] },
  at: '2026-01-01T00:00:00.000Z',
};

const one = (id: string, isMet: boolean, groups: Record<string, string> = {}): JudgedCase => ({
  id,
  from: 'pack',
  groups,
  properties: [
    { kind: 'schema', isMet: true },
    { kind: 'mention', isMet },
  ],
});
/** @param met how many of the cases have all their properties */
const some = (name: string, of: number, met: number, groups = {}): JudgedCase[] =>
  Array.from({ length: of }, (_, index) => one(`${name}-${index}`, index < met, groups));

const report = (cases: JudgedCase[], thresholds = {}) => makeReport(head, cases, thresholds);

describe('shares and thresholds', () => {
  test('the unit is the case', () => {
    const { shares } = report([
      ...some('a', 3, 2),
      { ...one('b', true), properties: [{ kind: 'schema', isMet: false }] },
    ]);
    const counted = shares.map(({ kind, met, of }) => `${kind} ${met}/${of}`);
    expect(counted).toEqual(['cases 2/4', 'schema 3/4', 'mention 2/3']);
  });

  test.each([
    [10, 9, 0.9, true, false, 'met by the count, and too few to be sure'],
    [10, 8, 0.9, false, false, 'not met by the count, and too few to be sure'],
    [200, 199, 0.9, true, true, 'met for sure'],
    [20, 4, 0.9, false, true, 'not met for sure'],
  ])(
    '%i cases, %i met, threshold %d: %s, settled %s (%s)',
    (of, met, threshold, isMet, isSettled) => {
      const { shares, verdict } = report(some('a', of, met), { cases: threshold });
      expect(shares[0]).toMatchObject({ isMet, isSettled });
      expect(verdict).toBe(isMet ? 'pass' : 'fail');
    },
  );
});

describe('for whom it is worse', () => {
  const verdicts = (cases: JudgedCase[]) =>
    Object.fromEntries(report(cases).subgroups.map(({ value, verdict }) => [value, verdict]));

  test('a difference that chance does not bring about', () => {
    const cases = [...some('a', 40, 39, { sex: 'male' }), ...some('b', 40, 20, { sex: 'female' })];
    expect(verdicts(cases)).toEqual({ male: 'better', female: 'worse' });
  });

  test('few cases cannot tell, however it looks', () => {
    const cases = [...some('a', 5, 5, { sex: 'male' }), ...some('b', 3, 1, { sex: 'female' })];
    expect(verdicts(cases)).toEqual({ male: 'cannot tell', female: 'cannot tell' });
    expect(verdicts(some('a', 4, 4, { sex: 'male' }))).toEqual({ male: 'cannot tell' });
  });

  test('many cases without a difference are not worse', () => {
    const cases = [
      ...some('a', 200, 199, { sex: 'male' }),
      ...some('b', 200, 199, { sex: 'female' }),
    ];
    expect(verdicts(cases)).toEqual({ male: 'not worse', female: 'not worse' });
  });
});

describe('before and after', () => {
  test.each([
    [6, 0, 8, 'worse'],
    [5, 0, 8, 'cannot tell'],
    [0, 6, 8, 'better'],
    [0, 0, 8, 'cannot tell'],
    [0, 0, 60, 'not worse'],
    [1, 1, 100, 'not worse'],
  ])('%i lost, %i won, of %i: %s', (lost, won, of, verdict) => {
    const before = report(
      Array.from({ length: of }, (_, index) => one(`c-${index}`, index >= won)),
    );
    const after = report(
      Array.from({ length: of }, (_, index) => one(`c-${index}`, index < of - lost)),
    );
    expect(compareReports(before, after).all).toEqual({ of, lost, won, verdict });
  });

  test('what was lost is named, and a threshold goes before all', () => {
    const before = report(some('c', 8, 8, { language: 'es' }));
    const after = report(some('c', 8, 7, { language: 'es' }), { mention: 1 });
    const compared = compareReports(before, after);
    expect(compared.lost).toEqual([{ id: 'c-7', kinds: ['mention'] }]);
    expect(compared.groups).toEqual([
      { group: 'language', value: 'es', of: 8, lost: 1, won: 0, verdict: 'cannot tell' },
    ]);
    expect(compared.verdict).toBe('fail');
  });

  test('cases that expect something else, and those of another file, are not compared', () => {
    const other: JudgedCase = { ...one('c-0', true), properties: [{ kind: 'never', isMet: true }] };
    expect(compareReports(report([one('c-0', true)]), report([other]))).toMatchObject({
      all: { of: 0 },
      notCompared: 2,
    });
    const site = (revision: number) =>
      makeReport({ ...head, siteCases: { revision } }, [{ ...one('s', true), from: 'site' }], {});
    expect(compareReports(site(1), site(2)).all.of).toBe(0);
    expect(compareReports(site(2), site(2)).all.of).toBe(1);
  });
});

describe('a suite', () => {
  const answer: JsonObject = {
    findings: [{ text: 'Blood pressure 158/96.', quote: 'Blood pressure 158/96 today.' }],
    remark: null,
  };

  test('judges each case, and keeps no text of it', async () => {
    let asked = 0;
    const ask = async () => {
      asked += 1;
      const text = asked === 2 ? 'Sorry, blood pressure is 158' : JSON.stringify(answer);
      return { text, model: asked > 3 ? 'm-2' : 'm-1' };
    };
    const expectation = { count: [2, 2] as [number, number], at: '/findings' };
    const own = { id: 'own', text: 'Blood pressure 158/96 today.', expect: [expectation] };
    const evaluated = await evaluate(pack, ask, { site: [own] });
    const made = makeReport(
      { ...head, model: { asked: 'm', answered: evaluated.models } },
      evaluated.cases,
      pack.evaluation.thresholds,
    );
    expect(evaluated.models).toEqual(['m-1', 'm-2']);
    expect(made.shares[0]).toMatchObject({ kind: 'cases', met: 5, of: 7, isMet: false });
    expect(made.cases[1]).toMatchObject({ failure: 'pack_answer_not_json' });
    expect(made.cases[6]).toMatchObject({ id: 'own', from: 'site' });
    expect(JSON.stringify(made)).not.toMatch(/158|Sorry|pressure/i);
    expect(reportSchema.parse(JSON.parse(JSON.stringify(made)))).toEqual(made);
  });

  test.each(readPacks(undefined).map((found) => [found.pack.id, found.pack] as const))(
    '%s: the reference answers pass it, and a model that says nothing does not',
    async (_, shipped) => {
      const { cases, thresholds } = shipped.evaluation;
      const verdictOf = async (answers: readonly unknown[]) => {
        let at = 0;
        const ask = async () => ({ text: JSON.stringify(answers[at++]), model: 'm' });
        const evaluated = await evaluate(shipped, ask);
        return makeReport(head, evaluated.cases, thresholds).verdict;
      };
      expect(await verdictOf(cases.map(({ reference }) => reference))).toBe('pass');
      const nothing = Object.fromEntries(
        Object.entries(cases[0]!.reference as JsonObject).map(([name, value]) => [
          name,
          Array.isArray(value) ? [] : value,
        ]),
      );
      expect(await verdictOf(cases.map(() => nothing))).toBe('fail');
    },
  );

  test('several at once give the same, in the same order', async () => {
    let underWay = 0;
    let most = 0;
    let asked = 0;
    const ask = async () => {
      const late = Math.max(0, 6 - asked++);
      most = Math.max(most, ++underWay);
      await new Promise((resolve) => setTimeout(resolve, late));
      underWay -= 1;
      return { text: JSON.stringify(answer), model: 'm' };
    };
    const several = await evaluate(pack, ask, { jobs: 3 });
    expect(most).toBe(3);
    expect(several).toEqual(await evaluate(pack, ask));
  });

  test.each([[1], [3]])(
    'half a suite is no verdict, and after a failure nothing more is asked (%i)',
    async (jobs) => {
      let asked = 0;
      const ask = async () => {
        asked += 1;
        throw new Failure('gateway_unreachable');
      };
      await expect(evaluate(pack, ask, { jobs })).rejects.toMatchObject({
        code: 'gateway_unreachable',
      });
      expect(asked).toBe(jobs);
    },
  );
});
