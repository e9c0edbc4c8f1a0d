/** Secrets: keys, sealed continuations, API keys. */
export {
  type ApiKey,
  type ApiKeyStore,
  type KeyDefaults,
  keyDigest,
  looksLikeApiKey,
  newApiKey,
} from './api-keys.ts';
export { assertSameSecrets, type Keys, loadKeys, type SettingStore } from './keys.ts';
export {
  type Continuation,
  openVault,
  type Recalled,
  type SealedRow,
  type Vault,
  type VaultOptions,
  type VaultStore,
} from './vault.ts';
