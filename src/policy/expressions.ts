/**
 * Reading the conditions of a rule: Cedar's JSON form of an expression, as the few shapes that the rest of this folder
 * looks for. Whatever has another shape is left to Cedar.
 */
import type {
  Clause,
  EntityUidJson,
  Expr,
  PolicyJson,
  TypeAndId,
} from '@cedar-policy/cedar-wasm/nodejs';
import { type Fact, factNamed, type Owner } from './vocabulary.ts';

/** Operators whose operands are a left and a right one. */
const BINARY = [
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '&&',
  '||',
  'in',
  'contains',
  'containsAll',
  'containsAny',
] as const;
type Binary = (typeof BINARY)[number];

export type Shape =
  | { readonly is: 'literal'; readonly type: string; readonly value: string | number | boolean }
  | { readonly is: 'set'; readonly elements: readonly Expr[] }
  | { readonly is: 'variable'; readonly name: 'principal' | 'action' | 'resource' }
  | { readonly is: 'fact'; readonly fact: Fact }
  | { readonly is: 'has'; readonly fact: Fact }
  | { readonly is: 'not' | 'isEmpty'; readonly arg: Expr }
  | { readonly is: Binary; readonly left: Expr; readonly right: Expr }
  | { readonly is: 'kind'; readonly of: Expr; readonly type: string }
  | { readonly is: 'choice'; readonly if: Expr; readonly then: Expr; readonly else: Expr }
  | { readonly is: 'other' };

const OTHER: Shape = { is: 'other' };

export function shapeOf(expression: Expr): Shape {
  const [operator, body] = Object.entries(expression)[0] as [string, never];
  switch (operator) {
    case 'Value':
      return literal(body);
    case 'Set':
      return { is: 'set', elements: body };
    case 'Var':
      return body === 'context' ? OTHER : { is: 'variable', name: body };
    case '.':
      return attribute('fact', body);
    case 'has':
      return attribute('has', body);
    case '!':
      return { is: 'not', arg: (body as { arg: Expr }).arg };
    case 'isEmpty':
      return { is: 'isEmpty', arg: (body as { arg: Expr }).arg };
    case 'is': {
      const { left, entity_type: type, in: within } = body as IsExpression;
      return within === undefined ? { is: 'kind', of: left, type } : OTHER;
    }
    case 'if-then-else':
      return { is: 'choice', ...(body as { if: Expr; then: Expr; else: Expr }) };
    default:
      return isBinary(operator) ? { is: operator, ...(body as Operands) } : OTHER;
  }
}

interface Operands {
  readonly left: Expr;
  readonly right: Expr;
}

interface IsExpression {
  readonly left: Expr;
  readonly entity_type: string;
  readonly in?: Expr;
}

const isBinary = (operator: string): operator is Binary =>
  (BINARY as readonly string[]).includes(operator);

function literal(value: unknown): Shape {
  switch (typeof value) {
    case 'string':
      return { is: 'literal', type: 'String', value };
    case 'number':
      return { is: 'literal', type: 'Long', value };
    case 'boolean':
      return { is: 'literal', type: 'Bool', value };
  }
  const entity = (value as { __entity?: { type: string; id: string } } | null)?.__entity;
  if (entity === undefined) return OTHER;
  return { is: 'literal', type: entity.type, value: entity.id };
}

function attribute(is: 'fact' | 'has', body: { left: Expr; attr: string | string[] }): Shape {
  const owner = ownerOf(body.left);
  if (owner === undefined || typeof body.attr !== 'string') return OTHER; // `has a.b`
  const fact = factNamed(owner, body.attr);
  return fact === undefined ? OTHER : { is, fact };
}

/** Whose attributes are asked for: `context`, `resource`, `context.user`, `context.useCase`. */
function ownerOf(expression: Expr): Owner | undefined {
  if ('Var' in expression) {
    if (expression.Var === 'context') return 'context';
    return expression.Var === 'resource' ? 'Upstream' : undefined;
  }
  const shape = shapeOf(expression);
  if (shape.is !== 'fact' || shape.fact.isSet) return undefined;
  const { type } = shape.fact;
  return type === 'User' || type === 'UseCase' ? type : undefined;
}

