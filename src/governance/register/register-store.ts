/** Where the register lives. Implemented in `store/`, over SQLite and PostgreSQL alike. */
import type { Json } from '../../core/json.ts';

/** What the register holds: each kind has a module that parses its bodies. */
export const DOCUMENT_KINDS = [
  'use-case',
  'use-case-stop',
  'provider',
  'policy',
  'budget',
  'ai-system',
  'input-scan',
  'break-glass',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export interface Document {
  readonly kind: DocumentKind;
  readonly id: string;
  /** Of the whole register, counted from 1: the write that made this version. */
  readonly revision: number;
  readonly body: Json;
}

/** One version of a document, and who made it so. */
export interface Revision extends Document {
  /** Id of the person or program that wrote it. */
  readonly actor: string;
  /** A word of our own code: `pause`, `approve`, … */
  readonly action: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface NewRevision extends Omit<Revision, 'revision'> {
  /** Revision of the version that this one replaces; undefined where the document is new. */
  readonly expected: number | undefined;
}

export interface RegisterStore {
  /**
   * The newest revision, and what the database's clock says, where it is not this machine's own
   * (milliseconds since 1970). One round trip.
   *
   * @param known `knownAt`: when the version with this revision was written, where there is one
   */
  head(known?: number): Promise<{
    readonly revision: number;
    readonly now?: number;
    readonly knownAt?: number;
  }>;

  /** Documents as they stand that were written after this revision, oldest first. */
  changedSince(revision: number): Promise<readonly Document[]>;

  /**
   * Stores a version, durably, in one transaction with the new head. Revisions become visible in their
   * order: whoever reads head n finds all versions up to n.
   *
   * @throws Failure revision_conflict, changing nothing, where `expected` is not the one in force
   */
  write(revision: NewRevision): Promise<Document>;

  /** All versions of one document, newest first: at most `count` from before this revision on. */
  history(
    kind: DocumentKind,
    id: string,
    before: number,
    count: number,
  ): Promise<readonly Revision[]>;

  /** All versions of all documents after this revision, oldest first, `count` at most. */
  revisions(after: number, count: number): Promise<readonly Revision[]>;
}
