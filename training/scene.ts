/** Who and where one document is about. */
import * as people from './person.ts';
import type { Pools } from './pools.ts';
import type { Random } from './random.ts';
import * as v from './values.ts';

/**
 * What the tagger tells apart. `CITY`, `STREET` and `HOSPITAL` are the LOCATION of public corpora. `REGION`
 * and `YEAR` are what Safe Harbor lets stand, 45 CFR §164.514(b)(2)(i)(B) and (C): a state, a country,
 * a year by itself. The tagger learns them as a place and a date; a measurement counts them neither way.
 */
export type Tag =
  | 'NAME'
  | 'STREET'
  | 'CITY'
  | 'REGION'
  | 'YEAR'
  | 'HOSPITAL'
  | 'DATE'
  | 'ID'
  | 'CONTACT'
  | 'ORGANIZATION'
  | 'PROFESSION'
  | 'AGE';

export interface Piece {
  text: string;
  tag: Tag | undefined;
  /** Somebody who is cited. */
  isCited?: true;
}

export interface Scene {
  readonly r: Random;
  readonly pools: Pools;
  readonly language: 'en' | 'es';
  readonly isBritish: boolean;
  readonly patient: people.Person;
  readonly doctors: readonly people.Person[];
  readonly relatives: readonly people.Person[];
  readonly hospital: string;
  readonly city: string;
  readonly pronoun: readonly [string, string, string];
  readonly isFemale: boolean;
}

export function newScene(r: Random, pools: Pools, language: 'en' | 'es' = 'en'): Scene {
  const person = () => people.newPerson(r, pools, language);
  const isFemale = r.chance(0.5);
  return {
    r,
    pools,
    language,
    isBritish: r.chance(0.15),
    patient: person(),
    doctors: [person(), person(), person()],
    relatives: [person(), person()],
    hospital: v.hospital(r, pools),
    city: r.pick(pools.cities),
    isFemale,
    pronoun: isFemale ? ['She', 'she', 'her'] : ['He', 'he', 'his'],
  };
}
