import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Output, OutputPrincipal, ReviewerRule, Verification } from './output.ts';
import { ASKER, OUTPUT, RULE } from './outputs.test-support.ts';
import { type VerificationRequest, verificationSchema, verify } from './verification.ts';

const NOW = OUTPUT.at + 60_000;

const said = (
  request: VerificationRequest,
  {
    output = OUTPUT,
    principal = ASKER,
    rule = RULE,
  }: { output?: Output; principal?: OutputPrincipal; rule?: ReviewerRule } = {},
) => verify(output, request, { principal, rule, now: NOW });

describe('what a client may send', () => {
  test.each([
    [{ kind: 'accepted' }, undefined],
    [{ kind: 'accepted', seen: 0 }, undefined],
    [{ kind: 'edited' }, undefined],
    [{ kind: 'edited', reason: 'style', edit: { inserted: 3, deleted: 0 } }, undefined],
    [{ kind: 'rejected', reason: 'wrong_patient' }, undefined],
    [{ kind: 'rejected' }, 'reason'],
    [{ kind: 'rejected', reason: 'she was never diabetic' }, 'reason'],
    [{ kind: 'accepted', reason: 'style' }, 'reason'],
    [{ kind: 'accepted', edit: { inserted: 1, deleted: 1 } }, 'edit'],
    [{ kind: 'edited', edit: { inserted: -1, deleted: 1 } }, 'edit.inserted'],
    [{ kind: 'edited', edit: { inserted: 1 } }, 'edit.deleted'],
    [{ kind: 'unverified' }, 'kind'],
    [{ kind: 'accepted', text: 'the whole letter' }, ''],
    ['accepted', ''],
    [null, ''],
  ])('%j: %s', (body, at) => {
    const parsed = verificationSchema.safeParse(body);
    expect(parsed.success ? undefined : parsed.error.issues[0]?.path.join('.')).toBe(at);
  });
});

describe('who may', () => {
  const reviewers = { ...RULE, roles: ['physician', 'pharmacist'] };
  const second = { ...RULE, needsSecondPerson: true };
  const colleague = { ...ASKER, user: 'dr-b' };

  test.each<[string, OutputPrincipal, ReviewerRule, string | undefined]>([
    ['the asker, where no role is named', ASKER, RULE, undefined],
    ['a colleague in the same program', colleague, RULE, undefined],
    ['another program', { ...ASKER, caller: 'billing' }, RULE, 'output_not_found'],
    [
      'another program, with the role',
      { ...ASKER, caller: 'list', user: 'x', roles: ['pharmacist'] },
      reviewers,
      undefined,
    ],
    ['the asker without the role', { ...ASKER, roles: ['clerk'] }, reviewers, 'role_needed'],
    ['a stranger without the role', { ...ASKER, caller: 'x' }, reviewers, 'output_not_found'],
    ['the asker, where a second person is needed', ASKER, second, 'second_person_needed'],
    ['the asker, spelled otherwise', { ...ASKER, user: ' Dr-A' }, second, 'second_person_needed'],
    ['a second person', colleague, second, undefined],
  ])('%s', (_, principal, rule, refused) => {
    const tried = () => said({ kind: 'accepted' }, { principal, rule });
    if (refused === undefined) return expect(tried().isNew).toBe(true);
    const isBecause = ['role_needed', 'second_person_needed'].includes(refused);
    return expect(tried).toThrow(
      expect.objectContaining(
        isBecause
          ? { code: 'verification_forbidden', facts: expect.objectContaining({ because: refused }) }
          : { code: refused },
      ),
    );
  });

  test('an asker who was erased may be anybody', () => {
    const { user: _, ...erased } = OUTPUT;
    expect(() =>
      said({ kind: 'accepted' }, { output: erased, principal: colleague, rule: second }),
    ).toThrow(expect.objectContaining({ code: 'verification_forbidden' }));
  });

  test('the role by which it was allowed is in the entry', () => {
    const principal = { ...ASKER, roles: ['nurse', 'physician'] };
    expect(said({ kind: 'accepted' }, { principal, rule: reviewers }).entry.role).toBe('physician');
    expect(said({ kind: 'accepted' }).entry).not.toHaveProperty('role');
  });
});

describe('the history', () => {
  const REQUESTS: VerificationRequest[] = [
    { kind: 'accepted' },
    { kind: 'edited' },
    { kind: 'edited', edit: { inserted: 1, deleted: 2 } },
    { kind: 'rejected', reason: 'unsafe' },
    { kind: 'rejected', reason: 'style' },
  ];

  test('only grows, whatever is said; what is repeated is said once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...REQUESTS), { maxLength: 8 }), (requests) => {
        let history: readonly Verification[] = [];
        for (const request of requests) {
          const { entry, isNew } = said(request, { output: { ...OUTPUT, history } });
          const before = history;
          history = isNew ? [...history, entry] : history;
          expect(history.slice(0, before.length)).toEqual(before);
          expect(history.at(-1)).toMatchObject(request);
        }
        const changes = requests.filter((request, i) => request !== requests[i - 1]);
        expect(history.length).toBe(changes.length);
      }),
    );
  });

  test('what another has said meanwhile is not written over unseen', () => {
    const output = { ...OUTPUT, history: [said({ kind: 'accepted' }).entry] };
    expect(() => said({ kind: 'edited', seen: 0 }, { output })).toThrow(
      expect.objectContaining({ code: 'revision_conflict' }),
    );
    expect(said({ kind: 'edited', seen: 1 }, { output }).isNew).toBe(true);
    // A call repeated because its answer was lost is no conflict.
    expect(said({ kind: 'accepted', seen: 0 }, { output }).isNew).toBe(false);
  });
});
