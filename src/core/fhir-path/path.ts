/**
 * The part of FHIRPath that rules are written in, compiled to functions over nodes. What is not in it is
 * refused by name, never read as something near it.
 *
 *     path      Patient.name, Resource.id, a | b, (a), path as Type
 *     steps     .where(…) .ofType(T) .as(T) .first() .last() .children() .descendants()
 *               .extension('url') .nodesByType('T') .nodesByName('x')
 *     condition = != < <= > >= in and or  is  exists() empty() not()
 *               startsWith('…') endsWith('…') contains('…')
 *     literals  'text' 12.5 true false @2020-01-01 $this
 *
 * `nodesByType` and `nodesByName` are of Microsoft's anonymizer: whatever stands below and has the type or
 * the name, without what other resources within hold.
 *
 * Source  HL7 FHIRPath N1 (ANSI/HL7 NMN R1-2020)
 */
import { isKnownType, isTypeName, RESOURCES } from './element-types.ts';
import { type FhirNode, withinResource } from './node.ts';
import { RESOURCE_TYPES } from './resource-types.ts';
import { type Token, tokensOf } from './tokens.ts';

type Literal = string | number | boolean;
type Item = FhirNode | Literal;

/** From what is in focus to what is selected. */
type Step = (focus: readonly Item[]) => readonly Item[];

/** @returns why not, in words, where it cannot be read */
export function compilePath(path: string): ((root: FhirNode) => readonly FhirNode[]) | string {
  const step = compile(path);
  if (typeof step === 'string') return step;
  return (root) => step([root]).filter(isNode);
}

/** Of `$this`, a value. */
export function compileCondition(condition: string): ((value: Literal) => boolean) | string {
  const step = compile(condition);
  return typeof step === 'string' ? step : (value) => isTrue(step([value]));
}

/** What a literal says; undefined for any other expression. */
export function literalOf(expression: string): string | undefined {
  const tokens = tokensOf(expression);
  const [literal, end] = tokens ?? [];
  if (end?.kind !== 'end' || literal === undefined || tokens?.length !== 2) return undefined;
  if (literal.kind === 'name') return isBoolean(literal.text) ? literal.text : undefined;
  return literal.kind === 'sign' ? undefined : literal.text;
}

const LENGTH_MAX = 1024;
const DEPTH_MAX = 16;

function compile(expression: string): Step | string {
  if (expression.length > LENGTH_MAX) return `it is longer than ${LENGTH_MAX} characters`;
  const tokens = tokensOf(expression);
  if (tokens === undefined) return 'a character in it is of no expression that is read here';
  try {
    return new Parser(tokens).whole();
  } catch (thrown) {
    if (thrown instanceof Refused) return thrown.message;
    throw thrown;
  }
}

class Refused extends Error {}

class Parser {
  readonly #tokens: readonly Token[];
  /** Steps that select resources alone, and of which type. */
  readonly #resources = new Map<Step, string>();
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Step {
    const step = this.#or();
    if (this.#next.kind !== 'end') throw this.#refused();
    return step;
  }

  get #next(): Token {
    return this.#tokens[this.#at]!;
  }

