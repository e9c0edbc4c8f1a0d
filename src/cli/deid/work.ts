/** A batch of documents in, their de-identified forms out: what one core does, in a thread or not. */
import { asFailure, type FailureCode } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';
import type { KnownPerson } from '../../core/person.ts';
import type { OperatingPoint } from '../../core/phi.ts';
import {
  addTally,
  type DocumentDeidentifier,
  documentDeidentifier,
  newTally,
  type Profile,
  type Tally,
  type TokenSource,
  type Zip3Vintage,
} from '../../deid/index.ts';
import { compileRecognizers, type ModelFindings } from '../../detect/index.ts';
import type { WalkedDocument } from '../../formats/index.ts';
import { formatNamed, type OpenedFormat, type OpenOptions } from './formats.ts';

/** What a core has to know; crosses to a thread as it is. */
export interface WorkSettings {
  readonly profile: Profile;
  readonly secret?: Uint8Array;
  readonly asOf: number;
  readonly zip3Vintage: Zip3Vintage;
  readonly open: OpenOptions;
  /** Whom documents are about that do not say it. */
  readonly patient?: string;
  readonly recognizers: Parameters<typeof compileRecognizers>[0];
  readonly operatingPoint: OperatingPoint;
}

export interface Batch {
  readonly format: string;
  /** As `OpenOptions.head`. */
  readonly head?: string;
  /** A document each; a code where it could not be read. */
  readonly documents: readonly (string | Unread)[];
}

export interface Unread {
  readonly code: FailureCode;
  /** Where in the document, without values. */
  readonly at?: string;
}

export interface Worked {
  readonly documents: readonly (string | Unread)[];
  readonly tally: Tally;
}

/** What the cores of a run have together. */
export interface Shared {
  readonly tokens: TokenSource;
  /** Who is known beside the documents, by reference. */
  readonly people?: {
    prepare?(references: Iterable<string>): void;
    find(reference: string): readonly KnownPerson[];
  };
}

type Walked = readonly (WalkedDocument | Unread)[];

export interface Work {
  run(batch: Batch): Worked;
  /** The same in two steps, so that a model can read the texts in between. */
  walk(batch: Batch): Walked;
  /** What a model must have read of a document. */
  textsOf: DocumentDeidentifier['textsSearched'];
  /** @param read what a model found, document by document; a code where it could not read one */
  deidentify(walked: Walked, read?: readonly (ModelFindings | Unread)[]): Worked;
}

export function workerOf(settings: WorkSettings, { tokens, people }: Shared): Work {
  const custom = compileRecognizers(settings.recognizers);
  const engine = documentDeidentifier({ ...settings, tokens, custom });
  const open = opener(settings.open);
  const work: Work = {
    run(batch) {
      const tally = newTally();
      const documents: (string | Unread)[] = [];
      for (const slice of slicesOf(batch)) {
        const worked = work.deidentify(work.walk(slice));
        documents.push(...worked.documents);
        addTally(tally, worked.tally);
      }
      return { documents, tally };
    },
    textsOf: engine.textsSearched,
    walk({ format: name, head, documents }) {
      const { format } = open(name, head);
      return documents.map((source) =>
        typeof source === 'string' ? attempt(() => format.walk(source)) : source,
      );
    },
    deidentify(walked, read) {
      const tally = newTally();
      const readable = walked.filter(isWalked);
      tokens.prepare?.(readable.flatMap((each) => engine.tokensNeeded(each)));
      people?.prepare?.(readable.flatMap((each) => namedIn(each, settings.patient)));
      const done = walked.map((each, index) => {
        const model = read?.[index];
        if (!isWalked(each)) return each;
        if (model !== undefined && 'code' in model) return model;
        return attempt(() => {
          const { document, persons } = withPeople(each, settings.patient, people);
          const { text, tally: more } = engine.deidentify(document, {
            persons,
            ...(settings.patient !== undefined && { subject: settings.patient }),
            ...(model !== undefined && { model }),
          });
          addTally(tally, more);
          if (persons.some(({ role }) => role === 'patient')) tally.patientsKnown += 1;
          return text;
        });
      });
      tally.failed += done.filter((each) => typeof each !== 'string').length;
      return { documents: done, tally };
    },
  };
  return work;
}

/** The batch in parts of a few documents. */
function* slicesOf({ documents, ...batch }: Batch): Generator<Batch> {
  let from = 0;
  let length = 0;
  for (const [index, document] of documents.entries()) {
    length += typeof document === 'string' ? document.length : 0;
    if (length < LIMITS.deidSliceLength && index + 1 < documents.length) continue;
    yield { ...batch, documents: documents.slice(from, index + 1) };
    from = index + 1;
    length = 0;
  }
}

/** The patients, and people whom the document refers to. */
function namedIn(
  { subject, parts = [], referred = [] }: WalkedDocument,
  patient: string | undefined,
): readonly string[] {
  const whose = subject ?? patient;
  const named = [whose, ...parts.map((part) => part.subject), ...referred];
  return [...new Set(named.filter((ref) => ref !== undefined))];
}

/**
 * Who is known beside the document. One that knows its patient by a record number is about the patient
 * whom `people` has under it, so that documents of all formats share shifts and surrogates.
 */
function withPeople(
  document: WalkedDocument,
  patient: string | undefined,
  people: Shared['people'],
): { readonly document: WalkedDocument; readonly persons: readonly KnownPerson[] } {
  if (people === undefined) return { document, persons: [] };
  const persons = namedIn(document, patient).flatMap((ref) => people.find(ref));
  const knownAs = (ref: string): string => {
    const [sole, ...others] = people.find(ref).filter(({ role }) => role === 'patient');
    return sole === undefined || others.length > 0 ? ref : sole.ref;
  };
  const subject = document.subject ?? patient;
  const parts = document.parts ?? [];
  if (subject === undefined && parts.length === 0) return { document, persons };
  // What the document itself says of a patient joins what is known.
  const own = document.persons.map((one) =>
    one.role === 'patient' ? { ...one, ref: knownAs(one.ref) } : one,
  );
  const known: WalkedDocument = {
    ...document,
    subject: subject && knownAs(subject),
    parts: parts.map((part) => ({ ...part, subject: part.subject && knownAs(part.subject) })),
    persons: own,
  };
  return { document: known, persons };
}

/** Opening costs a look at the head: once for each file. */
function opener(options: OpenOptions): (name: string, head: string | undefined) => OpenedFormat {
  let last: { readonly name: string; readonly head: string | undefined } | undefined;
  let opened: OpenedFormat | undefined;
  return (name, head) => {
    if (opened === undefined || last?.name !== name || last.head !== head) {
      opened = formatNamed(name).open({ ...options, ...(head !== undefined && { head }) });
      last = { name, head };
    }
    return opened;
  };
}

export const isWalked = (each: WalkedDocument | Unread): each is WalkedDocument => 'apply' in each;

function attempt<T>(step: () => T): T | Unread {
  try {
    return step();
  } catch (thrown) {
    const { code, facts } = asFailure(thrown);
    return { code, ...(typeof facts.at === 'string' && { at: facts.at }) };
  }
}
