/** What all slots are made with. */
import * as people from './person.ts';
import type { Piece, Scene, Tag } from './scene.ts';
import * as v from './values.ts';
import { COUNTRIES } from './words.ts';

/** By name: what a slot of a template is filled with. */
export type Slots = Readonly<Record<string, (s: Scene) => Piece[]>>;

export const one = (text: string, tag?: Tag): Piece[] => [{ text, tag }];
/** Somebody who is cited, as authors are. */
export const cited = (text: string): Piece[] => [{ text, tag: undefined, isCited: true }];
export const r0 = (s: Scene, forms: readonly string[]) => s.r.pick(forms);
export const doctor = (s: Scene) => s.r.pick(s.doctors);
export const relative = (s: Scene) => s.r.pick(s.relatives);
export const anybody = (s: Scene) => people.newPerson(s.r, s.pools, s.language);
export const city = (s: Scene) => (s.r.chance(0.4) ? s.city : s.r.pick(s.pools.cities));
export const region = (s: Scene) =>
  one(s.r.chance(0.5) ? s.r.pick(v.STATES) : s.r.pick(COUNTRIES), 'REGION');
