/**
 * Forms, walked symbol by symbol. What comes after a node is told apart when it is first walked past:
 * forms are made for each patient of a feed, and in its few texts most are not looked at beyond their
 * first letters.
 */
export class FormTrie<Value> {
  /** By node; the root is 0. The forms that lead to it and beyond, until they are told apart. */
  readonly #beyond: (Entry<Value>[] | undefined)[] = [[]];
  /** Length of what leads to it. */
  readonly #depths = [0];
  /** Of its children, which are nodes in a row: their symbols, and the first of them. */
  readonly #symbols = [''];
  readonly #children = [0];
  readonly #values: (Value[] | undefined)[] = [undefined];

  /** All forms come before the first walk. */
  add(form: string, value: Value): void {
    this.#beyond[0]!.push({ form, value });
  }

  /** The node behind an edge, or -1. */
  next(node: number, symbol: number): number {
    const beyond = this.#beyond[node];
    if (beyond !== undefined) this.#tellApart(node, beyond);
    const symbols = this.#symbols[node]!;
    for (let at = 0; at < symbols.length; at += 1) {
      if (symbols.charCodeAt(at) === symbol) return this.#children[node]! + at;
    }
    return -1;
  }

  /** How many symbols lead to a node. */
  depthOf(node: number): number {
    return this.#depths[node]!;
  }

  /** Of the forms that end at a node. */
  valuesAt(node: number): readonly Value[] | undefined {
    return this.#values[node];
  }

  #tellApart(node: number, beyond: readonly Entry<Value>[]): void {
    const depth = this.#depths[node]!;
    const first = this.#depths.length;
    let symbols = '';
    for (const entry of beyond) {
      if (entry.form.length === depth) continue;
      const symbol = entry.form[depth]!;
      let child = symbols.indexOf(symbol);
      if (child < 0) {
        child = symbols.length;
        symbols += symbol;
        this.#addNode(depth + 1);
      }
      this.#put(first + child, entry);
    }
    this.#beyond[node] = undefined;
    this.#symbols[node] = symbols;
    this.#children[node] = first;
  }

  #addNode(depth: number): void {
    this.#beyond.push([]);
    this.#depths.push(depth);
    this.#symbols.push('');
    this.#children.push(0);
    this.#values.push(undefined);
  }

  #put(node: number, entry: Entry<Value>): void {
    this.#beyond[node]!.push(entry);
    if (entry.form.length > this.#depths[node]!) return;
    const values = this.#values[node];
    if (values === undefined) this.#values[node] = [entry.value];
    else values.push(entry.value);
  }
}

interface Entry<Value> {
  readonly form: string;
  readonly value: Value;
}
