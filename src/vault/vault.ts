/**
 * Sealed continuations. An upstream that keeps state (`previous_response_id`, item references) will
 * go on with surrogates that an earlier exchange issued, and signed reasoning blocks may only go
 * back to who signed them. So the pairs and the issuer are kept, sealed, under every id that a
 * later request can refer to, for the caller who received them, until they expire.
 *
 * The database sees HMACs of ids and AES-256-GCM envelopes: it can withhold or delete, but not
 * read, forge, or hand one caller's state to another.
 */
import { createHmac, createSecretKey, hash } from 'node:crypto';
import { ageFrom, type Clock } from '../core/clock.ts';
import { Failure } from '../core/failures.ts';
import { LIMITS } from '../core/limits.ts';
import type { SurrogatePair } from '../core/phi.ts';
import { seal, unseal } from './envelope.ts';

export interface Vault {
  /**
   * Durable when resolved. Kept for `LIMITS.continuationDaysMax`; the same id again replaces.
   *
   * @throws Failure `vault_unavailable`
   */
  remember(entry: Continuation): Promise<void>;
  /**
   * What belongs to these ids, pairs merged.
   *
   * @throws Failure `continuation_unknown` when any id is unknown to this caller or has expired (then
   *   with its `index`), or the ids are of different upstreams; `vault_unavailable`
   */
  recall(caller: string, ids: readonly string[]): Promise<Recalled>;
  /**
   * The upstream that issued all of these blocks; undefined for no blocks.
   *
   * @throws Failure `continuation_unknown` when any is unknown (with its `index`), or issuers differ;
   *   `vault_unavailable`
   */
  issuerOf(caller: string, sealedBlocks: readonly string[]): Promise<string | undefined>;
}

export interface Continuation {
  readonly caller: string;
  /** Ids in the answer that a later request may refer to. */
  readonly ids: readonly string[];
  /** Signed or encrypted blocks of the answer, as text. */
  readonly sealedBlocks: readonly string[];
  readonly upstream: string;
  /** All pairs that the state behind the ids may hold, those recalled for this exchange included. */
  readonly pairs: readonly SurrogatePair[];
  readonly about: About;
}

/** What the state behind the ids is about, that of the exchanges before included. */
export interface About {
  /** `Patient/…`, as the source of patients knows them. */
  readonly patients: readonly string[];
  /** References of patients of whom the requests themselves brought the demographics. */
  readonly described: readonly string[];
  /** Codes of the sensitivity labels found in the content. */
  readonly labels: readonly string[];
  /** What its records said of themselves: confidentiality, and what they ask of whoever receives them. */
  readonly stated: readonly string[];
  /** Under whose rules its originals were read. */
  readonly useCases: readonly string[];
}

export interface Recalled {
  readonly upstream: string;
  readonly pairs: readonly SurrogatePair[];
  readonly about: About;
}

export interface SealedRow {
  /** HMAC of caller and id, hex. */
  readonly id: string;
  readonly envelope: Uint8Array;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number;
}

/** Durable storage for sealed rows, which several gateways may share. */
export interface VaultStore {
  /** Adds or replaces all rows in one transaction; synced when resolved. */
  put(rows: readonly SealedRow[]): Promise<void>;
  /** The rows there are, in any order, expired ones included. */
  get(ids: readonly string[]): Promise<readonly SealedRow[]>;
  /** Deletes the rows that expired before `time`; how many. */
  purge(time: number): Promise<number>;
}

export interface VaultOptions {
  readonly store: VaultStore;
  /** 32 bytes. */
  readonly key: Uint8Array;
  readonly clock: Clock;
}

export function openVault(options: VaultOptions): Vault {
  return new SealedVault(options);
}

const DAY_MS = 86_400_000;

/** What is asked for: a server-side state by its id, or a signed block by its bytes. */
type Kind = 'state' | 'block';

class SealedVault implements Vault {
  readonly #store: VaultStore;
  readonly #key: Uint8Array;
  /** Goes on where the wall clock is set back: what expires then would live the longer. */
  readonly #now: () => number;
  #purgedAt = 0;

