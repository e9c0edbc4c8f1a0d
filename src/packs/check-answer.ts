/**
 * Is an answer what its pack promises? It is one JSON value, it fits the schema, each quote stands
 * character for character in what was sent, the numbers of a statement stand in its quote, and no
 * guard has something against it. Nothing is corrected and nothing nearly right is accepted: what
 * does not hold is told with its place.
 */
import { Failure } from '../core/failures.ts';
import { isObject, type Json } from '../core/json.ts';
import { type OutputValidator, type SchemaProblem, valuesAt } from './output-schema.ts';
import type { Pack, QuoteRule } from './pack.ts';
import { holdsPhrase, numbersIn, quantitiesIn } from './phrases.ts';
import { findQuote, type Grounding } from './quote.ts';
import type { Part } from './source.ts';

/** One object of an answer that states something, and what its quote is worth. */
export interface Statement extends Grounding {
  /** `/medications/0` */
  readonly at: string;
  readonly quote: string;
  /** Its words, by member. */
  readonly states: Readonly<Record<string, Json>>;
  /** Numbers of the statement that its quote does not hold, or not of that unit: a dose that was misread, a date. */
  readonly numbersNotInQuote: readonly string[];
}

export interface GuardHit {
  readonly at: string;
  readonly guard: string;
}

export interface Checked {
  readonly output: Json;
  readonly schemaProblems: readonly SchemaProblem[];
  readonly statements: readonly Statement[];
  readonly guardHits: readonly GuardHit[];
  /**
   * `invalid` does not fit the schema; `guarded` holds what a draft must never say; `partly_grounded`
   * has a statement without a verbatim quote or with a number that is not in it; else `grounded`.
   */
  readonly verdict: 'grounded' | 'partly_grounded' | 'guarded' | 'invalid';
}

/** @throws Failure pack_answer_not_json */
export function checkAnswer(
  pack: Pack,
  parts: readonly Part[],
  answer: string,
  validate: OutputValidator,
): Checked {
  const output = parseAnswer(answer);
  const schemaProblems = validate(output);
  const statements = pack.quotes.flatMap((rule) => statementsOf(rule, output, parts));
  const guardHits = guardHitsIn(pack, output);
  const isGrounded = statements.every(isBorneOut);
  const verdict =
    schemaProblems.length > 0
      ? 'invalid'
      : guardHits.length > 0
        ? 'guarded'
        : isGrounded
          ? 'grounded'
          : 'partly_grounded';
  return { output, schemaProblems, statements, guardHits, verdict };
}

export function isBorneOut({ grounding, numbersNotInQuote }: Statement): boolean {
  return grounding === 'verbatim' && numbersNotInQuote.length === 0;
}

/** One JSON value; a Markdown fence around it is habit, anything else beside it is refused. */
function parseAnswer(answer: string): Json {
  const text = answer.trim();
  const fenced = /^```(?:json)?[ \t]*\r?\n([\s\S]*)\r?\n```$/i.exec(text)?.[1];
  const source = fenced ?? text;
  const characters = answer.length;
  let output: Json;
  try {
    output = JSON.parse(source) as Json;
  } catch {
    throw new Failure('pack_answer_not_json', { characters });
  }
  if (membersWritten(source) !== membersOf(output)) {
    throw new Failure('pack_answer_not_json', { characters, because: 'a member is written twice' });
  }
  return output;
}

/** In JSON a colon outside of strings belongs to a member; of two with one name, `JSON.parse` drops the first without a word. */
const membersWritten = (json: string): number =>
  json.replace(/"(?:[^"\\]|\\.)*"/g, '').split(':').length - 1;

function membersOf(value: Json): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + membersOf(item), 0);
  if (!isObject(value)) return 0;
  return Object.values(value).reduce<number>((sum, member) => sum + 1 + membersOf(member), 0);
}

function statementsOf(rule: QuoteRule, output: Json, parts: readonly Part[]): Statement[] {
  const { views, item, quote: name, states: members, lengthMin = QUOTE_LENGTH_MIN } = rule;
  const looked = views === undefined ? parts : parts.filter(({ view }) => views.includes(view));
  return valuesAt(output, item).flatMap(({ at, value }) => {
    if (!isObject(value)) return [];
    const quote = typeof value[name] === 'string' ? value[name] : '';
    const states = Object.fromEntries(members.map((member) => [member, value[member] ?? null]));
    const said = Object.values(states).filter((state) => state !== null);
    const numbersNotInQuote = numbersBeside(said, quote);
    return [{ at, quote, states, numbersNotInQuote, ...findQuote(quote, looked, lengthMin) }];
  });
}

/** `no` or `pain` stands in every note. */
const QUOTE_LENGTH_MIN = 8;

function numbersBeside(said: readonly Json[], quote: string): string[] {
  const borneOut = new Set(numbersIn(quote));
  const texts = said.map((state) => (typeof state === 'string' ? state : JSON.stringify(state)));
  const missing = texts.flatMap(numbersIn).filter((number) => !borneOut.has(number));
  return [...new Set([...missing, ...unitsBeside(texts, quote)])];
}

/** `25 g` where the quote has `25 mg`; one of them without a unit is left to whoever reads it. */
function unitsBeside(texts: readonly string[], quote: string): string[] {
  const quoted = quantitiesIn(quote);
  return texts.flatMap(quantitiesIn).flatMap(({ number, unit }) => {
    const units = quoted.filter((one) => one.number === number).map((one) => one.unit);
    return units.length === 0 || units.includes(unit) ? [] : [`${number} ${unit}`];
  });
}

function guardHitsIn(pack: Pack, output: Json): GuardHit[] {
  const said = [...saidIn(pack, output)];
  return pack.guards.flatMap(({ id, phrases }) =>
    said
      .filter(({ text }) => phrases.some((phrase) => holdsPhrase(text, phrase)))
      .map(({ at }) => ({ at, guard: id })),
  );
}

/** What an answer says in words of its own: all of its strings but its quotes, which are the record's. */
export function* saidIn(pack: Pack, output: Json): Generator<{ at: string; text: string }> {
  const quotes = new Set(
    pack.quotes.flatMap(({ item, quote }) =>
      valuesAt(output, `${item}/${quote}`).map(({ at }) => at),
    ),
  );
  yield* stringsOf(output, '', quotes);
}

function* stringsOf(
  value: Json,
  at: string,
  leftOut: ReadonlySet<string>,
): Generator<{ at: string; text: string }> {
  if (typeof value === 'string') {
    if (!leftOut.has(at)) yield { at, text: value };
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* stringsOf(item, `${at}/${index}`, leftOut);
  } else if (isObject(value)) {
    for (const [name, member] of Object.entries(value))
      yield* stringsOf(member, `${at}/${name}`, leftOut);
  }
}
