/** The values made lately, by key; the one that was not asked for longest goes first. */
export class Latest<Value> {
  readonly #values = new Map<string, Value>();
  readonly #max: number;

  constructor(max: number) {
    this.#max = max;
  }

  get(key: string, make: () => Value): Value {
    let value = this.#values.get(key);
    if (value === undefined) {
      value = make();
      if (this.#values.size >= this.#max) {
        const oldest = this.#values.keys().next();
        if (!oldest.done) this.#values.delete(oldest.value);
      }
    } else this.#values.delete(key); // last in the map is latest used
    this.#values.set(key, value);
    return value;
  }
}