  constructor({ store, key, clock }: VaultOptions) {
    this.#store = store;
    this.#key = key;
    const opened = clock.now();
    const age = ageFrom(clock);
    this.#now = () => Math.floor(opened + age());
  }

  async remember({
    caller,
    ids,
    sealedBlocks,
    upstream,
    pairs,
    about,
  }: Continuation): Promise<void> {
    const expiresAt = this.#now() + LIMITS.continuationDaysMax * DAY_MS;
    const state = Buffer.from(JSON.stringify({ upstream, pairs, about } satisfies Recalled));
    const issuer = Buffer.from(JSON.stringify({ upstream }));
    const row = (id: string, plain: Uint8Array): [string, SealedRow] => [
      id,
      { id, envelope: seal(plain, placeOf(caller, id), this.#key), expiresAt },
    ];
    const rows = new Map([
      ...ids.map((id) => row(this.#rowId(caller, 'state', id), state)),
      ...sealedBlocks.map((block) => row(this.#rowId(caller, 'block', block), issuer)),
    ]);
    if (rows.size === 0) return;
    await this.#purgeNowAndThen();
    await this.#guarded(() => this.#store.put([...rows.values()]));
  }

  async recall(caller: string, ids: readonly string[]): Promise<Recalled> {
    const found = await this.#open(caller, 'state', ids);
    const pairs = new Map(
      found.flatMap((state) => state.pairs).map((pair) => [JSON.stringify(pair), pair]),
    );
    // What earlier versions kept names no use cases, and nothing stated.
    const all = (what: keyof About) => [
      ...new Set(found.flatMap(({ about }) => about[what] ?? [])),
    ];
    const about = {
      patients: all('patients'),
      described: all('described'),
      labels: all('labels'),
      stated: all('stated'),
      useCases: all('useCases'),
    };
    return { upstream: oneUpstream(found), pairs: [...pairs.values()], about };
  }

  async issuerOf(caller: string, sealedBlocks: readonly string[]): Promise<string | undefined> {
    if (sealedBlocks.length === 0) return undefined;
    return oneUpstream(await this.#open(caller, 'block', sealedBlocks));
  }

  async #open(caller: string, kind: Kind, ids: readonly string[]): Promise<Recalled[]> {
    const rowIds = ids.map((id) => this.#rowId(caller, kind, id));
    const wanted = [...new Set(rowIds)];
    const rows = await this.#guarded(() => this.#store.get(wanted));
    const byId = new Map(rows.map((row) => [row.id, row]));
    return wanted.map((id) => {
      const row = byId.get(id);
      if (row === undefined || row.expiresAt <= this.#now()) {
        throw new Failure('continuation_unknown', { index: rowIds.indexOf(id) });
      }
      return this.#unseal(row, caller);
    });
  }

  #unseal(row: SealedRow, caller: string): Recalled {
    const plain = unseal(row.envelope, placeOf(caller, row.id), this.#key);
    // Found under a name that only our key makes, yet not openable: altered, or moved.
    if (plain === undefined) throw new Failure('vault_unavailable', { because: 'envelope' });
    return JSON.parse(Buffer.from(plain).toString('utf8'));
  }

  #rowId(caller: string, kind: Kind, id: string): string {
    const scope = JSON.stringify([kind, caller, hash('sha256', id)]);
    return createHmac('sha256', createSecretKey(this.#key)).update(scope).digest('hex');
  }

  async #purgeNowAndThen(): Promise<void> {
    const now = this.#now();
    if (now - this.#purgedAt < LIMITS.vaultPurgeIntervalMs) return;
    this.#purgedAt = now;
    await this.#guarded(() => this.#store.purge(now));
  }

  async #guarded<T>(step: () => Promise<T>): Promise<T> {
    try {
      return await step();
    } catch (cause) {
      throw new Failure('vault_unavailable', {}, { cause });
    }
  }
}

function placeOf(caller: string, rowId: string): string {
  return JSON.stringify(['continuation', caller, rowId]);
}

function oneUpstream(states: readonly Pick<Recalled, 'upstream'>[]): string {
  const [first, ...others] = new Set(states.map(({ upstream }) => upstream));
  if (first === undefined || others.length > 0) throw new Failure('continuation_unknown');
  return first;
}
