/** Section `patients`: where patients, those around them and their consents come from. */
import * as z from 'zod';
import { LIMITS } from '../core/limits.ts';
import {
  caFile,
  milliseconds,
  oneOrMore,
  path,
  type Surroundings,
  secret,
  text,
  url,
} from './fields.ts';

export function patients({ env, folder }: Surroundings) {
  return z.strictObject({
    files: oneOrMore(path(folder))
      .exactOptional()
      .describe(
        'FHIR R4 Patient, RelatedPerson, Practitioner and Consent resources: NDJSON, a Bundle, one resource per file, or a folder of such files. Read at the start, and again when changed; /readyz says whether they can be.',
      ),
    fhir: z
      .strictObject({
        url: url(env).describe('Base URL of a FHIR R4 server.'),
        token: secret(env).exactOptional().describe('Bearer token. Better: smart.'),
        smart: smartClient({ env, folder })
          .exactOptional()
          .describe('SMART Backend Services: tokens by signed assertion.'),
        timeoutMs: milliseconds(100, 60_000).prefault(3000).describe('For each request to it.'),
        cacheSeconds: z
          .number()
          .int()
          .min(0)
          .max(86_400)
          .prefault(300)
          .describe('How long a patient is remembered.'),
        relatives: z
          .boolean()
          .prefault(true)
          .describe('Also know the RelatedPersons of the patient.'),
        practitioners: z
          .boolean()
          .prefault(true)
          .describe('Also know the general practitioners of the patient.'),
        consents: z
          .boolean()
          .prefault(true)
          .describe('Ask for the Consents of the patient. A server that does not answer denies.'),
        consentCacheSeconds: z
          .number()
          .int()
          .min(0)
          .max(LIMITS.consentCacheSecondsMax)
          .prefault(0)
          .describe(
            'How long they are remembered. 0: asked anew for each request, so that a withdrawal holds from the next one on.',
          ),
        caFile: caFile(folder)
          .exactOptional()
          .describe('PEM file of the authority that signed the server.'),
        allowPlainHttp: z
          .boolean()
          .prefault(false)
          .describe('Permit http:// to a host other than this machine.'),
      })
      .exactOptional()
      .describe('A FHIR server; asked for patients that no file has.'),
  });
}

function smartClient({ env }: Surroundings) {
  return z.strictObject({
    clientId: text().describe('Under which the server knows this gateway.'),
    key: secret(env).describe(
      'Private key, PKCS#8 PEM or JWK: RSA of 2048 bits or more (signs RS384), or EC on P-384 (ES384).',
    ),
    keyId: text()
      .exactOptional()
      .describe('`kid` of the public key that the server has. Default: that of the JWK.'),
    tokenUrl: url(env)
      .exactOptional()
      .describe('Token endpoint. Default: as its /.well-known/smart-configuration says.'),
    scopes: z
      .array(text(128).regex(/^\S+$/, { message: 'write one scope without spaces' }))
      .min(1)
      .exactOptional()
      .describe(
        'Default: system/Patient.rs, and system/RelatedPerson.rs, system/Practitioner.rs, system/Consent.rs as far as they are asked for.',
      ),
  });
}
