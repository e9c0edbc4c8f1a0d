/** The identity provider of the story, on loopback and for as long as it is told: signs tokens for its people. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CallerId, Employee } from './staff.ts';

export const ISSUER = 'https://login.harrow-falls.example';
export const AUDIENCE = 'chaperone-demo';
const ALGORITHM = 'ES256';
const DAY_MS = 86_400_000;

export interface DemoIssuer {
  readonly jwksUri: string;
  /** @param at milliseconds since 1970; @param end of the story, from which trainings are counted back */
  token(who: Employee, caller: CallerId, times: { at: number; end: number }): Promise<string>;
  close(): Promise<void>;
}

export async function startIssuer(): Promise<DemoIssuer> {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM);
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'demo', alg: ALGORITHM }] };
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(keys));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    jwksUri: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`,
    token({ id, roles, department, hasMfa, trainedDaysAgo }, caller, { at, end }) {
      const trained = Math.floor((end - trainedDaysAgo * DAY_MS) / 1000);
      return new SignJWT({
        client_id: caller,
        chaperone_roles: [...roles],
        organisation: department,
        amr: hasMfa ? ['pwd', 'mfa'] : ['pwd'],
        // Whoever was trained again within the story counts as trained at its end.
        ...(trained * 1000 <= at && { chaperone_training: trained }),
      })
        .setProtectedHeader({ alg: ALGORITHM, kid: 'demo' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(id)
        .setIssuedAt(Math.floor(at / 1000))
        .setExpirationTime(Math.floor(at / 1000) + 600)
        .sign(privateKey);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
