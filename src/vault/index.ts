/** Secrets: keys, sealed continuations, API keys. */
export {
  type ApiKey,
  type ApiKeyStore,
  keyDigest,
  looksLikeApiKey,
  newApiKey,
} from './api-keys.ts';
export { seal, unseal } from './envelope.ts';
export {
  assertSameSecrets,
  type Keys,
  loadKeys,
  NEXT_LEDGER_KEY,
  nextLedgerKey,
  type SettingStore,
  settleLedgerKey,
} from './keys.ts';
export { type About, openVault, type Recalled, type Vault, type VaultStore } from './vault.ts';
