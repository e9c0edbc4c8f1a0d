/** The demonstration's gateway while its story is told: what people do there goes through here. */
import { type App, startApp } from '../../app.ts';
import { Failure } from '../../core/failures.ts';
import type { Json } from '../../core/json.ts';
import { openLog } from '../../core/log.ts';
import type { DocumentKind } from '../../governance/index.ts';
import { DemoClock } from './demo-clock.ts';
import { storyConfig } from './demo-config.ts';
import { type DemoIssuer, startIssuer } from './issuer.ts';
import { employee } from './staff.ts';
import type { PlannedExchange } from './traffic.ts';

export interface DemoSite {
  readonly app: App;
  readonly clock: DemoClock;
  /** @throws Failure where the change was one: the story is not what its author thinks */
  change(change: DemoChange): Promise<void>;
  /** A document's body as it stands. */
  read(kind: DocumentKind, id: string): Promise<Json | undefined>;
  ask(exchange: PlannedExchange, asking: Asking): Promise<Answered>;
  close(): Promise<void>;
}

/** What the programs of the hospital say to a model: what its committee approved. */
export interface Asking {
  readonly system: string;
  /** Of the answer. */
  readonly form?: { readonly name: string; readonly schema: object };
}

export interface DemoChange {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly body: object | Failure;
  readonly actor: string;
  readonly action: string;
}

export interface Answered {
  /** Of the exchange: people verify its answer by it. */
  readonly id: string | undefined;
  /** Of a refusal. */
  readonly code: string | undefined;
}

export async function openDemoSite(
  folder: string,
  { begin, end }: { readonly begin: number; readonly end: number },
): Promise<DemoSite> {
  await using opened = new AsyncDisposableStack();
  const clock = new DemoClock(begin);
  const issuer = await startIssuer();
  opened.defer(() => issuer.close());
  const log = openLog('silent');
  const app = await startApp(storyConfig(folder, issuer.jwksUri), { env: {}, clock, log });
  opened.defer(() => app.close());
  const parts = opened.move();

  const find = async (kind: DocumentKind, id: string) =>
    (await app.register.current()).get(kind, id);
  return {
    app,
    clock,
    read: async (kind, id) => (await find(kind, id))?.body,
    async change({ body, ...about }) {
      if (body instanceof Failure) throw body;
      const expected = (await find(about.kind, about.id))?.revision;
      await app.register.write({ ...about, body: body as Json, expected });
    },
    ask: (exchange, asking) => ask({ app, issuer, end }, exchange, asking),
    close: () => parts.disposeAsync(),
  };
}

interface Surroundings {
  readonly app: App;
  readonly issuer: DemoIssuer;
  readonly end: number;
}

/** As a program of the hospital does, with the token of the person who sits before it. */
async function ask(
  { app, issuer, end }: Surroundings,
  exchange: PlannedExchange,
  { system, form }: Asking,
): Promise<Answered> {
  const { at, caller, user, useCase, purpose, model, patient, text, stream } = exchange;
  const token = await issuer.token(employee(user), caller, { at, end });
  const response = await fetch(`${app.address}/v1/chat/completions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'chaperone-use-case': useCase,
      'chaperone-purpose': purpose,
      ...(patient && { 'chaperone-patient': patient }),
    },
    body: JSON.stringify({
      model,
      stream,
      messages: [
        { role: 'system', content: system },
        { role: 'user', content: text },
      ],
      ...(form && { response_format: { type: 'json_schema', json_schema: form } }),
    }),
  });
  const answer = await response.text();
  const id = response.headers.get('chaperone-exchange') ?? undefined;
  return { id, code: response.ok ? undefined : codeIn(answer) };
}

function codeIn(answer: string): string {
  const code = /"code":\s*"([a-z_]+)"/.exec(answer)?.[1];
  return code ?? 'no_code';
}
