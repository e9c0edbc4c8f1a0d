/**
 * Can a rule match a request at all? A guard answers false only where Cedar would find the rule not to apply *and*
 * would find so without an error: then leaving the rule out changes nothing, for an erring rule denies and must be
 * heard. It never says that a rule applies. That is for Cedar.
 *
 * The reasoning, in three values (true, false, undefined for "ask Cedar"):
 *
 *   - Cedar evaluates the scope, then the conditions in the order in which they are written, and stops at the first
 *     that is false (Cedar Policy Language Reference Guide, "Operators": `&&` and `||` short-circuit).
 *   - So `a && b` is false where `a` is, and where `b` is, provided that `a` cannot err (see `mayErr`).
 *   - Whatever is not one of the shapes of `expressions.ts` is undefined.
 *
 * `equivalence.test.ts` compares sliced decisions with Cedar's own over whole sets.
 */
import type { Expr, PolicyJson } from '@cedar-policy/cedar-wasm/nodejs';
import { type AccessRequest, factValue, type Scalar } from './access-request.ts';
import { mayErr, scopeOf, shapeOf } from './expressions.ts';
import { OPERATIONS } from './vocabulary.ts';

export type Guard = (request: AccessRequest) => boolean | undefined;

interface Condition {
  readonly test: Guard;
  readonly isTotal: boolean;
}

export function guardOf(policy: PolicyJson): Guard {
  const written = policy.conditions.map(({ kind, body }) =>
    kind === 'when' ? condition(body) : not(condition(body)),
  );
  const all = [...scopeOf(policy).map(condition), ...written];
  return all.reduceRight((rest, first) => and(first, rest), ALWAYS).test;
}

const ALWAYS: Condition = { test: () => true, isTotal: true };

/** The same for one expression. */
export const guardOfExpression = (expression: Expr): Guard => condition(expression).test;

function condition(expression: Expr): Condition {
  const shape = shapeOf(expression);
  const unknown: Condition = { test: () => undefined, isTotal: !mayErr(expression) };
  switch (shape.is) {
    case '&&':
      return and(condition(shape.left), condition(shape.right));
    case '||': // not (not a and not b)
      return not(and(not(condition(shape.left)), not(condition(shape.right))));
    case 'not':
      return not(condition(shape.arg));
    case 'literal':
      return {
        ...unknown,
        test: () => (typeof shape.value === 'boolean' ? shape.value : undefined),
      };
    case 'has':
      return { ...unknown, test: (request) => factValue(request, shape.fact) !== undefined };
    case 'fact': {
      const isBool = shape.fact.type === 'Bool' && !shape.fact.isSet;
      if (!isBool) return unknown;
      return {
        ...unknown,
        test: (request) => factValue(request, shape.fact) as boolean | undefined,
      };
    }
    case 'kind': {
      const type = scalarOf(shape.of)?.type;
      return type === undefined ? unknown : { ...unknown, test: () => type === shape.type };
    }
    case '==':
    case '!=': {
      const same = sameness(shape.left, shape.right);
      if (same === undefined) return unknown;
      return shape.is === '==' ? { ...unknown, test: same } : not({ ...unknown, test: same });
    }
    case 'in':
      return { ...unknown, test: membership(shape.left, shape.right) ?? unknown.test };
    case 'contains':
    case 'containsAll':
    case 'containsAny':
      return { ...unknown, test: containment(shape.is, shape.left, shape.right) ?? unknown.test };
    case '<':
    case '<=':
    case '>':
    case '>=':
      return { ...unknown, test: order(shape.is, shape.left, shape.right) ?? unknown.test };
    default:
      return unknown;
  }
}

function and(a: Condition, b: Condition): Condition {
  const test: Guard = (request) => {
    const left = a.test(request);
    if (left === false) return false;
    if (left === undefined && !a.isTotal) return undefined; // it may err before `b` is read
    const right = b.test(request);
    if (right === false) return false;
    return left === true && right === true ? true : undefined;
  };
  return { test, isTotal: a.isTotal && b.isTotal };
}

function not({ test, isTotal }: Condition): Condition {
  return {
    test: (request) => {
      const value = test(request);
      return value === undefined ? undefined : !value;
    },
    isTotal,
  };
}

interface Operand<T> {
  readonly type: string;
  readonly of: (request: AccessRequest) => T | undefined;
}

