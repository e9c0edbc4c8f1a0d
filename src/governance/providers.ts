/**
 * What is known about whoever runs an upstream, as far as a decision may ask. Hosting alone today;
 * business associate agreement, retention, training use, region and their expiry dates belong
 * here, so that routing can refuse where they are missing or have lapsed.
 */
import type { AccessRequest } from '../policy/index.ts';

export function providerFacts(upstream: AccessRequest['upstream']): AccessRequest['upstream'] {
  const { name, api, hosting } = upstream;
  return { name, api, hosting };
}
