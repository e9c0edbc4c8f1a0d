/**
 * The tables, as both databases give them back: integers as numbers, bytes as Uint8Array, every
 * timestamp as UTC milliseconds since the Unix epoch.
 */
export interface Schema {
  /** Only ever added to. */
  readonly ledger_leaves: {
    leaf_index: number;
    leaf: Uint8Array;
    /** Hashes of the subtrees that the leaf completes, from the leaf upwards, 32 bytes each. */
    hashes: Uint8Array;
    at: number;
  };
  /** One row: the newest signed state. Every writer replaces it, and only from what it knows. */
  readonly ledger_head: { id: number; size: number; checkpoint: string };
  /** Beside the tree, and erasable: see `ledger/leaf.ts`. */
  readonly ledger_salts: { leaf_index: number; salt: Uint8Array };
  readonly ledger_subjects: { lookup: Uint8Array; leaf_index: number };
  readonly ledger_kept: { leaf_index: number; name: string; value: string };
  readonly continuations: { id: string; envelope: Uint8Array; expires_at: number };
  readonly api_keys: {
    id: string;
    digest: Uint8Array;
    name: string;
    /** JSON. */
    defaults: string;
    created_at: number;
    revoked_at: number | null;
  };
  /** People who logged in through a browser. */
  readonly admin_sessions: {
    id: string;
    digest: Uint8Array;
    subject: string;
    /** JSON: what the provider said. */
    said: string;
    created_at: number;
    seen_at: number;
  };
  /** Results of writes by their Idempotency-Key; sealed, null while there is none yet. */
  readonly admin_replays: {
    digest: Uint8Array;
    fingerprint: Uint8Array;
    result: Uint8Array | null;
    expires_at: number;
  };
  /** What is set once for all who share the database. */
  readonly settings: { name: string; value: string };
  /** One row: the newest revision of the register. */
  readonly governance_head: { id: number; revision: number };
  /** The version of each document that is in force. Only ever replaced. */
  readonly governance_documents: { kind: string; id: string; revision: number; body: string };
  /** All versions, for six years and more (45 CFR 164.316(b)(2)). Only ever added to. */
  readonly governance_revisions: {
    revision: number;
    kind: string;
    id: string;
    /** JSON. */
    body: string;
    actor: string;
    action: string;
    at: number;
  };
  /** One row for each sending of an exchange: see `governance/cost/usage.ts`. */
  readonly usage: {
    exchange: string;
    attempt: number;
    at: number;
    day: string;
    use_case: string;
    caller: string;
    department: string;
    /** Pseudonym. */
    user: string;
    purpose: string;
    upstream: string;
    model: string;
    outcome: string;
    is_cached: number;
    input_reported: number | null;
    output_reported: number | null;
    input_estimated: number;
    output_estimated: number;
    is_estimated: number;
    differs: number;
    input: number;
    cached_input: number;
    output: number;
    cost_micros: number;
    /** `''` where no price was in force. */
    currency: string;
    energy_mwh: number;
  };
  /** Sums of `usage`, kept with it. */
  readonly usage_totals: {
    scope: string;
    day: string;
    of: string;
    currency: string;
    cost_micros: number;
    tokens: number;
  };
  /** One row: up to where the ledger has been compared with `usage`. */
  readonly usage_head: { id: number; ledger_index: number };
  /** One row: how many entries of the ledger the tables of outputs have been told. */
  readonly output_cursor: { id: number; entries: number };
  /** Disclosures to models that write. All of these tables can be made again from the ledger. */
  readonly outputs: {
    /** Of the disclosure. */
    leaf_index: number;
    sending: string;
    id: string;
    at: number;
    caller: string;
    use_case: string;
    due_at: number | null;
    model: string | null;
    /** JSON. */
    facts: string;
  };
  readonly output_endings: {
    sending: string;
    ending: string;
    characters: number | null;
    reported_model: string | null;
  };
  readonly output_verifications: {
    /** Of the event. */
    leaf_index: number;
    output: string;
    at: number;
    kind: string;
    /** JSON. */
    facts: string;
  };
  /** Words that outputs are found by. */
  readonly output_marks: { kind: string; value: string; leaf_index: number };
  /** Kept until somebody has taken them. */
  readonly notices: {
    id: string;
    kind: string;
    at: number;
    attempts: number;
    next_at: number;
    /** 0 or 1. */
    is_delivered: number;
    /** JSON. */
    facts: string;
  };
}