/** A value that is no set: of a fact, of a variable, or written out. */
function scalarOf(expression: Expr): Operand<Scalar> | undefined {
  const shape = shapeOf(expression);
  switch (shape.is) {
    case 'literal':
      return { type: shape.type, of: () => shape.value };
    case 'variable':
      return VARIABLES[shape.name];
    case 'fact': {
      const { fact } = shape;
      if (fact.isSet) return undefined;
      return { type: fact.type, of: (request) => factValue(request, fact) as Scalar | undefined };
    }
    default:
      return undefined;
  }
}

const VARIABLES: Readonly<Record<'principal' | 'action' | 'resource', Operand<Scalar>>> = {
  principal: { type: 'Caller', of: ({ caller }) => caller.id },
  action: { type: 'Action', of: ({ operation }) => operation },
  resource: { type: 'Upstream', of: ({ upstream }) => upstream.name },
};

function setOf(expression: Expr): Operand<readonly Scalar[]> | undefined {
  const shape = shapeOf(expression);
  if (shape.is === 'fact') {
    const { fact } = shape;
    if (!fact.isSet) return undefined;
    return { type: fact.type, of: (request) => factValue(request, fact) as readonly Scalar[] };
  }
  if (shape.is !== 'set') return undefined;
  const elements = shape.elements.map(scalarOf);
  const type = elements[0]?.type ?? 'empty';
  if (!elements.every((element) => element?.type === type)) return undefined;
  const isWrittenOut = shape.elements.every((element) => shapeOf(element).is === 'literal');
  if (isWrittenOut) {
    const values = shape.elements.map((element) => (shapeOf(element) as { value: Scalar }).value);
    return { type, of: () => values };
  }
  return {
    type,
    of: (request) => {
      const values = elements.map((element) => element!.of(request));
      return values.includes(undefined) ? undefined : (values as Scalar[]);
    },
  };
}

function sameness(left: Expr, right: Expr): Guard | undefined {
  const a = scalarOf(left);
  const b = scalarOf(right);
  if (a === undefined || b === undefined || a.type !== b.type) return undefined;
  return (request) => {
    const first = a.of(request);
    const second = b.of(request);
    return first === undefined || second === undefined ? undefined : first === second;
  };
}

function containment(
  operator: 'contains' | 'containsAll' | 'containsAny',
  left: Expr,
  right: Expr,
): Guard | undefined {
  const whole = setOf(left);
  const part = operator === 'contains' ? alone(scalarOf(right)) : setOf(right);
  if (whole === undefined || part === undefined || whole.type !== part.type) return undefined;
  return (request) => {
    const elements = whole.of(request);
    const sought = part.of(request);
    if (elements === undefined || sought === undefined) return undefined;
    return operator === 'containsAny'
      ? sought.some((value) => elements.includes(value))
      : sought.every((value) => elements.includes(value));
  };
}

function alone(operand: Operand<Scalar> | undefined): Operand<readonly Scalar[]> | undefined {
  if (operand === undefined) return undefined;
  return {
    type: operand.type,
    of: (request) => {
      const value = operand.of(request);
      return value === undefined ? undefined : [value];
    },
  };
}

/** `principal in Group::"…"`, `action in Action::"exchange"`; a set on the right means "in any of them". */
function membership(left: Expr, right: Expr): Guard | undefined {
  const member = scalarOf(left);
  const places = alone(scalarOf(right)) ?? setOf(right);
  if (member === undefined || places === undefined) return undefined;
  const isIn = ABOVE[`${member.type} in ${places.type}`];
  if (isIn === undefined) return undefined;
  const isCaller = shapeOf(left).is === 'variable';
  if (!isCaller) return undefined;
  return (request) => {
    const named = places.of(request);
    return named?.some((place) => isIn(request, place));
  };
}

/** What stands above the three variables: a caller's groups, and the one group of actions. */
const ABOVE: Readonly<Record<string, (request: AccessRequest, place: Scalar) => boolean>> = {
  'Caller in Group': ({ caller }, place) => caller.groups.includes(place as string),
  'Caller in Caller': ({ caller }, place) => caller.id === place,
  'Action in Action': ({ operation }, place) =>
    operation === place || (place === 'exchange' && OPERATIONS.includes(operation)),
  'Upstream in Upstream': ({ upstream }, place) => upstream.name === place,
};

function order(operator: '<' | '<=' | '>' | '>=', left: Expr, right: Expr): Guard | undefined {
  const a = scalarOf(left);
  const b = scalarOf(right);
  if (a?.type !== 'Long' || b?.type !== 'Long') return undefined;
  return (request) => {
    const first = a.of(request) as number | undefined;
    const second = b.of(request) as number | undefined;
    if (first === undefined || second === undefined) return undefined;
    if (operator === '<') return first < second;
    if (operator === '<=') return first <= second;
    return operator === '>' ? first > second : first >= second;
  };
}
