/** What a site says of de-identification in its `chaperone.yaml`. */
import type { Config } from '../config.ts';
import type { FhirRule } from '../core/fhir-path/fhir-rule.ts';
import { presentIn } from './default-file.ts';

/**
 * @param flag what `--config` says
 * @param folder where the command runs
 * @returns undefined where there is no file
 * @throws Failure config_invalid
 */
export async function readSite(
  flag: string | undefined,
  folder = '',
): Promise<Config['deid'] | undefined> {
  const file = flag ?? presentIn(folder);
  if (file === undefined) return undefined;
  // Loaded when it is needed: a pipe is started for each partition of a job.
  const { loadDeidConfig } = await import('../config.ts');
  return loadDeidConfig(file);
}

/** @throws Failure config_invalid */
export async function readRules(file: string): Promise<readonly FhirRule[]> {
  const { readFhirRules } = await import('../config.ts');
  return readFhirRules(file);
}