  #take(text: string, kind: Token['kind'] = 'sign'): boolean {
    const isIt = this.#next.kind === kind && this.#next.text === text;
    if (isIt) this.#at += 1;
    return isIt;
  }

  #need(text: string): void {
    if (!this.#take(text)) throw this.#refused();
  }

  #refused(): Refused {
    const { kind, text } = this.#next;
    if (kind === 'end') return new Refused('it ends too early');
    return new Refused(kind === 'string' ? 'a text stands where none is read' : `no ${text} here`);
  }

  #or(): Step {
    this.#depth += 1;
    if (this.#depth > DEPTH_MAX) throw new Refused(`it is nested more than ${DEPTH_MAX} deep`);
    let step = this.#and();
    while (this.#take('or', 'name')) {
      const [one, other] = [step, this.#and()];
      step = (focus) => [isTrue(one(focus)) || isTrue(other(focus))];
    }
    this.#depth -= 1;
    return step;
  }

  #and(): Step {
    let step = this.#comparison();
    while (this.#take('and', 'name')) {
      const [one, other] = [step, this.#comparison()];
      step = (focus) => [isTrue(one(focus)) && isTrue(other(focus))];
    }
    return step;
  }

  #comparison(): Step {
    const one = this.#union();
    for (const [sign, holds] of COMPARISONS) {
      if (!this.#take(sign)) continue;
      const other = this.#union();
      return (focus) => compared(one(focus), other(focus), holds);
    }
    if (!this.#take('in', 'name')) return one;
    const others = this.#union();
    return (focus) => {
      const values = others(focus).map(valueIn);
      return one(focus).map((item) => values.includes(valueIn(item)));
    };
  }

  #union(): Step {
    let step = this.#typed();
    while (this.#take('|')) {
      const [one, other] = [step, this.#typed()];
      step = (focus) => [...new Set([...one(focus), ...other(focus)])];
    }
    return step;
  }

  #typed(): Step {
    const step = this.#path();
    if (this.#take('as', 'name')) {
      const isOf = this.#type();
      this.#assertMayBe(step, this.#tokens[this.#at - 1]!.text);
      return (focus) => step(focus).filter(isOf);
    }
    if (!this.#take('is', 'name')) return step;
    const isOf = this.#type();
    return (focus) => step(focus).map(isOf);
  }

  #path(): Step {
    let step = this.#first();
    while (this.#take('.')) {
      const { text } = this.#next;
      const [before, after] = [step, this.#member()];
      if (text === 'ofType' || text === 'as') {
        this.#assertMayBe(before, this.#tokens[this.#at - 2]!.text);
      }
      step = (focus) => after(before(focus));
      const resource = this.#resources.get(before);
      if (resource !== undefined && FILTERS.has(text)) this.#resources.set(step, resource);
    }
    if (this.#next.text === '[' && this.#next.kind === 'sign') {
      throw new Refused('no indexes: name the elements with where(…)');
    }
    return step;
  }

  #first(): Step {
    const { kind, text } = this.#next;
    if (kind === 'sign' && this.#take('(')) {
      const step = this.#or();
      this.#need(')');
      return step;
    }
    if (kind === 'name') {
      if (isBoolean(text) && this.#take(text, 'name')) return () => [text === 'true'];
      if (this.#take('$this', 'name')) return (focus) => focus;
      if (/^[A-Z]/.test(text)) return this.#root(text);
      return this.#member();
    }
    if (kind === 'end' || kind === 'sign') throw this.#refused();
    this.#at += 1;
    const literal = kind === 'number' ? Number(text) : text;
    return () => [literal];
  }

  /** The resource itself, by its type. */
  #root(type: string): Step {
    if (!RESOURCES.has(type) && !RESOURCE_TYPES.has(type)) {
      throw new Refused(`${type} is no resource of FHIR R4`);
    }
    this.#at += 1;
    const step: Step = (focus) =>
      focus.filter((item) => isNode(item) && item.isResource && isA(item, type));
    this.#resources.set(step, type);
    return step;
  }

  /** What a resource can never be would name nothing, and the value would stay. */
  #assertMayBe(step: Step, type: string): void {
    const resource = this.#resources.get(step) ?? type;
    if (resource === type || RESOURCES.has(type)) return;
    if (RESOURCES.has(resource) && RESOURCE_TYPES.has(type)) return;
    const remedy = 'name the element first, as in Observation.value.ofType(Quantity)';
    throw new Refused(`${resource} is no ${type}: ${remedy}`);
  }

  #member(): Step {
    const { kind, text } = this.#next;
    if (kind !== 'name') throw this.#refused();
    this.#at += 1;
    return this.#take('(') ? this.#call(text) : (focus) => childrenOf(focus, text);
  }

  #call(name: string): Step {
    const step = this.#function(name);
    this.#need(')');
    return step;
  }

  #function(name: string): Step {
    switch (name) {
      case 'where': {
        const condition = this.#or();
        return (focus) => focus.filter((item) => isTrue(condition([item])));
      }
      case 'exists': {
        if (this.#next.text === ')') return (focus) => [focus.length > 0];
        const condition = this.#or();
        return (focus) => [focus.some((item) => isTrue(condition([item])))];
      }
      case 'ofType':
      case 'as': {
        const isOf = this.#type();
        return (focus) => focus.filter(isOf);
      }
      case 'is': {
        const isOf = this.#type();
        return (focus) => focus.map(isOf);
      }
      case 'nodesByType': {
        const type = knownType(this.#text());
        return (focus) => below(focus).filter((node) => isA(node, type));
      }
      case 'nodesByName': {
        const wanted = this.#text();
        return (focus) => below(focus).filter((node) => isNamed(node, wanted));
      }
      case 'extension': {
        const url = this.#text();
        return (focus) =>
          childrenOf(focus, 'extension').filter((item) =>
            childrenOf([item], 'url').some((child) => valueIn(child) === url),
          );
      }
      case 'startsWith':
      case 'endsWith':
      case 'contains': {
        const part = this.#text();
        return (focus) => focus.map((item) => String(valueIn(item) ?? '')[TESTS[name]](part));
      }
      default: {
        const step = PLAIN[name];
        if (step === undefined || !Object.hasOwn(PLAIN, name)) {
          throw new Refused(`the function ${name} is not read here`);
        }
        return step;
      }
    }
  }

  #text(): string {
    const { kind, text } = this.#next;
    if (kind !== 'string') throw new Refused('write a text in single quotes as the argument');
    this.#at += 1;
    return text;
  }

  #type(): (item: Item) => boolean {
    let { kind, text } = this.#next;
    if (kind === 'name' && (text === 'FHIR' || text === 'System')) {
      this.#at += 1;
      this.#need('.');
      ({ kind, text } = this.#next);
    }
    if (kind !== 'name') throw this.#refused();
    if (!isTypeName(text)) throw new Refused(`${text} is no type that is told apart here`);
    this.#at += 1;
    return (item) => isNode(item) && isA(item, text);
  }
}

