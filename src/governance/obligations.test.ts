import { expect, test } from 'vitest';
import { dutiesOf } from './index.ts';

test.each([
  [[], false, false],
  [['AUDIT', 'AOD', 'AUDTR'], false, false],
  [['DEID'], true, false],
  [['PSEUD', 'AUDIT'], true, false],
  [['AUDIT', 'DEID', 'MINEC'], true, true],
])('%j', (obligations, deidentify, minimumNecessary) => {
  expect(dutiesOf(obligations)).toEqual({ deidentify, minimumNecessary });
});

test.each([
  ['HUAPRV', 'nobody approves answers yet'],
  ['ENCRYPTR', 'we do not know how the receiver keeps it'],
  ['constructor', 'not a code at all'],
])('%s cannot be discharged: %s', (code) => {
  expect(() => dutiesOf(['DEID', code])).toThrow(
    expect.objectContaining({ code: 'obligation_undischargeable', facts: { obligations: [code] } }),
  );
});
