/** Which templates belong to which split, so that what is measured on was seen in no sentence of training. */
import type { Split } from './pools.ts';
import { ENTRY, PLACE_PROSE, SHORT, STAFF_PROSE } from './templates/contexts.ts';
import {
  FURTHER_ABSTRACT,
  FURTHER_NEGATIVE,
  FURTHER_PLACE,
  FURTHER_SHORT,
  FURTHER_SPANISH,
  FURTHER_STAFF,
} from './templates/further.ts';
import { ABSTRACT } from './templates/look-alikes.ts';
import { SHORT_SPANISH } from './templates/more-spanish.ts';
import { NEGATIVE } from './templates/negatives.ts';
import {
  WIDER_DAY,
  WIDER_KIN,
  WIDER_LOG,
  WIDER_MESSAGE,
  WIDER_NEGATIVE,
  WIDER_PLACE,
  WIDER_SPANISH,
} from './templates/wider.ts';

/** Of eight templates in a row, who gets the first ones; the rest is for training. */
const DEALT: readonly (Split | undefined)[] = [
  undefined,
  undefined,
  'test',
  undefined,
  undefined,
  'dev',
  undefined,
  undefined,
];

/** Templates that training alone has, beside those of a list: what is measured on stays as it was. */
const FURTHER: ReadonlyMap<readonly string[], readonly string[]> = new Map([
  [STAFF_PROSE, [...FURTHER_STAFF, ...WIDER_LOG, ...WIDER_KIN]],
  [SHORT, [...FURTHER_SHORT, ...WIDER_MESSAGE]],
  [PLACE_PROSE, [...FURTHER_PLACE, ...WIDER_PLACE]],
  [ENTRY, WIDER_DAY],
  [NEGATIVE, [...FURTHER_NEGATIVE, ...WIDER_NEGATIVE]],
  [ABSTRACT, FURTHER_ABSTRACT],
  [SHORT_SPANISH, [...FURTHER_SPANISH, ...WIDER_SPANISH]],
]);

/** Templates of one split. */
export type Deck = (list: readonly string[]) => readonly string[];

export const decks: Readonly<Record<Split, Deck>> = {
  train: deckFor('train'),
  dev: deckFor('dev'),
  test: deckFor('test'),
};

function deckFor(split: Split): Deck {
  const known = new Map<readonly string[], readonly string[]>();
  return (list) => {
    let own = known.get(list);
    if (own === undefined) {
      own = list.filter((_, place) => (DEALT[place % DEALT.length] ?? 'train') === split);
      if (split === 'train') own = [...own, ...(FURTHER.get(list) ?? [])];
      known.set(list, own);
    }
    return own;
  };
}
