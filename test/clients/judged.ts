/** What every judge needs: a gateway in front of the echo upstream, and a note to send. */
import { expect } from 'vitest';
import { PROVIDERS_YAML } from '../support/agreed-provider.ts';
import { spawnGateway } from '../support/spawned-gateway.ts';
import { type EchoUpstream, startEchoUpstream } from './echo-upstream.ts';

/** Identifiers, and what JSON, SSE and Unicode make hard: quotes, line ends, escapes, emoji, NFD. */
export const NOTE =
  'Patient: Rosalind Achterberg\r\nMRN: 84412907, DOB: 03/12/1957, phone (212) 867-5309.\n' +
  'She said "no \\ pain"; WBC 10⁹/L, café (NFD: cafe\u0301) 🫀 </script>. ' +
  "Mrs. Achterberg's daughter will call; e-mail r.achterberg@uptownclinic.net.";

export const NOTE_IDENTIFIERS = [
  'Rosalind',
  'Achterberg',
  'achterberg',
  '84412907',
  '03/12/1957',
  '867-5309',
  'uptownclinic',
];

export const NOTE_SCHEMA = {
  type: 'object' as const,
  properties: { note: { type: 'string' as const, description: 'The note' } },
  required: ['note'],
  additionalProperties: false,
};

export interface Judged {
  readonly url: string;
  readonly key: string;
  readonly upstream: EchoUpstream;
  /** The last request that reached the upstream holds no identifier of the note. */
  expectMasked(): void;
  close(): Promise<void>;
}

const KEY = 'ck_judge_0123456789abcdefghijklmnop';

export async function judged(): Promise<Judged> {
  const upstream = await startEchoUpstream();
  const gateway = await spawnGateway({
    env: { JUDGE_KEY: KEY },
    config: `
data: { folder: ./data }
${PROVIDERS_YAML}
upstreams:
  - { name: echo, api: openai, url: "${upstream.url}", hosting: outside, provider: agreed }
  - { name: claude-echo, api: anthropic, url: "${upstream.url.replace('/v1', '')}", hosting: outside, provider: agreed }
useCases:
  - { id: judging, title: Judging, purposes: [TREAT] }
callers:
  - id: judge
    key: \${JUDGE_KEY}
    defaults: { useCase: judging, purpose: TREAT, user: judge }
`,
  });
  return {
    url: gateway.url,
    key: KEY,
    upstream,
    expectMasked: () => {
      const body = upstream.bodies.at(-1) ?? '';
      expect(body).not.toBe('');
      for (const identifier of NOTE_IDENTIFIERS) expect(body).not.toContain(identifier);
    },
    close: async () => {
      await gateway.close();
      await upstream.close();
    },
  };
}
