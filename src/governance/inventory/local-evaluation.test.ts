import { expect, test } from 'vitest';
import { exportChaiCard, parseLocalEvaluation, withLocalEvaluation } from './index.ts';
import { system } from './systems.test-support.ts';

const AUROC = {
  group: 'usefulness',
  label: 'AUROC',
  estimate: 0.81,
  lower: 0.77,
  upper: 0.85,
  levelPercent: 95,
  cases: 412,
};
const EVALUATION = {
  date: '2026-10-01',
  data: 'All admissions of 2025.',
  modelVersion: '2.1',
  validity: { verdict: 'passed', results: [AUROC] },
  fairness: { verdict: 'cannot-tell', results: [] },
  sha256: 'a'.repeat(64),
};

test('attributes 27 and 29, last evaluation and bias result come from it', () => {
  const after = withLocalEvaluation(system(), parseLocalEvaluation(EVALUATION), 'Quality office');
  expect(after.attributes[27]).toEqual({
    value:
      'Passed the thresholds that were set.\nAUROC 0.81 (95 % interval 0.77 to 0.85, 412 cases).\nData: All admissions of 2025.',
    author: 'Quality office',
    date: '2026-10-01',
  });
  expect(after.lastEvaluation).toMatchObject({ result: 'passed', sha256: 'a'.repeat(64) });
  expect(after.bias).toMatchObject({ result: 'cannot-tell', date: '2026-10-01' });
});

test('without a figure there is no value, and too few cases are never an all-clear', () => {
  const after = withLocalEvaluation(system(), parseLocalEvaluation(EVALUATION), 'Quality office');
  expect(after.attributes[29]).toHaveProperty('notAvailable');
  expect(after.bias?.summary).toContain('Too few cases to tell.');
});

test('the figure stands on the card, marked as local, with its interval', () => {
  const after = withLocalEvaluation(system(), parseLocalEvaluation(EVALUATION), 'Quality office');
  expect(exportChaiCard(after)).toContain(
    '<ValueJson>{"kind":"estimate_ci","estimate":0.81,"lower":0.77,"upper":0.85,"level":95}</ValueJson>',
  );
});

test('what was measured on another version is not taken', () => {
  const other = parseLocalEvaluation({ ...EVALUATION, modelVersion: '2.0' });
  expect(() => withLocalEvaluation(system(), other, 'Quality office')).toThrow(
    expect.objectContaining({ code: 'document_invalid' }),
  );
});

test.each([
  [{ ...AUROC, lower: 0.9 }, 'the estimate lies outside its interval'],
  [{ ...AUROC, cases: 0 }, /./],
  [{ ...AUROC, levelPercent: 100 }, /./],
])('%j is no figure', (result, problem) => {
  const validity = { verdict: 'passed', results: [result] };
  expect(() => parseLocalEvaluation({ ...EVALUATION, validity })).toThrow(
    expect.objectContaining({
      facts: { kind: 'local-evaluation', problems: [expect.stringMatching(problem)] },
    }),
  );
});
