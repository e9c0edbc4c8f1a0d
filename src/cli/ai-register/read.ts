/** Files of `chaperone ai-register`, bounded: documents as JSON or YAML, cards as text. */
import { readFileSync, statSync } from 'node:fs';
import { parse as parseYaml } from 'yaml';
import { Failure } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';
import { utf8Text } from '../../core/utf8-text.ts';

/** @throws Failure config_invalid where the file cannot be read or is larger than any card */
export function readText(path: string): string {
  try {
    if (statSync(path).size > LIMITS.modelCardLengthMax) throw wrong(path, 'is too large');
    return utf8Text(readFileSync(path), (remedy) => wrong(path, remedy));
  } catch (cause) {
    throw cause instanceof Failure ? cause : wrong(path, 'cannot be read', cause);
  }
}

/** @throws Failure config_invalid also for what is neither JSON nor YAML */
export function readDocument(path: string): unknown {
  const text = readText(path);
  try {
    // YAML 1.2 reads JSON, too. No anchors: a few lines of them can stand for gigabytes.
    return parseYaml(text, { maxAliasCount: 0, schema: 'core' });
  } catch (cause) {
    throw wrong(path, 'is neither JSON nor YAML', cause);
  }
}

function wrong(at: string, remedy: string, cause?: unknown): Failure {
  return new Failure('config_invalid', { at, remedy }, { cause });
}
