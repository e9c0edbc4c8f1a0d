/**
 * What rules say of one resource: for each place that one of them names, what is done there.
 *
 * The first rule of the list that names an element, or anything that it stands in, decides on it. A resource
 * within another (an entry of a Bundle, a contained one) is judged on its own, but for what redacts or
 * replaces its surroundings. A rule that has no meaning for a value (a shift of a word, noise on a text)
 * leaves it to the profile.
 */
import { Failure } from '../../../core/failures.ts';
import type { FhirAction, FhirRule, FhirRuleTreatment } from '../../../core/fhir-path/fhir-rule.ts';
import type { FhirNode } from '../../../core/fhir-path/node.ts';
import { compileCondition, compilePath, literalOf } from '../../../core/fhir-path/path.ts';
import { ruleFault } from '../../../core/fhir-path/rule-fault.ts';
import { fhirNodes } from './nodes.ts';

/** By offset of the value in the source. */
export type RuledPlaces = ReadonlyMap<number, FhirAction>;

type Value = string | number | boolean;

/** What a rule does to a primitive; undefined where it has no meaning there. */
type Treat = (node: FhirNode, value: Value) => Doing | undefined;
type Doing = FhirAction extends infer A ? (A extends unknown ? Omit<A, 'rule'> : never) : never;

interface Compiled {
  readonly id: string;
  readonly select: (root: FhirNode) => readonly FhirNode[];
  readonly treat: Treat;
  /** Of what is replaced as a whole by an object. */
  readonly object: string | undefined;
  /** Nothing within what it names stays. */
  readonly isWhole: boolean;
}

/** @throws Failure config_invalid for rules of which `ruleFault` tells something */
export function compileRules(rules: readonly FhirRule[]): (source: string) => RuledPlaces {
  const compiled = rules.map(compileRule);
  return (source) => {
    const places = new Map<number, FhirAction>();
    judge(fhirNodes(source), compiled, places);
    return places;
  };
}

function compileRule(rule: FhirRule, index: number): Compiled {
  const { path, treatment } = rule;
  const select = compilePath(path);
  const fault = ruleFault(rule);
  if (typeof select === 'string' || fault !== undefined) {
    throw new Failure('config_invalid', { at: `rule ${index + 1}`, remedy: fault ?? 'no path' });
  }
  const json = treatment.method === 'substitute' ? treatment.json : '';
  return {
    id: `fhir-rule/${index + 1}`,
    select,
    treat: treatOf(treatment),
    object: json.startsWith('{') ? json : undefined,
    isWhole: treatment.method === 'redact' || treatment.method === 'substitute',
  };
}

function judge(resource: FhirNode, rules: readonly Compiled[], places: Map<number, FhirAction>) {
  const first = new Map<FhirNode, number>();
  rules.forEach(({ select }, index) => {
    for (const node of select(resource)) if (!first.has(node)) first.set(node, index);
  });
  const visit = (node: FhirNode, around: number): void => {
    const index = Math.min(around, first.get(node) ?? Number.POSITIVE_INFINITY);
    const rule = rules[index];
    if (rule !== undefined) act(node, rule, places);
    for (const child of node.children) {
      if (!child.isResource || rule?.isWhole) visit(child, index);
      else judge(child, rules, places);
    }
  };
  visit(resource, Number.POSITIVE_INFINITY);
}

function act(node: FhirNode, { id, treat, object }: Compiled, places: Map<number, FhirAction>) {
  if (object !== undefined && isReplaceable(node)) {
    places.set(node.at, { rule: id, method: 'replace', text: object });
  }
  if (node.value === undefined || isExtensionUrl(node)) return;
  const doing = treat(node, node.value);
  if (doing !== undefined) places.set(node.at, { ...doing, rule: id } as FhirAction);
}

/** What an extension means: it goes with its value, and is none itself. */
const isExtensionUrl = ({ name, parent }: FhirNode): boolean =>
  name === 'url' && parent?.type === 'Extension';

