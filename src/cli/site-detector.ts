/** Detection as the gateway of a configuration does it, for commands that look at one text at a time. */
import { loadConfig } from '../config.ts';
import type { Finding } from '../core/phi.ts';
import { compileRecognizers, detectAll, openModel } from '../detect/index.ts';

export interface SiteDetector {
  /** @throws Failure deid_model_unavailable */
  find(text: string): Promise<Finding[]>;
  close(): Promise<void>;
}

/**
 * @param file what `--config` says; without it, rules and tagger alone
 * @throws Failure config_invalid
 */
export async function openSiteDetector(file: string | undefined): Promise<SiteDetector> {
  if (file === undefined)
    return { find: async (text) => only(detectAll([text])), async close() {} };
  const { deid } = loadConfig({ file, env: process.env });
  const custom = compileRecognizers(deid.recognizers);
  const model = deid.model && (await openModel(deid.model));
  return {
    async find(text) {
      const read = await model?.read([text]);
      return only(detectAll([text], { custom, ...(read !== undefined && { model: read }) }));
    },
    async close() {
      await model?.close();
    },
  };
}

const only = ([findings]: Finding[][]): Finding[] => findings!;
