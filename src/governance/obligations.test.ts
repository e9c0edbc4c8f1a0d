import { expect, test } from 'vitest';
import { dutiesOf, type Receiver } from './index.ts';

const OUTSIDE: Receiver = { hosting: 'outside', isWriting: true };
const LOCAL: Receiver = { hosting: 'local', isWriting: true };
const NONE = {
  deidentify: false,
  placeholders: false,
  irreversible: false,
  minimumNecessary: false,
  approval: false,
  deleteAfterUse: false,
  takenOn: [],
};

test.each([
  [[], {}],
  [['AUDIT', 'AOD', 'AUDTR'], {}],
  [['DEID'], { deidentify: true }],
  [['PSEUD', 'AUDIT'], { deidentify: true }],
  [['AUDIT', 'DEID', 'MINEC'], { deidentify: true, minimumNecessary: true }],
  [['MASK'], { deidentify: true, placeholders: true }],
  [['REDACT'], { deidentify: true, placeholders: true, irreversible: true }],
  [['HUAPRV'], { approval: true }],
])('%j, whoever receives', (obligations, duties) => {
  expect(dutiesOf(obligations, OUTSIDE)).toEqual({ ...NONE, ...duties });
  expect(dutiesOf(obligations, LOCAL)).toEqual({ ...NONE, ...duties });
});

const BOUND: Receiver = { ...OUTSIDE, takesOn: ['NORDSCLCD', 'NORELINK', 'DELAU'] };

test('what binds the receiver is discharged where it has taken that on, or is the house itself', () => {
  expect(dutiesOf(['NORDSCLCD', 'NORELINK', 'DEID'], BOUND)).toMatchObject({
    takenOn: ['NORDSCLCD', 'NORELINK'],
  });
  expect(dutiesOf(['NORDSCLCD', 'ENCRYPTR'], LOCAL)).toEqual(NONE);
  const forgets = { ...OUTSIDE, retentionDays: 0 };
  expect(dutiesOf(['DELAU'], forgets)).toEqual({ ...NONE, deleteAfterUse: true });
  expect(dutiesOf(['DELAU'], LOCAL)).toEqual({ ...NONE, deleteAfterUse: true });
});

test.each<[string, Receiver, string]>([
  ['HUAPRV', { ...LOCAL, isWriting: false }, 'the operation made text, which a person can accept'],
  ['NORDSCLCD', OUTSIDE, 'the provider had taken on NORDSCLCD (takesOn)'],
  ['NOREUSE', BOUND, 'the provider had taken on NOREUSE (takesOn)'],
  ['DELAU', BOUND, 'the provider kept nothing (retentionDays: 0)'],
  ['DELAU', { ...BOUND, retentionDays: 30 }, 'the provider kept nothing (retentionDays: 0)'],
  ['ENCRYPT', LOCAL, 'no rule asked for ENCRYPT, which no step of this gateway does'],
  ['constructor', LOCAL, 'no rule asked for constructor, which no step of this gateway does'],
])('%s cannot be discharged for %j', (code, receiver, lacking) => {
  expect(() => dutiesOf(['DEID', code], receiver)).toThrow(
    expect.objectContaining({
      code: 'obligation_undischargeable',
      facts: { obligations: [code], remedy: `it would be permitted if ${lacking}` },
    }),
  );
});
