/** A batch of documents in, their de-identified forms out: what one core does, in a thread or not. */
import { asFailure, type FailureCode } from '../../core/failures.ts';
import {
  addTally,
  documentDeidentifier,
  newTally,
  type Profile,
  type Tally,
  type TokenSource,
  type Zip3Vintage,
} from '../../deid/index.ts';
import type { WalkedDocument } from '../../formats/index.ts';
import { formatNamed, type OpenOptions } from './formats.ts';

/** What a core has to know; crosses to a thread as it is. */
export interface WorkSettings {
  readonly profile: Profile;
  readonly secret?: Uint8Array;
  readonly asOf: number;
  readonly zip3Vintage: Zip3Vintage;
  readonly open: OpenOptions;
}

export interface Batch {
  readonly format: string;
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

export function workerOf(settings: WorkSettings, tokens: TokenSource): (batch: Batch) => Worked {
  const engine = documentDeidentifier({ ...settings, tokens });
  return ({ format: name, documents }) => {
    const format = formatNamed(name).open(settings.open);
    const tally = newTally();
    const walked = documents.map((source) =>
      typeof source === 'string' ? attempt(() => format.walk(source)) : source,
    );
    tokens.prepare?.(walked.flatMap((each) => (isWalked(each) ? engine.tokensNeeded(each) : [])));
    const done = walked.map((each) => {
      if (!isWalked(each)) return each;
      return attempt(() => {
        const { text, tally: more } = engine.deidentify(each);
        addTally(tally, more);
        return text;
      });
    });
    tally.failed += done.filter((each) => typeof each !== 'string').length;
    return { documents: done, tally };
  };
}

const isWalked = (each: WalkedDocument | Unread): each is WalkedDocument => 'apply' in each;

function attempt<T>(step: () => T): T | Unread {
  try {
    return step();
  } catch (thrown) {
    const { code, facts } = asFailure(thrown);
    return { code, ...(typeof facts.at === 'string' && { at: facts.at }) };
  }
}
