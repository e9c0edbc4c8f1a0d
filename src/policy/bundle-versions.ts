/**
 * The version of a bundle may not go back: an old one that is still well signed would bring back what was repealed
 * since. The last version that was taken is kept in the database, where all gateways read it.
 */
import { Failure } from '../core/failures.ts';
import type { Bundle } from './bundle.ts';

/** What was taken last, by name. Durable, and the same for all gateways. */
export interface BundleVersions {
  /** Stores `value` if there is none yet; the value that is stored then. Atomic. */
  claim(name: string, value: string): Promise<string>;
  /** Replaces `from` by `to`; false, changing nothing, where `from` is not what is stored. Atomic. */
  replace(name: string, from: string, to: string): Promise<boolean>;
}

/**
 * Takes a bundle, and remembers its version.
 *
 * @throws Failure policy_bundle_refused for an older one, or another one of the same version; storage_unavailable
 */
export async function admitBundle(
  versions: BundleVersions,
  { name, version, digest }: Pick<Bundle, 'name' | 'version' | 'digest'>,
): Promise<void> {
  const setting = `policy_bundle:${name}`;
  const offered = `${version}:${digest}`;
  for (;;) {
    const last = await versions.claim(setting, offered);
    if (last === offered) return;
    const lastVersion = Number(last.split(':')[0]);
    if (version <= lastVersion) {
      const because = version < lastVersion ? 'older_version' : 'other_content_of_this_version';
      throw new Failure('policy_bundle_refused', { at: name, because, version, lastVersion });
    }
    // Another gateway may have taken one meanwhile: then it is looked at again.
    if (await versions.replace(setting, last, offered)) return;
  }
}
