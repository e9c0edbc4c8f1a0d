import { generateKeyPairSync, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MemoryLedgerStore } from '../../../test/support/memory-ledger-store.ts';
import { LIMITS } from '../../core/limits.ts';
import { openLedger } from '../../ledger/index.ts';
import { openOutputTraces, type Trace, unsealPatients } from './traces.ts';

const KEYS = { index: randomBytes(32), vault: randomBytes(32) };
const traces = openOutputTraces(KEYS, () => 5);
const REQUEST = {
  exchange: 'x1',
  useCase: 'letters',
  version: 3,
  requiresAcceptance: false,
  promptVersion: undefined,
  patients: ['Patient/ros'],
  body: { temperature: 0, seed: 84412907, messages: [{ role: 'system', content: 'Be brief.' }] },
};

/** Resolves where the ledger takes all of it. */
const ledger = await openLedger({
  store: new MemoryLedgerStore(),
  key: generateKeyPairSync('ed25519').privateKey,
  origin: 'example.org/ledger',
  indexKey: KEYS.index,
});
const recorded = ({ record, keep }: Trace) => {
  const at = '2026-03-01T10:00:00.000Z';
  return ledger.append({ kind: 'event', at, exchange: 'x1', ...record }, {}, { keep });
};

describe('of a request', () => {
  test('codes and bounded numbers in the record, what must be erasable beside', () => {
    const { record, keep, state } = traces.ofRequest({ ...REQUEST, promptVersion: 'v7' });
    expect(state).toBe('unverified');
    expect(record).toEqual({ useCaseVersion: 3, parameters: { temperature: 0 } });
    expect(Object.keys(keep).sort()).toEqual(['patients0', 'prompt', 'promptVersion', 'seed']);
    expect(keep).toMatchObject({ promptVersion: 'v7', seed: '84412907' });
    expect(JSON.stringify(keep)).not.toContain('Patient/ros');
  });

  test('of a use case that asks for acceptance', () => {
    expect(traces.ofRequest({ ...REQUEST, requiresAcceptance: true })).toMatchObject({
      state: 'draft',
      record: { acceptWithinMs: 5 },
    });
  });

  test('any patients come back, and only under their exchange and key', async () => {
    const reference = fc.stringMatching(/^Patient\/[A-Za-z0-9.-]{1,64}$/);
    const patients = fc.uniqueArray(reference, { maxLength: LIMITS.patientsPerRequestMax });
    await fc.assert(
      fc.asyncProperty(patients, async (references) => {
        const trace = traces.ofRequest({ ...REQUEST, patients: references });
        const { keep } = trace;
        expect(unsealPatients('x1', keep, KEYS.vault)).toEqual(references);
        if (references.length > 0) {
          expect(unsealPatients('x2', keep, KEYS.vault)).toBeUndefined();
          expect(unsealPatients('x1', keep, randomBytes(32))).toBeUndefined();
        }
        await recorded(trace);
      }),
    );
  });

  test('a reference that no FHIR server has is left to its lookup', async () => {
    const trace = traces.ofRequest({
      ...REQUEST,
      patients: [`Patient/${'x'.repeat(600)}`, 'Patient/a'],
    });
    expect(unsealPatients('x1', trace.keep, KEYS.vault)).toEqual(['Patient/a']);
    await recorded(trace);
  });
});

test('of an answer: its length in the record, marks of its texts beside, bounded in number', async () => {
  const texts = traces.listen();
  for (let i = 0; i < LIMITS.contentMarksMax + 5; i += 1) {
    texts
      .listen('text', { push: (piece) => piece, end: () => '', restoredOffset: (at) => at })
      .push(`Choice number ${i} of this answer.`);
  }
  const { record, keep } = traces.ofAnswer(texts);
  expect(record).toEqual({ characters: texts.characters });
  expect(Object.keys(keep)).toHaveLength(LIMITS.contentMarksMax);
  expect(new Set(Object.values(keep)).size).toBe(LIMITS.contentMarksMax);
  await recorded({ record, keep });
});
