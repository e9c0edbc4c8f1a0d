/**
 * The kinds of value that `chaperone.yaml` is made of. Each says in its own error what to write
 * instead. `${NAME}` (one whole value, from the environment) is taken in secrets and URLs alone:
 * elsewhere a value must be readable in the file, because the file is what reviewers read.
 */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod';
import { PURPOSES_OF_USE, type PurposeOfUse } from '../core/purpose.ts';
import { Secret } from '../core/secret.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Surroundings {
  readonly env: Environment;
  /** What relative paths are relative to: the folder of the file. */
  readonly folder: string;
}

const REFERENCE = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/;

/** Query parameters that carry credentials under the names that vendors use. */
const SECRET_PARAMETER = /key|token|secret|password|passwd|signature|^sig$|^code$/i;

/** Ids become headers, policy entities and metric labels: one word, no surprises. */
export const id = () =>
  z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:/@-]{0,127}$/, {
    message: 'write 1 to 128 letters, digits or . _ : / @ -, beginning with a letter or digit',
  });

export const purpose = () =>
  z.enum(Object.keys(PURPOSES_OF_USE) as [PurposeOfUse, ...PurposeOfUse[]]).meta({
    kind: 'purpose',
  });

export const text = (lengthMax = 256) =>
  z
    .string()
    .min(1, { message: 'write a value, or leave the field out' })
    .max(lengthMax)
    .refine((value) => !value.includes('${'), {
      message: 'environment references work only in secrets and URLs: write the value itself',
    });

export const milliseconds = (min: number, max: number) =>
  z.number().int().min(min).max(max).meta({ unit: 'ms' });

/** A value or a list of them, as a list. */
export const oneOrMore = <T extends z.ZodType>(item: T) =>
  z.union([item, z.array(item).min(1)]).transform((value) => [value].flat() as z.output<T>[]);

export const path = (folder: string) =>
  text(4096)
    .refine((value) => !HOME_SHORTHAND.test(value), { message: HOME_SHORTHAND_REMEDY })
    .transform((value) => resolve(folder, value));

/** A shell's word: here it would be a folder of the name `~`. */
export const HOME_SHORTHAND = /^~(?:\/|$)/;
export const HOME_SHORTHAND_REMEDY = 'write the folder out: ~ means one to your shell alone';

/** Read here and not at the first connection: what is wrong with it is told with its place. */
export const caFile = (folder: string) =>
  path(folder).superRefine((file, context) => {
    const message = certificateFault(file);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

function certificateFault(file: string): string | undefined {
  let content: string;
  try {
    content = readFileSync(file, 'latin1');
  } catch {
    return 'cannot be read: check path and permissions';
  }
  try {
    const certificates = content.match(CERTIFICATE)?.map((pem) => new X509Certificate(pem));
    if (certificates !== undefined) return undefined;
  } catch {
    return 'a certificate in this file cannot be read: export it again, as PEM';
  }
  return 'there is no certificate in this file: give it as PEM (openssl x509 -inform der -in FILE)';
}

/** A value that must come from the environment. Typed into the file, it is refused. */
export const secret = (env: Environment) =>
  z
    .string()
    .transform((value, context) => {
      const name = REFERENCE.exec(value)?.[1];
      if (name === undefined) {
        context.addIssue({
          code: 'custom',
          message: `secret_in_file: this field takes an environment reference such as $\{NAME}, never the secret itself; if one stood here, replace it where it was issued`,
        });
        return z.NEVER;
      }
      // Secrets that come from files and clusters end with a line break; no key and no header has one.
      const found = env[name]?.trim();
      if (found === undefined || found === '') {
        context.addIssue({ code: 'custom', message: `set the environment variable ${name}` });
        return z.NEVER;
      }
      return new Secret(found);
    })
    .meta({ kind: 'secret' });

/** An absolute http(s) URL without credentials in it, as text without a trailing slash. */
export const url = (env: Environment) =>
  z
    .string()
    .transform((value, context) => {
      const refuse = (message: string) => {
        context.addIssue({ code: 'custom', message });
        return z.NEVER;
      };
      const name = REFERENCE.exec(value)?.[1];
      const written = name === undefined ? value : env[name];
      if (written === undefined || written === '') {
        return refuse(`set the environment variable ${name}`);
      }
      const parsed = URL.parse(written);
      if (parsed === null || !/^https?:$/.test(parsed.protocol)) {
        return refuse('write an absolute URL that begins with https:// or http://');
      }
      if (parsed.username !== '' || parsed.password !== '') {
        return refuse('secret_in_file: take user and password out of the URL');
      }
      if ([...parsed.searchParams.keys()].some((key) => SECRET_PARAMETER.test(key))) {
        return refuse('secret_in_file: take the credential out of the query and use the key field');
      }
      if (parsed.hash !== '') return refuse('take the fragment (#…) out of the URL');
      parsed.pathname = parsed.pathname.replace(/\/+$/, '');
      return parsed.href.replace(/\/$/, '');
    })
    .meta({ kind: 'url' });

/** An issuer is compared character by character with `iss`, so it is kept as it was written. */
export const issuer = () =>
  text(1024).refine((value) => URL.parse(value) !== null && !isPlainHttpAbroad(value), {
    message: 'write the issuer as an https:// URL, exactly as in the iss claim',
  });

/** Health data and keys must not cross a network in the clear by accident (45 CFR §164.312(e)). */
export function isPlainHttpAbroad(address: string): boolean {
  return new URL(address).protocol === 'http:' && !isLoopbackUrl(address);
}

/** Does this URL stay on the machine or in a private network, as far as its host can tell? */
export function isPrivateUrl(address: string): boolean {
  const host = new URL(address).hostname;
  return (
    isLoopbackUrl(address) ||
    /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)[\d.]+$/.test(host) ||
    /^\[f[cd][0-9a-f]{2}:/.test(host)
  );
}

function isLoopbackUrl(address: string): boolean {
  const host = new URL(address).hostname;
  return host === 'localhost' || host === '[::1]' || /^127\.[\d.]+$/.test(host);
}

/** Two entries of one name would make the second unreachable, or worse, the first. */
export function unique<K extends string>(
  list: readonly Readonly<Record<K, string>>[],
  key: K,
  context: z.core.$RefinementCtx,
): void {
  list.forEach((entry, index) => {
    if (list.findIndex((other) => other[key] === entry[key]) < index) {
      context.addIssue({
        code: 'custom',
        path: [index, key],
        message: `another entry has this ${key}: rename one`,
      });
    }
  });
}
