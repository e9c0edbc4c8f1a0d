/**
 * Strings to values, walked one code unit at a time. Built once per exchange and read for every
 * piece of every answer, so nodes are numbers in flat arrays.
 */
export const ROOT = 0;
/** What `step` answers where no stored string goes on. */
export const DEAD = -1;

export class Trie<T> {
  readonly #units: number[] = [0];
  readonly #child: number[] = [0];
  readonly #sibling: number[] = [0];
  readonly #values: (T | undefined)[] = [undefined];
  /** The root has many children: found by table. */
  readonly #first = new Map<number, number>();

  /** Node reached from `node` by `unit`, or DEAD. */
  step(node: number, unit: number): number {
    if (node === ROOT) return this.#first.get(unit) ?? DEAD;
    let child = this.#child[node]!;
    while (child !== 0 && this.#units[child] !== unit) child = this.#sibling[child]!;
    return child === 0 ? DEAD : child;
  }

  /** The same for several units, as a folded character may have. */
  stepAll(node: number, units: string): number {
    let at = node;
    for (let index = 0; index < units.length && at !== DEAD; index += 1) {
      at = this.step(at, units.charCodeAt(index));
    }
    return at;
  }

  value(node: number): T | undefined {
    return this.#values[node];
  }

  hasChildren(node: number): boolean {
    return node === ROOT ? this.#first.size > 0 : this.#child[node] !== 0;
  }

  get(text: string): T | undefined {
    const node = this.stepAll(ROOT, text);
    return node === DEAD ? undefined : this.#values[node];
  }

  /** The value stored at `text`, made first where there is none. */
  at(text: string, make: () => T): T {
    let node = ROOT;
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      const next = this.step(node, unit);
      node = next === DEAD ? this.#add(node, unit) : next;
    }
    const value = this.#values[node] ?? make();
    this.#values[node] = value;
    return value;
  }

  #add(parent: number, unit: number): number {
    const node = this.#units.length;
    this.#units.push(unit);
    this.#child.push(0);
    this.#values.push(undefined);
    if (parent === ROOT) {
      this.#sibling.push(0);
      this.#first.set(unit, node);
    } else {
      this.#sibling.push(this.#child[parent]!);
      this.#child[parent] = node;
    }
    return node;
  }
}
