/**
 * Forms, walked symbol by symbol. Nodes are numbers and all edges stand in one table (open addressing,
 * linear probing), because a trie is built for each patient of a feed: some thousand small objects each
 * time would cost more than all searches.
 */

const CAPACITY = 64;

/** Of a trie that nothing was added to: one empty place. */
const NO_EDGES = new Int32Array(1);
const NO_SYMBOLS = new Uint16Array(1);

export class FormTrie<Value> {
  /** Of an edge: its parent and one more, so that 0 is an empty place; its symbol; its child. */
  #parents = NO_EDGES;
  #symbols = NO_SYMBOLS;
  #children = NO_EDGES;
  #edges = 0;
  /** By node; the root is 0. */
  readonly #values: (Value[] | undefined)[] = [undefined];

  add(form: string, value: Value): void {
    let node = 0;
    for (let at = 0; at < form.length; at += 1) {
      const symbol = form.charCodeAt(at);
      const next = this.next(node, symbol);
      node = next < 0 ? this.#grow(node, symbol) : next;
    }
    const values = this.#values[node];
    if (values === undefined) this.#values[node] = [value];
    else values.push(value);
  }

  /** The node behind an edge, or -1. */
  next(node: number, symbol: number): number {
    const parents = this.#parents;
    const mask = parents.length - 1;
    for (let place = placeOf(node, symbol, mask); ; place = (place + 1) & mask) {
      const parent = parents[place]!;
      if (parent === 0) return -1;
      if (parent === node + 1 && this.#symbols[place] === symbol) return this.#children[place]!;
    }
  }

  /** Of the forms that end at a node. */
  valuesAt(node: number): readonly Value[] | undefined {
    return this.#values[node];
  }

  #grow(node: number, symbol: number): number {
    if (2 * (this.#edges + 1) > this.#parents.length) this.#widen();
    const child = this.#values.length;
    this.#values.push(undefined);
    this.#put(node + 1, symbol, child);
    this.#edges += 1;
    return child;
  }

  #put(parent: number, symbol: number, child: number): void {
    const mask = this.#parents.length - 1;
    let place = placeOf(parent - 1, symbol, mask);
    while (this.#parents[place] !== 0) place = (place + 1) & mask;
    this.#parents[place] = parent;
    this.#symbols[place] = symbol;
    this.#children[place] = child;
  }

  #widen(): void {
    const [parents, symbols, children] = [this.#parents, this.#symbols, this.#children];
    const capacity = Math.max(CAPACITY, 4 * parents.length);
    this.#parents = new Int32Array(capacity);
    this.#symbols = new Uint16Array(capacity);
    this.#children = new Int32Array(capacity);
    for (let place = 0; place < parents.length; place += 1) {
      if (parents[place] !== 0) this.#put(parents[place]!, symbols[place]!, children[place]!);
    }
  }
}

function placeOf(node: number, symbol: number, mask: number): number {
  const hash = Math.imul(node, 0x9e3779b1) ^ Math.imul(symbol, 0x85ebca6b);
  return (hash ^ (hash >>> 15)) & mask;
}
