/** Detection with what a site adds to it, for commands that look at one text at a time. */
import type { Config } from '../config.ts';
import type { Finding, OperatingPoint } from '../core/phi.ts';
import { compileRecognizers, detectAll, openModel } from '../detect/index.ts';

export interface SiteDetector {
  /** @throws Failure deid_model_unavailable */
  find(text: string): Promise<Finding[]>;
  close(): Promise<void>;
}

/**
 * @param site its section `deid`, where it has one
 * @throws Failure config_invalid: recognisers or model are not as they must be
 */
export async function siteDetector(
  site: Pick<Config['deid'], 'recognizers' | 'model'> | undefined,
  operatingPoint: OperatingPoint = 'balanced',
): Promise<SiteDetector> {
  const custom = compileRecognizers(site?.recognizers ?? []);
  const model = site?.model && (await openModel(site.model));
  return {
    async find(text) {
      const read = await model?.read([text]);
      const more = { custom, operatingPoint, ...(read !== undefined && { model: read }) };
      return detectAll([text], more)[0]!;
    },
    async close() {
      await model?.close();
    },
  };
}