/** An object, and no resource, which would no longer be one. */
const isReplaceable = ({ value, isResource, children }: FhirNode): boolean =>
  value === undefined && !isResource && children.length > 0;

function treatOf(treatment: FhirRuleTreatment): Treat {
  switch (treatment.method) {
    case 'keep':
      return () => ({ method: 'keep' });
    case 'redact':
      return (node) => redacted(node, treatment);
    case 'shift':
      return (node) => (isDate(node) ? shifted(node, treatment.scope) : undefined);
    case 'pseudonym':
      return (node, value) => ({ method: isCodable(node, value) ? 'pseudonym' : 'redact' });
    case 'substitute': {
      const { json } = treatment;
      const kind = kindOf(json);
      const text = kind === 'string' ? (JSON.parse(json) as string) : json;
      return (_, value) =>
        kind === typeof value ? { method: 'replace', text } : { method: 'redact' };
    }
    case 'perturb': {
      const { span, isProportional, decimals } = treatment;
      return (_, value) =>
        typeof value !== 'number'
          ? undefined
          : {
              method: 'perturb',
              span,
              isProportional,
              decimals: decimals ?? (Number.isInteger(value) ? 0 : 2),
            };
    }
    case 'generalise':
      return generalised(treatment);
  }
}

const DATES: ReadonlySet<string> = new Set(['date', 'dateTime', 'instant']);

const isDate = ({ type }: FhirNode): boolean => DATES.has(type ?? '');

/** Does a code in its place leave it what it is: a word, an id, a number? */
const isCodable = (node: FhirNode, value: Value): boolean =>
  typeof value !== 'boolean' &&
  !isDate(node) &&
  node.type !== 'base64Binary' &&
  node.parent?.type !== 'Narrative';

function redacted(
  node: FhirNode,
  treatment: Extract<FhirRuleTreatment, { method: 'redact' }>,
): Doing {
  const { keepsYears, keepsAges, keepsZip3, restrictedZip3: restricted } = treatment;
  const around = node.parent?.type;
  if (keepsYears && isDate(node)) return { method: 'year' };
  if (keepsZip3 && around === 'Address' && node.name === 'postalCode') {
    return { method: 'zip3', restricted };
  }
  if (keepsAges && around === 'Age') {
    if (node.name === 'value') return { method: 'age-90' };
    // A number of what? Weeks are no years.
    if (AGE_UNITS.has(node.name)) return { method: 'keep' };
  }
  return { method: 'redact' };
}

const AGE_UNITS: ReadonlySet<string> = new Set(['unit', 'system', 'code']);

/** A resource without an id moves as its document does. */
function shifted(node: FhirNode, scope: 'resource' | 'all' | undefined): Doing {
  if (scope === undefined) return { method: 'shift' };
  if (scope === 'all') return { method: 'shift', scope: 'all documents' };
  let resource = node;
  while (!resource.isResource && resource.parent !== undefined) resource = resource.parent;
  const id = resource.children.find(({ key }) => key === 'id')?.value;
  return id === undefined
    ? { method: 'shift' }
    : { method: 'shift', scope: `${resource.type}/${id}` };
}

function kindOf(json: string): string {
  if (json.startsWith('"')) return 'string';
  if (json.startsWith('{')) return 'object';
  return json === 'true' || json === 'false' ? 'boolean' : 'number';
}

function generalised({
  cases,
  others,
}: Extract<FhirRuleTreatment, { method: 'generalise' }>): Treat {
  const compiled = cases.map(({ condition, value }) => ({
    holds: compileCondition(condition) as (value: Value) => boolean,
    text: literalOf(value)!,
  }));
  return (_, value) => {
    const found = compiled.find(({ holds }) => holds(value));
    return found === undefined ? { method: others } : { method: 'replace', text: found.text };
  };
}
