/** Where the staff of a test logs in: signs tokens that say who somebody is, in which roles, with a second factor. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

const ISSUER = 'https://login.invented.example';
const AUDIENCE = 'chaperone-test';
/** The program through which they come. */
const DESK = 'desk';

export interface StaffTokens {
  /** Sections of `chaperone.yaml`. */
  readonly tokens: readonly object[];
  readonly caller: object;
  tokenOf(person: string, roles: readonly string[], amr?: readonly string[]): Promise<string>;
  close(): void;
}

export async function startStaffTokens(): Promise<StaffTokens> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'staff', alg: 'ES256' }] };
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(keys));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const jwksUri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
  return {
    tokens: [{ issuer: ISSUER, audience: AUDIENCE, jwksUri, algorithms: ['ES256'] }],
    caller: { id: DESK, issuer: ISSUER },
    tokenOf: (person, roles, amr = ['pwd', 'mfa']) =>
      new SignJWT({ client_id: DESK, chaperone_roles: [...roles], amr: [...amr] })
        .setProtectedHeader({ alg: 'ES256', kid: 'staff' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(person)
        .setIssuedAt()
        .setExpirationTime('2h')
        .sign(privateKey),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
