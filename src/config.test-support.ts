/** What the tests of the configuration share. */
import { hash } from 'node:crypto';
import type { Environment } from './config/fields.ts';
import { parseConfig } from './config.ts';
import { Failure } from './core/failures.ts';

export const ENV = {
  KEY: 'k-0123456789-0123456789',
  SHORT: 'short',
  ADDRESS: 'https://a.example/v1/',
};
export const KEY_DIGEST = `sha256:${hash('sha256', ENV.KEY)}`;
export const parse = (yaml: string) => parseConfig(yaml, { env: ENV, folder: '/etc/chaperone' });

export function problemsOf(yaml: string, env: Environment = ENV): readonly string[] {
  try {
    parseConfig(yaml, { env, folder: '/etc/chaperone' });
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === 'config_invalid') {
      return thrown.facts.problems as string[];
    }
    throw thrown;
  }
  return [];
}