/** Functions that leave what is in focus, or nothing. */
const FILTERS: ReadonlySet<string> = new Set(['where', 'ofType', 'as', 'first', 'last']);

const TESTS = { startsWith: 'startsWith', endsWith: 'endsWith', contains: 'includes' } as const;

/** Functions without arguments. */
const PLAIN: Readonly<Record<string, Step>> = {
  empty: (focus) => [focus.length === 0],
  not: (focus) => (focus.length === 0 ? [] : [!isTrue(focus)]),
  first: (focus) => focus.slice(0, 1),
  last: (focus) => focus.slice(-1),
  children: (focus) => focus.filter(isNode).flatMap(({ children }) => children),
  descendants: (focus) => below(focus).filter((node) => !focus.includes(node)),
};

type Holds = (one: Literal, other: Literal) => boolean;

/** Signs that begin others stand after them. */
const COMPARISONS: readonly (readonly [string, Holds])[] = [
  ['=', (one, other) => one === other],
  ['!=', (one, other) => one !== other],
  ['<=', (one, other) => one <= other],
  ['>=', (one, other) => one >= other],
  ['<', (one, other) => one < other],
  ['>', (one, other) => one > other],
];

/** Values of two kinds are neither equal nor in order; of nothing nothing is told. */
function compared(ones: readonly Item[], others: readonly Item[], holds: Holds): boolean[] {
  const [one, other] = [valueIn(ones[0]), valueIn(others[0])];
  if (one === undefined || other === undefined || ones.length !== 1 || others.length !== 1) {
    return [];
  }
  return [typeof one === typeof other && holds(one, other)];
}

const isNode = (item: Item): item is FhirNode => typeof item === 'object';

const valueIn = (item: Item | undefined): Literal | undefined =>
  typeof item === 'object' ? item.value : item;

/** One `true`, or a value there is no other word for: FHIRPath takes a single item for true. */
const isTrue = (items: readonly Item[]): boolean =>
  items.length === 1 && valueIn(items[0]!) !== false;

const isBoolean = (text: string): boolean => text === 'true' || text === 'false';

const isNamed = ({ name, key }: FhirNode, wanted: string): boolean =>
  name === wanted || key === wanted;

const isA = ({ type, isResource }: FhirNode, wanted: string): boolean =>
  type === wanted || (isResource && RESOURCES.has(wanted));

function childrenOf(focus: readonly Item[], name: string): FhirNode[] {
  return focus
    .filter(isNode)
    .flatMap(({ children }) => children.filter((child) => isNamed(child, name)));
}

function below(focus: readonly Item[]): readonly FhirNode[] {
  const nodes = focus.filter(isNode);
  if (nodes.length === 1) return withinResource(nodes[0]!);
  return [...new Set(nodes.flatMap(withinResource))];
}

function knownType(type: string): string {
  if (isKnownType(type)) return type;
  throw new Refused(`nodesByType('${type}') is not told apart here: name the elements`);
}
