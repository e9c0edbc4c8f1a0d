/**
 * A place in a document that can carry text: what `formats/` find, `deid/` searches and replaces.
 *
 * - `text`   free text.
 * - `token`  an id-like word with a restricted alphabet (tool name, call id, property key of a
 *            schema): when anything in it identifies, the whole token is replaced.
 * - `number` a JSON number, as written: only a number may stand in for it.
 */
export interface Locus {
  readonly kind: 'text' | 'token' | 'number';
  /** JSON pointer-like place, without values from free-form objects: `messages[2].content`. */
  readonly path: string;
  readonly text: string;
  /**
   * The key of the free-form object that the value stands under (`mrn` in tool arguments): evidence
   * for detection. Patient text like any other, so never shown.
   */
  readonly label?: string;
}
