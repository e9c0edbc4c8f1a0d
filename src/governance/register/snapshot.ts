/** The register at one revision. Never changes: a new revision is a new snapshot. */
import type { Document, DocumentKind } from './register-store.ts';

type ById = ReadonlyMap<string, Document>;

export class Snapshot {
  static readonly EMPTY = new Snapshot(0, new Map());

  readonly revision: number;
  readonly #byKind: ReadonlyMap<DocumentKind, ById>;

  private constructor(revision: number, byKind: ReadonlyMap<DocumentKind, ById>) {
    this.revision = revision;
    this.#byKind = byKind;
  }

  get(kind: DocumentKind, id: string): Document | undefined {
    return this.#byKind.get(kind)?.get(id);
  }

  /** In the order in which they were first written. */
  all(kind: DocumentKind): readonly Document[] {
    return [...(this.#byKind.get(kind)?.values() ?? [])];
  }

  /** @param changed versions newer than this snapshot's, oldest first */
  with(changed: readonly Document[], revision: number): Snapshot {
    const byKind = new Map(this.#byKind);
    for (const kind of new Set(changed.map((document) => document.kind))) {
      const documents = new Map(byKind.get(kind));
      for (const document of changed) {
        if (document.kind === kind) documents.set(document.id, document);
      }
      byKind.set(kind, documents);
    }
    // Of one written between the two questions the revision is newer than the head that was read.
    return new Snapshot(Math.max(revision, changed.at(-1)?.revision ?? 0), byKind);
  }
}
