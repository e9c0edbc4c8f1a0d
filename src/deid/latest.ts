/**
 * Values by key, of those asked for lately; the one that was not asked for longest goes first. A value is
 * kept from the second time on: what is asked for once (a patient who is in no other document of a feed)
 * is then gone before it is collected with what is old.
 */
export class Latest<Value> {
  readonly #values = new Map<string, Value | undefined>();
  readonly #max: number;

  constructor(max: number) {
    this.#max = max;
  }

  get(key: string, make: () => Value): Value {
    const isAgain = this.#values.has(key);
    const value = this.#values.get(key) ?? make();
    if (!isAgain && this.#values.size >= this.#max) this.#forgetOldest();
    this.#values.delete(key); // last in the map is latest used
    this.#values.set(key, isAgain ? value : undefined);
    return value;
  }

  #forgetOldest(): void {
    const oldest = this.#values.keys().next();
    if (!oldest.done) this.#values.delete(oldest.value);
  }
}
