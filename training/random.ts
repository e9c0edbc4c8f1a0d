/**
 * A seeded source of choices (sfc32): the same seed gives the same documents and the same weights on
 * every machine. No clock and no `Math.random` anywhere in training.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #count = 1;

  constructor(seed: number) {
    this.#a = 0x9e3779b9 | 0;
    this.#b = 0x243f6a88 | 0;
    this.#c = seed | 0;
    for (let at = 0; at < 16; at += 1) this.next();
  }

  /** At least 0, less than 1. */
  next(): number {
    const sum = (this.#a + this.#b + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    this.#c |= 0;
    return (sum >>> 0) / 4294967296;
  }

  /** From `from` to `to`, both included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Item>(list: readonly Item[]): Item {
    return list[Math.floor(this.next() * list.length)]!;
  }

  /** Mostly from the front of the list: popular entries first. */
  pickFront<Item>(list: readonly Item[]): Item {
    const place = this.next();
    return list[Math.floor(place * place * list.length)]!;
  }

  digits(count: number): string {
    let text = '';
    for (let at = 0; at < count; at += 1) text += this.int(0, 9);
    return text;
  }

  letters(count: number): string {
    let text = '';
    for (let at = 0; at < count; at += 1) text += String.fromCharCode(65 + this.int(0, 25));
    return text;
  }

  /** `#` becomes a digit, `@` a capital letter, `%` a digit from 1 to 9. */
  form(form: string): string {
    return form.replace(/[#@%]/g, (mark) =>
      mark === '#' ? this.digits(1) : mark === '@' ? this.letters(1) : String(this.int(1, 9)),
    );
  }
}
