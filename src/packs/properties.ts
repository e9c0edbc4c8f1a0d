/** Does an answer have the properties that a case expects? Pure, and says nothing but yes or no. */
import type { Json } from '../core/json.ts';
import {
  CONSTANT_KINDS,
  type ConstantKind,
  KINDS,
  type Property,
  type PropertyKind,
} from './cases.ts';
import { type Checked, saidIn } from './check-answer.ts';
import { valuesAt } from './output-schema.ts';
import type { Pack } from './pack.ts';
import { holdsPhrase } from './phrases.ts';

/** One property of one answer. Value-free: kind, place and position tell which one it is. */
export interface Judged {
  readonly kind: PropertyKind | ConstantKind;
  readonly at?: string;
  readonly isMet: boolean;
}

/** What every answer is held to, then what this case expects, in its order. */
export function judge(pack: Pack, expect: readonly Property[], checked: Checked): Judged[] {
  const { schemaProblems, statements, guardHits } = checked;
  const constant: Readonly<Record<ConstantKind, boolean>> = {
    json: true,
    schema: schemaProblems.length === 0,
    verbatim: statements.every(({ grounding }) => grounding === 'verbatim'),
    numbers: statements.every(({ numbersNotInQuote }) => numbersNotInQuote.length === 0),
    guards: guardHits.length === 0,
  };
  return [
    ...CONSTANT_KINDS.map((kind) => ({ kind, isMet: constant[kind] })),
    ...expect.map((property) => judged(property, holds(pack, property, checked))),
  ];
}

/** Of a case that brought no answer that could be read. */
export function judgeNothing(expect: readonly Property[]): Judged[] {
  return [
    ...CONSTANT_KINDS.map((kind) => ({ kind, isMet: false })),
    ...expect.map((property) => judged(property, false)),
  ];
}

function judged(property: Property, isMet: boolean): Judged {
  const { at } = property;
  return { kind: kindOf(property), ...(at === undefined ? {} : { at }), isMet };
}

/** The schema of cases has seen to it that there is one. */
const kindOf = (property: Property): PropertyKind =>
  KINDS.find((kind) => property[kind] !== undefined)!;

function holds(pack: Pack, property: Property, { output }: Checked): boolean {
  const { at = '' } = property;
  switch (kindOf(property)) {
    case 'mention':
      return textsUnder(pack, output, at).some((text) => holdsAny(text, property.mention!));
    case 'never':
      return !textsUnder(pack, output, at).some((text) => holdsAny(text, property.never!));
    case 'equals': {
      const values = valuesAt(output, at);
      return values.length === 1 && values[0]!.value === property.equals;
    }
    case 'contains':
      return valuesAt(output, at).some(({ value }) => value === property.contains);
    case 'lacks':
      return !valuesAt(output, at).some(({ value }) => value === property.lacks);
    case 'count': {
      const [least, most] = property.count!;
      const count = countAt(output, at);
      return count >= least && count <= most;
    }
  }
}

/** A list counts its items, whether the place names it or them. */
function countAt(output: Json, at: string): number {
  const values = valuesAt(output, at);
  const [only] = values;
  return values.length === 1 && Array.isArray(only!.value) ? only!.value.length : values.length;
}

/** What the answer says in words of its own at a place and below it. */
function textsUnder(pack: Pack, output: Json, at: string): string[] {
  const places = at === '' ? [''] : valuesAt(output, at).map((found) => found.at);
  return [...saidIn(pack, output)]
    .filter((said) => places.some((place) => said.at === place || said.at.startsWith(`${place}/`)))
    .map(({ text }) => text);
}

const holdsAny = (text: string, phrases: readonly string[]): boolean =>
  phrases.some((phrase) => holdsPhrase(text, phrase));
