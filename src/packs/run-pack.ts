/** One run of a pack: cut, ask, check. How a model is reached is handed in. */
import { type Checked, checkAnswer } from './check-answer.ts';
import { openValidator } from './output-schema.ts';
import type { Pack } from './pack.ts';
import { type Question, renderQuestion } from './render.ts';
import { type Counts, cutToViews, type Given } from './source.ts';

/** Asks a model. Nothing of the question is kept. */
export type Ask = (question: Question, given: Given) => Promise<Answer>;

export interface Answer {
  readonly text: string;
  /** As the model server calls itself: what a later change of it shows in. */
  readonly model: string;
  /** Id of the exchange, under which a person says what became of the draft. */
  readonly exchange?: string;
}

export interface PackRun extends Checked {
  readonly counts: Counts;
  readonly model: string;
  readonly exchange?: string;
}

/** @throws Failure pack_input_invalid, pack_answer_not_json, and whatever `ask` throws */
export async function runPack(pack: Pack, given: Given, ask: Ask): Promise<PackRun> {
  const source = cutToViews(pack, given);
  const { text, ...answered } = await ask(renderQuestion(pack, source), given);
  const checked = checkAnswer(pack, source.parts, text, openValidator(pack.output));
  return { ...checked, counts: source.counts, ...answered };
}
