import { describe, expect, test } from 'vitest';
import { Failure } from '../core/failures.ts';
import type { Json } from '../core/json.ts';
import { pauseUseCase } from './pause-use-case.ts';
import type { Change } from './register/register.ts';
import { Snapshot } from './register/snapshot.ts';
import { fromConfig, inForce, parseUseCase, parseUseCaseStops } from './use-cases/index.ts';

const LETTERS = { id: 'letters', title: 'Letters', purposes: ['TREAT'], restore: true } as const;
const AT = Date.UTC(2026, 2, 1);

/** The same use case as the register has it: approved by people, so without `approvedBy`. */
function registered(): Json {
  const { approvedBy: _, ...useCase } = fromConfig({ ...LETTERS, upstreams: ['llm'] });
  return JSON.parse(JSON.stringify(useCase)) as Json;
}

/** @param races how often somebody else writes first */
function registerWith(body: Json | undefined, kind: Change['kind'] = 'use-case', races = 0) {
  const written: Change[] = [];
  let revision = 4;
  return {
    written,
    current: async () => {
      revision += 1;
      return body === undefined
        ? Snapshot.EMPTY
        : Snapshot.EMPTY.with([{ kind, id: 'letters', revision, body }], revision);
    },
    write: async (change: Change) => {
      if (written.length + 1 <= races) {
        written.push(change);
        throw new Failure('revision_conflict');
      }
      written.push(change);
      return { ...change, revision: revision + 1 };
    },
  };
}

const options = { configured: [LETTERS], by: 'po', reason: 'safety', at: AT } as const;

describe('a pause', () => {
  test('of a use case of the register is written into its document', async () => {
    const register = registerWith(registered());
    await pauseUseCase('letters', { ...options, configured: [], register });
    expect(register.written).toMatchObject([
      { kind: 'use-case', id: 'letters', actor: 'po', action: 'pause', expected: 5 },
    ]);
    const paused = parseUseCase(register.written[0]!.body);
    expect(inForce(paused, AT)).toMatchObject({ isInForce: false, state: 'paused' });
  });

  test('of a use case of the file is a document beside it', async () => {
    const register = registerWith(undefined);
    await pauseUseCase('letters', { ...options, register });
    const [change] = register.written;
    expect(change).toMatchObject({ kind: 'use-case-stop', id: 'letters', expected: undefined });
    const paused = fromConfig(LETTERS, parseUseCaseStops(change!.body));
    expect(inForce(paused, AT)).toMatchObject({ state: 'paused', why: ['stop:safety'] });
  });

  test('is added to those that are there', async () => {
    const stops = [{ kind: 'paused', by: 'committee', at: 0, reason: 'legal' }];
    const register = registerWith({ stops, history: [] }, 'use-case-stop');
    await pauseUseCase('letters', { ...options, register });
    const { stops: now } = parseUseCaseStops(register.written[0]!.body);
    expect(now.map((stop) => stop.kind === 'paused' && stop.reason)).toEqual(['legal', 'safety']);
  });

  test('is written again where somebody else was first', async () => {
    const register = registerWith(registered(), 'use-case', 2);
    await pauseUseCase('letters', { ...options, register });
    expect(register.written.map(({ expected }) => expected)).toEqual([5, 6, 7]);
    const busy = registerWith(registered(), 'use-case', 100);
    await expect(pauseUseCase('letters', { ...options, register: busy })).rejects.toMatchObject({
      code: 'revision_conflict',
    });
  });

  test('of one that is registered nowhere is refused', async () => {
    const register = registerWith(undefined);
    await expect(pauseUseCase('other', { ...options, register })).rejects.toMatchObject({
      code: 'policy_denied',
    });
    expect(register.written).toEqual([]);
  });
});
