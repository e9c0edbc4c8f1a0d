/**
 * A FHIR R4 server with SMART Backend Services on loopback, strict where a real one is: it verifies
 * the client assertion (signature by a registered key, iss, sub, aud, exp within five minutes, jti
 * used once), grants scopes, and refuses a request without a live token or without the scope.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocalJWKSet, type JWK, jwtVerify } from 'jose';

type Resource = { resourceType: string; id: string } & Record<string, unknown>;

export class SmartFhirServer {
  readonly clients = new Map<string, JWK[]>();
  /** What a client may have. */
  grantable = [
    'system/Patient.rs',
    'system/RelatedPerson.rs',
    'system/Practitioner.rs',
    'system/Consent.rs',
  ];
  tokenSeconds = 300;
  now: () => number = Date.now;
  resources: Resource[] = [];
  pageSize = 100;
  /** As lenient servers do with those that they do not know. */
  ignoresParameters = false;
  /** Of the answer to discovery; what is undefined is left out. */
  discovery: Record<string, unknown> = {};
  /** Answers with this status instead, by the path's beginning. */
  readonly broken = new Map<string, number>();

  readonly assertions: string[] = [];
  readonly refusals: string[] = [];
  readonly asked: string[] = [];
  readonly #jtis = new Set<string>();
  readonly #tokens = new Map<string, { until: number; scopes: string[] }>();
  readonly #server: Server = createServer((request, response) => {
    void this.#answer(request, response);
  });

  get url(): string {
    return `${this.#origin}/r4`;
  }
  get tokenUrl(): string {
    return `${this.#origin}/token`;
  }
  get #origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }
  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
  /** Every token that is out stops being good. */
  withdrawTokens(): void {
    this.#tokens.clear();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.#origin);
    const reply = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/fhir+json' });
      response.end(JSON.stringify(body));
    };
    for (const [path, status] of this.broken) {
      if (url.pathname.startsWith(path)) return reply(status, {});
    }
    if (url.pathname === '/r4/.well-known/smart-configuration') {
      return reply(200, {
        token_endpoint: this.tokenUrl,
        token_endpoint_auth_methods_supported: ['private_key_jwt'],
        token_endpoint_auth_signing_alg_values_supported: ['RS384', 'ES384'],
        ...this.discovery,
      });
    }
    if (url.pathname === '/token' && request.method === 'POST') {
      const form = new URLSearchParams(await textOf(request));
      try {
        return reply(200, await this.#grant(form));
      } catch (cause) {
        const error = cause instanceof Refusal ? cause.message : 'invalid_client';
        this.refusals.push(error);
        return reply(error === 'invalid_client' ? 401 : 400, { error });
      }
    }
    this.asked.push(`${url.pathname}${url.search}`);
    return reply(...this.#resource(url, request.headers.authorization));
  }

  async #grant(form: URLSearchParams): Promise<object> {
    if (form.get('grant_type') !== 'client_credentials')
      throw new Refusal('unsupported_grant_type');
    const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
    if (form.get('client_assertion_type') !== type) throw new Refusal('invalid_request');
    const assertion = form.get('client_assertion') ?? '';
    this.assertions.push(assertion);
    const [, body = ''] = assertion.split('.');
    const { iss, sub } = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<
      string,
      string
    >;
    const keys = this.clients.get(iss ?? '');
    if (keys === undefined || iss !== sub) throw new Refusal('invalid_client');
    const now = this.now();
    const { payload, protectedHeader } = await jwtVerify(assertion, createLocalJWKSet({ keys }), {
      algorithms: ['RS384', 'ES384'],
      audience: this.tokenUrl,
      requiredClaims: ['exp', 'jti'],
      currentDate: new Date(now),
    });
    const isLong = payload.exp! > now / 1000 + 300;
    const isReplay = this.#jtis.has(payload.jti!);
    if (isLong || isReplay || protectedHeader.kid === undefined)
      throw new Refusal('invalid_client');
    this.#jtis.add(payload.jti!);

    const scopes = (form.get('scope') ?? '')
      .split(' ')
      .filter((one) => this.grantable.includes(one));
    if (scopes.length === 0) throw new Refusal('invalid_scope');
    const token = randomUUID();
    this.#tokens.set(token, { until: now + this.tokenSeconds * 1000, scopes });
    return {
      access_token: token,
      token_type: 'Bearer',
      expires_in: this.tokenSeconds,
      scope: scopes.join(' '),
    };
  }

  #resource({ pathname, searchParams }: URL, authorization = ''): [number, object] {
    const held = this.#tokens.get(authorization.replace('Bearer ', ''));
    if (held === undefined || held.until <= this.now()) return [401, {}];
    const [, , type = '', id] = pathname.split('/');
    if (!held.scopes.includes(`system/${type}.rs`)) return [403, {}];
    const ofType = this.resources.filter(({ resourceType }) => resourceType === type);
    if (id !== undefined) {
      const found = ofType.find((one) => one.id === id);
      return found === undefined ? [404, {}] : [200, found];
    }
    const patient = searchParams.get('patient');
    const found = ofType.filter((one) => {
      const { reference } = (one.patient ?? {}) as { reference?: string };
      if (this.ignoresParameters) return true;
      return reference === patient || reference === `${this.url}/${patient}`;
    });
    const from = Number(searchParams.get('from') ?? 0);
    const page = found.slice(from, from + this.pageSize);
    const next = `${this.url}/${type}?patient=${patient}&from=${from + this.pageSize}`;
    return [
      200,
      {
        resourceType: 'Bundle',
        type: 'searchset',
        ...(from + this.pageSize < found.length ? { link: [{ relation: 'next', url: next }] } : {}),
        entry: page.map((resource) => ({ resource })),
      },
    ];
  }
}

class Refusal extends Error {}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request) text += String(piece);
  return text;
}
