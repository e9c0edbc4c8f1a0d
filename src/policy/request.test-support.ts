/** Requests for the tests of this folder: one that stands for most, and any. */
import fc from 'fast-check';
import type { PurposeOfUse } from '../core/purpose.ts';
import type { AccessRequest } from './access-request.ts';
import { ENUMERATIONS, OPERATIONS } from './vocabulary.ts';

export const REQUEST: AccessRequest = {
  caller: { id: 'scribe', groups: ['oncology'] },
  user: { id: 'u-1', roles: ['physician'], hasMfa: true, isTrained: true },
  useCase: {
    id: 'letters',
    isRegistered: true,
    isInForce: true,
    state: 'live',
    riskTier: 'low',
    purposes: ['TREAT'],
    needsMfa: false,
    needsTraining: false,
  },
  upstream: { name: 'gpt', api: 'openai', hosting: 'outside', agreements: ['baa'], model: 'gpt-1' },
  labels: [],
  purpose: 'TREAT',
  operation: 'openai-chat',
  patients: 1,
  breakGlass: false,
  budget: 'within',
};

/** 2026-11-25, 00:00 UTC. */
export const AT = Date.UTC(2026, 10, 25);

const word = fc.constantFrom('a', 'b', 'letters', '","', '\u0000');
const words = fc.array(word, { maxLength: 3 });
const of = <T extends string>(type: string) => fc.constantFrom(...(ENUMERATIONS[type] as T[]));
const some = <T extends string>(type: string) => fc.array(of<T>(type), { maxLength: 3 });

/** Few words, so that rules and requests often speak of the same. */
export const anyRequest: fc.Arbitrary<AccessRequest> = fc.record({
  caller: fc.record({ id: word, groups: words }),
  user: fc.record(
    { id: word, roles: words, organisation: word, hasMfa: fc.boolean(), isTrained: fc.boolean() },
    { requiredKeys: ['id', 'roles', 'hasMfa', 'isTrained'] },
  ),
  useCase: fc.record(
    {
      id: word,
      isRegistered: fc.boolean(),
      isInForce: fc.boolean(),
      state: of<AccessRequest['useCase']['state']>('State'),
      riskTier: of<'low' | 'moderate' | 'high'>('Risk'),
      purposes: some<PurposeOfUse>('Purpose'),
      upstreams: words,
      callers: words,
      groups: words,
      roles: words,
      needsMfa: fc.boolean(),
      needsTraining: fc.boolean(),
    },
    {
      requiredKeys: [
        ...(['id', 'isRegistered', 'isInForce', 'state', 'riskTier', 'purposes'] as const),
        ...(['needsMfa', 'needsTraining'] as const),
      ],
    },
  ),
  upstream: fc.record(
    {
      name: word,
      api: fc.constant('openai'),
      hosting: of<'local' | 'outside'>('Hosting'),
      provider: word,
      agreements: some<'baa' | 'qsoa' | 'dua'>('Agreement'),
      retentionDays: fc.nat(3),
      trainsOnData: fc.boolean(),
      region: word,
      takesOn: some<string>('Duty'),
      subprocessors: words,
      subprocessorRegions: words,
      model: word,
    },
    { requiredKeys: ['name', 'api', 'hosting', 'agreements', 'model'] },
  ),
  labels: some<string>('Label'),
  purpose: fc.constantFrom<PurposeOfUse>('TREAT', 'HPAYMT', 'HRESCH', 'BTG'),
  operation: fc.constantFrom(...OPERATIONS),
  patients: fc.nat(4),
  breakGlass: fc.boolean(),
  budget: of<'within' | 'near' | 'exhausted'>('Budget'),
});
