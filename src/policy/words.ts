/**
 * A condition of a rule in plain English, as it is when it holds and as it is when it does not. What a rule says is all
 * that is said: nothing of a request is in it, so it may be shown to whoever was refused.
 */
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { type Shape, shapeOf } from './expressions.ts';
import { codeWords, type Fact } from './vocabulary.ts';

type Expr = cedar.Expr;

/** @param holds whether to say that it is so, or that it is not */
export function say(expression: Expr, holds: boolean): string {
  const shape = shapeOf(expression);
  const is = holds ? 'is' : 'is not';
  switch (shape.is) {
    case 'not':
      return say(shape.arg, !holds);
    case '&&':
    case '||': {
      const isBoth = (shape.is === '&&') === holds;
      return `${say(shape.left, holds)} ${isBoth ? 'and' : 'or'} ${say(shape.right, holds)}`;
    }
    case 'fact':
      return holds ? shape.fact.words : shape.fact.denial;
    case 'has':
      return `${shape.fact.words} ${shape.fact.isSet ? 'are' : 'is'} ${holds ? 'given' : 'not given'}`;
    case 'literal':
      return `this ${holds === shape.value ? 'always' : 'never'} holds`;
    case '==':
      return equality(shape.left, shape.right, holds);
    case '!=':
      return equality(shape.left, shape.right, !holds);
    case 'in':
      return `${subject(shape.left)} ${is} in ${place(shape.right)}`;
    case 'kind':
      return `${subject(shape.of)} ${is} of the kind ${shape.type}`;
    case 'contains':
    case 'containsAny':
    case 'containsAll':
      return containment(shape, holds);
    case 'isEmpty':
      return `${subject(shape.arg)} are ${holds ? 'empty' : 'not empty'}`;
    case '<':
    case '<=':
    case '>':
    case '>=':
      return `${subject(shape.left)} is ${ORDERS[shape.is][holds ? 0 : 1]} ${subject(shape.right)}`;
    default:
      return `the condition ${source(expression)} ${holds ? 'holds' : 'does not hold'}`;
  }
}

const ORDERS = {
  '<': ['less than', 'at least'],
  '<=': ['at most', 'more than'],
  '>': ['more than', 'at most'],
  '>=': ['at least', 'less than'],
} as const;

/** Two-valued or often asked: a sentence of its own each way. */
const SENTENCES: Readonly<Record<string, readonly [string, string]>> = {
  'hosting outside': ['the model runs outside the organisation', 'the organisation runs the model'],
  'hosting local': ['the organisation runs the model', 'the model runs outside the organisation'],
  'budget exhausted': ['the budget is used up', 'the budget is not used up'],
};

function equality(left: Expr, right: Expr, holds: boolean): string {
  const [a, b] = shapeOf(left).is === 'literal' ? [right, left] : [left, right];
  const fact = shapeOf(a);
  const value = shapeOf(b);
  if (fact.is === 'fact' && value.is === 'literal' && typeof value.value === 'boolean') {
    return say(a, value.value === holds);
  }
  if (fact.is === 'fact' && value.is === 'literal') {
    const sentence = SENTENCES[`${fact.fact.name} ${value.value}`];
    if (sentence !== undefined) return sentence[holds ? 0 : 1];
  }
  return `${subject(a)} ${isSet(fact) ? 'are' : 'is'} ${holds ? '' : 'not '}${subject(b)}`;
}

const isSet = (shape: Shape): boolean => shape.is === 'fact' && shape.fact.isSet;

function containment(shape: Extract<Shape, { left: Expr }>, holds: boolean): string {
  const whole = shapeOf(shape.left);
  if (whole.is === 'set' && shape.is === 'contains') {
    return `${subject(shape.right)} is ${holds ? 'one of' : 'none of'} ${subject(shape.left)}`;
  }
  const part = shapeOf(shape.right);
  const isOne = shape.is === 'contains' || (part.is === 'set' && part.elements.length === 1);
  if (isOne)
    return `${subject(shape.left)} ${holds ? '' : 'do not '}include ${subject(shape.right)}`;
  const several = part.is === 'set' ? `of ${subject(shape.right)}` : `of ${factWords(part)}`;
  if (shape.is === 'containsAll') {
    return `${subject(shape.left)} ${holds ? 'include all' : 'do not include all'} ${several}`;
  }
  return `${subject(shape.left)} include ${holds ? 'one' : 'none'} ${several}`;
}

/** What a sentence is about, or what it is compared with. */
function subject(expression: Expr): string {
  const shape = shapeOf(expression);
  switch (shape.is) {
    case 'variable':
      return { principal: 'the caller', action: 'the operation', resource: 'the upstream' }[
        shape.name
      ];
    case 'fact':
      return factWords(shape);
    case 'literal':
      return value(shape.type, `${shape.value}`);
    case 'set':
      return shape.elements.map(subject).join(', ');
    default:
      return source(expression);
  }
}

function factWords(shape: Shape): string {
  return shape.is === 'fact' ? (shape.fact satisfies Fact).words : 'them';
}

function place(expression: Expr): string {
  const shape = shapeOf(expression);
  if (shape.is === 'fact') return `one of ${shape.fact.words}`;
  if (shape.is !== 'set') return subject(expression);
  return shape.elements.length === 1
    ? subject(shape.elements[0]!)
    : `one of ${subject(expression)}`;
}

function value(type: string, id: string): string {
  // Not everybody who is refused has to know about whom a rule is.
  if (type === 'User') return 'a certain user';
  if (type === 'Group') return `the group ${id}`;
  const words = codeWords(type, id);
  return words === undefined ? id : `${id} (${words})`;
}

/** As Cedar writes it. */
function source(expression: Expr): string {
  const all = { op: 'All' } as const;
  const text = cedar.policyToText({
    effect: 'permit',
    principal: all,
    action: all,
    resource: all,
    conditions: [{ kind: 'when', body: expression }],
  });
  const body = text.type === 'success' ? /when\s*\{([\s\S]*)\}/.exec(text.text)?.[1] : undefined;
  return body === undefined ? 'of the rule' : body.trim().replaceAll(/\s+/g, ' ');
}