/** The expressions inside one, whatever its shape. */
export function childrenOf(expression: Expr): Expr[] {
  const [operator, body] = Object.entries(expression)[0] as [string, unknown];
  if (operator === 'Value' || operator === 'Var' || operator === 'Slot') return [];
  if (Array.isArray(body)) return body; // a set, an extension function
  const inner = Object.entries(body as Record<string, unknown>);
  return inner.flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && name !== 'pattern'
      ? [value as Expr]
      : [],
  );
}

/**
 * Whether evaluating can end in an error although the policy passed Cedar's strict validation. What is left are
 * integer overflow, extension functions, and attributes of an entity that is not there; ours always are.
 */
export function mayErr(expression: Expr): boolean {
  const operator = Object.keys(expression)[0]!;
  if (!CANNOT_ERR.has(operator)) return true;
  const isAccess = operator === '.' || operator === 'has';
  if (isAccess) return shapeOf(expression).is === 'other';
  return childrenOf(expression).some(mayErr);
}

const CANNOT_ERR: ReadonlySet<string> = new Set([
  ...BINARY,
  ...['Value', 'Var', 'Set', 'Record', '.', 'has', '!', 'isEmpty', 'is', 'like', 'if-then-else'],
]);

/** `when` and `unless` of a rule as one list of expressions that must all be true, in Cedar's order. */
export function conditionsOf({ conditions }: Pick<PolicyJson, 'conditions'>): Expr[] {
  return conditions.flatMap(({ kind, body }: Clause) =>
    kind === 'when' ? conjuncts(body) : denied(body),
  );
}

function conjuncts(expression: Expr): Expr[] {
  if ('&&' in expression) {
    const { left, right } = expression['&&'] as Operands;
    return [...conjuncts(left), ...conjuncts(right)];
  }
  if ('!' in expression) return denied((expression['!'] as { arg: Expr }).arg);
  return [expression];
}

/** `!(a || b)` is `!a && !b`, in the same order. */
function denied(expression: Expr): Expr[] {
  if ('||' in expression) {
    const { left, right } = expression['||'] as Operands;
    return [...denied(left), ...denied(right)];
  }
  if ('!' in expression) return conjuncts((expression['!'] as { arg: Expr }).arg);
  return [{ '!': { arg: expression } }];
}

/** The scope of a rule as expressions that must all be true; none of them can err. */
export function scopeOf({ principal, action, resource }: PolicyJson): Expr[] {
  return [
    ...constraint({ Var: 'principal' }, principal),
    ...constraint({ Var: 'action' }, action),
    ...constraint({ Var: 'resource' }, resource),
  ];
}

/** Of a policy, which has no slots: templates are refused. */
function constraint(left: Expr, written: object): Expr[] {
  const { op, entity, entities, entity_type: type, in: within } = written as Constraint;
  if (op === 'is') {
    const kind: Expr = { is: { left, entity_type: type ?? '' } };
    return within === undefined ? [kind] : [kind, ...constraint(left, { op: 'in', ...within })];
  }
  const named = entities ?? (entity === undefined ? [] : [entity]);
  if (named.length === 0) return [];
  const values = named.map((uid): Expr => ({ Value: { __entity: typeAndId(uid) } }));
  const right = values.length === 1 ? values[0]! : { Set: values };
  return [op === '==' ? { '==': { left, right } } : { in: { left, right } }];
}

interface Constraint {
  readonly op: 'All' | '==' | 'in' | 'is';
  readonly entity?: EntityUidJson;
  readonly entities?: readonly EntityUidJson[];
  readonly entity_type?: string;
  readonly in?: { readonly entity?: EntityUidJson };
}

function typeAndId(uid: EntityUidJson): TypeAndId {
  return '__entity' in uid ? uid.__entity : uid;
}
