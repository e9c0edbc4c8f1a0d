/**
 * Each pack from end to end: its invented cases through a whole gateway, masked on the way out and
 * restored on the way back, the answer held to the schema and each quote to the text that was given,
 * character for character.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAsk } from '../../src/cli/use-case/ask-gateway.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { readPacks, runPack } from '../../src/packs/index.ts';
import { type FakeUpstream, startFakeUpstream } from '../support/fake-upstream.ts';
import { startGateway, TEST_KEY, type TestGateway } from '../support/gateway.ts';

const packs = readPacks(undefined).map(({ pack }) => pack);

let upstream: FakeUpstream;
let gateway: TestGateway;

beforeAll(async () => {
  upstream = await startFakeUpstream();
  const useCases = packs.map(({ id, purposes }) => ({ id, purposes }));
  gateway = await startGateway(upstream.url, {
    config: {
      upstreams: [
        { name: 'rehearsal', api: 'rehearsal' },
        { name: 'fake', api: 'openai', url: `${upstream.url}/v1`, hosting: 'outside' },
      ],
      useCases,
      callers: [{ id: 'tester', key: `$\{TEST_KEY}`, defaults: { user: 'dr-test' } }],
    },
  });
});
afterAll(async () => {
  await gateway.close();
  await upstream.close();
});

describe.each(packs.map((pack) => [pack.id, pack] as const))('%s', (_, pack) => {
  const options = (model: string) => ({
    url: gateway.url,
    key: TEST_KEY,
    useCase: pack.id,
    purpose: pack.purposes[0]!,
    model,
  });

  test('the rehearsal model answers each case in the schema, with quotes that stand in the text', async () => {
    const { ask } = await openAsk(options('rehearsal'));
    for (const { id, text, resources } of pack.evaluation.cases) {
      const given = { text, resources: resources as JsonObject[] | undefined };
      const run = await runPack(pack, given, ask);
      const { schemaProblems, statements } = run;
      const wrong = statements
        .filter(({ grounding }) => grounding === 'not_verbatim')
        .map(({ at, quote }) => `${id} ${at} ${quote}`);
      expect({ id, schemaProblems, wrong }).toEqual({ id, schemaProblems: [], wrong: [] });
    }
  });
});
