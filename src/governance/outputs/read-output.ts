/** A stored output as people see it: its state, its history, what made it. */
import { isObject, type JsonObject } from '../../core/json.ts';
import { isPurposeOfUse } from '../../core/purpose.ts';
import {
  type EditCounts,
  type Output,
  type OutputFacts,
  type OutputState,
  VERIFICATION_REASONS,
  type Verification,
} from './output.ts';
import type { StoredOutput } from './output-store.ts';

export function readOutput(stored: StoredOutput): Output {
  const { id, index, at, caller, useCase, dueAt, ending, kept, lookups } = stored;
  const { purpose } = stored.facts;
  const history = stored.verifications.map(verificationOf);
  return {
    id,
    index,
    at,
    state: stateOf(history, dueAt),
    ...(dueAt !== undefined && { dueAt }),
    history,
    caller,
    ...(kept.user !== undefined && { user: kept.user }),
    useCase,
    ...(typeof purpose === 'string' && isPurposeOfUse(purpose) && { purpose }),
    patients: lookups.map((lookup) => Buffer.from(lookup).toString('hex')),
    facts: factsOf(stored),
    ending: ending?.ending ?? 'lost',
    ...(ending?.characters !== undefined && { characters: ending.characters }),
  };
}

function stateOf(history: readonly Verification[], dueAt: number | undefined): OutputState {
  const last = history.at(-1);
  if (last !== undefined) return last.kind;
  return dueAt === undefined ? 'unverified' : 'draft';
}

function verificationOf({
  kind,
  at,
  user,
  facts,
}: StoredOutput['verifications'][number]): Verification {
  const reason = VERIFICATION_REASONS.find((each) => each === facts.reason);
  const edit = editOf(facts);
  return {
    kind,
    at,
    ...(user !== undefined && { user }),
    caller: String(facts.caller),
    ...(typeof facts.role === 'string' && { role: facts.role }),
    ...(reason !== undefined && { reason }),
    ...(edit !== undefined && { edit }),
  };
}

function editOf({ edit }: JsonObject): EditCounts | undefined {
  if (!isObject(edit)) return undefined;
  const { inserted, deleted } = edit;
  return typeof inserted === 'number' && typeof deleted === 'number'
    ? { inserted, deleted }
    : undefined;
}

function factsOf({ facts, model, ending, kept }: StoredOutput): OutputFacts {
  const { purpose: _, ...recorded } = facts;
  return {
    ...recorded,
    upstream: String(facts.upstream),
    ...(model !== undefined && { model }),
    ...(ending?.reportedModel !== undefined && { reportedModel: ending.reportedModel }),
    ...(kept.prompt !== undefined && { prompt: kept.prompt }),
    ...(kept.promptVersion !== undefined && { promptVersion: kept.promptVersion }),
  };
}
