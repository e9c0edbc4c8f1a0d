/**
 * FHIR R4 `Consent`, read once when it comes from its source. Reading is strict: a modifier
 * extension, an element that R4 does not have (R5 moved half of them) or one of the wrong shape
 * marks the consent, or the provision it stands in, as not understood. `evaluate.ts` holds such a
 * mark against disclosure; nothing here throws.
 *
 * Source  FHIR R4 §6.2 Consent; §2.4 on modifier extensions, which SHALL NOT be ignored
 */
import { isObject, type Json, type JsonObject } from '../../core/json.ts';
import { relativeReference } from '../reference.ts';
import { BASE_RULES, FORMS, SYSTEM, systemOf } from './codes.ts';
import type { Period } from './instants.ts';
import { oneOf } from './truths.ts';

/** An absent system or code is the empty string, which no system is and no code. */
export interface Coding {
  readonly system: string;
  readonly code: string;
}

export interface Actor {
  readonly role: readonly Coding[];
  readonly reference?: string;
  /** `system|value`, of a logical reference. */
  readonly identifier?: string;
}

export interface Provision {
  /** FHIRPath within the consent: `provision.provision[1]`. */
  readonly path: string;
  readonly type?: 'permit' | 'deny';
  readonly period?: Period;
  readonly actors: readonly Actor[];
  /** Concepts: codings that mean the same. */
  readonly actions: readonly (readonly Coding[])[];
  readonly labels: readonly Coding[];
  readonly purposes: readonly Coding[];
  readonly classes: readonly Coding[];
  readonly codes: readonly (readonly Coding[])[];
  readonly dataPeriod?: Period;
  readonly data: readonly { readonly meaning: string; readonly reference?: string }[];
  readonly nested: readonly Provision[];
  /** Something in it is not understood. */
  readonly problem?: ReadProblem;
}

export type ReadProblem =
  | 'modifier_extension'
  | 'implicit_rules'
  | 'unknown_element'
  | 'wrong_shape'
  | 'nested_too_deep';

/** What a scope of R4 (consentscope) is about. */
export type Scope = 'patient-privacy' | 'research' | 'treatment' | 'adr';

export interface Consent {
  /** `Consent/…` */
  readonly ref: string;
  readonly patient?: string;
  readonly status: string;
  readonly scope?: Scope;
  readonly base?: 'permit' | 'deny' | 'emergency' | 'explicit';
  /** The forms of law that it says it is: see `FORMS`. */
  readonly forms: ReadonlySet<keyof typeof FORMS>;
  readonly dateTime?: string;
  readonly performers: readonly string[];
  readonly organizations: readonly string[];
  /** The signed form is attached or referred to. */
  readonly hasSource: boolean;
  /** Undefined where nobody wrote whether it was verified. */
  readonly isVerified?: boolean;
  readonly root?: Provision;
  readonly problem?: ReadProblem;
}

const SCOPES = new Set<string>(['patient-privacy', 'research', 'treatment', 'adr']);
/** Of every resource and element: says nothing about what is consented to. */
const ALWAYS = ['id', 'extension'];
const OF_RESOURCE = [...ALWAYS, 'resourceType', 'meta', 'language', 'text', 'contained'];
const OF_CONSENT = new Set([
  ...OF_RESOURCE,
  ...'identifier status scope category patient dateTime performer organization sourceAttachment sourceReference policy policyRule verification provision'.split(
    ' ',
  ),
]);
const OF_PROVISION = new Set([
  ...ALWAYS,
  ...'type period actor action securityLabel purpose class code dataPeriod data provision'.split(
    ' ',
  ),
]);
const OF_PERIOD = new Set([...ALWAYS, 'start', 'end']);
const OF_POLICY = new Set([...ALWAYS, 'authority', 'uri']);
const OF_VERIFICATION = new Set([...ALWAYS, 'verified', 'verifiedWith', 'verificationDate']);
const OF_ACTOR = new Set([...ALWAYS, 'role', 'reference']);
const OF_DATA = new Set([...ALWAYS, 'meaning', 'reference']);

/** Exceptions within exceptions; HL7's own examples have two. */
const NESTED_MAX = 16;

/** @param server base URL of where it came from: references to the same server are relative */
export function readConsent(resource: JsonObject, server?: string): Consent {
  const marks = new Marks(server);
  marks.look(resource, OF_CONSENT);
  const scope = scopeOf(concept(resource.scope, marks));
  const policyRule = concept(resource.policyRule, marks);
  const base = baseOf(policyRule);
  for (const policy of objects(resource.policy, marks)) marks.look(policy, OF_POLICY);
  const verified = objects(resource.verification, marks).map((each) => {
    marks.look(each, OF_VERIFICATION);
    return each.verified === true;
  });
  const root = resource.provision;
  if (root !== undefined && !isObject(root)) marks.add('wrong_shape');
  return {
    ref: `Consent/${typeof resource.id === 'string' ? resource.id : ''}`,
    ...optional('patient', referenceIn(resource.patient, marks)),
    status: typeof resource.status === 'string' ? resource.status : '',
    ...optional('scope', scope),
    ...optional('base', base),
    forms: formsOf(resource, policyRule, marks),
    ...optional('dateTime', time(resource, 'dateTime', marks)),
    performers: references(resource.performer, marks),
    organizations: references(resource.organization, marks),
    hasSource: isFilled(resource.sourceAttachment) || isFilled(resource.sourceReference),
    ...(verified.length === 0 ? {} : { isVerified: verified.includes(true) }),
    ...(isObject(root) ? { root: readProvision(root, 'provision', { depth: 0, server }) } : {}),
    ...optional('problem', marks.first),
  };
}

function readProvision(
  element: JsonObject,
  path: string,
  { depth, server }: { readonly depth: number; readonly server: string | undefined },
): Provision {
  const marks = new Marks(server);
  marks.look(element, OF_PROVISION);
  const { type } = element;
  if (type !== undefined && type !== 'permit' && type !== 'deny') marks.add('wrong_shape');
  const nested = objects(element.provision, marks);
  if (depth >= NESTED_MAX && nested.length > 0) marks.add('nested_too_deep');
  return {
    path,
    ...(type === 'permit' || type === 'deny' ? { type } : {}),
    ...optional('period', period(element.period, marks)),
    actors: objects(element.actor, marks).map((actor) => {
      marks.look(actor, OF_ACTOR);
      return {
        role: concept(actor.role, marks),
        ...optional('reference', referenceIn(actor.reference, marks)),
        ...optional('identifier', identifierIn(actor.reference)),
      };
    }),
    actions: objects(element.action, marks).map((each) => concept(each, marks)),
    labels: objects(element.securityLabel, marks).map(coding),
    purposes: objects(element.purpose, marks).map(coding),
    classes: objects(element.class, marks).map(coding),
    codes: objects(element.code, marks).map((each) => concept(each, marks)),
    ...optional('dataPeriod', period(element.dataPeriod, marks)),
    data: objects(element.data, marks).map((each) => {
      marks.look(each, OF_DATA);
      return {
        meaning: text(each.meaning) ?? '',
        ...optional('reference', referenceIn(each.reference, marks)),
      };
    }),
    nested:
      depth >= NESTED_MAX
        ? []
        : nested.map((each, i) =>
            readProvision(each, `${path}.provision[${i}]`, { depth: depth + 1, server }),
          ),
    ...optional('problem', marks.first),
  };
}

/** Collects what is not understood; the first is told. */
class Marks {
  first: ReadProblem | undefined;
  readonly server: string | undefined;

  constructor(server: string | undefined) {
    this.server = server;
  }

  add(problem: ReadProblem): void {
    this.first ??= problem;
  }

  look(element: JsonObject, known: ReadonlySet<string>): void {
    for (const name of Object.keys(element)) {
      if (name === 'modifierExtension') this.add('modifier_extension');
      else if (name === 'implicitRules') this.add('implicit_rules');
      // `_status` holds extensions of the primitive `status`.
      else if (!known.has(name.replace(/^_/, ''))) this.add('unknown_element');
    }
  }
}

/** @returns undefined also where several are named: which of them it is about, nobody can tell */
function scopeOf(written: readonly Coding[]): Scope | undefined {
  const known = written.filter(({ system, code }) => system === SYSTEM.scope && SCOPES.has(code));
  return oneOf(known.map(({ code }) => code as Scope));
}

/** The strictest first. */
const BASES: readonly NonNullable<Consent['base']>[] = ['deny', 'emergency', 'explicit', 'permit'];

/** Codings of one concept mean the same. Where they do not, their order says nothing, and the strictest holds. */
function baseOf(policyRule: readonly Coding[]): Consent['base'] | undefined {
  const named = new Set(policyRule.map(baseIn));
  return BASES.find((base) => named.has(base));
}

function baseIn({ system, code }: Coding): Consent['base'] | undefined {
  if (system === SYSTEM.actCode && Object.hasOwn(BASE_RULES, code)) return BASE_RULES[code];
  // Forms of American authorities: what they allow stands in the provisions.
  return isForm({ system, code }) || system === SYSTEM.policy ? 'explicit' : undefined;
}

const isForm = ({ system, code }: Coding) =>
  (system === SYSTEM.actCode || system === SYSTEM.policy) &&
  Object.values(FORMS).some((codes) => codes.has(code));

function formsOf(
  resource: JsonObject,
  policyRule: readonly Coding[],
  marks: Marks,
): Consent['forms'] {
  const written = [
    ...policyRule,
    ...objects(resource.category, marks).flatMap((each) => concept(each, marks)),
  ];
  const names = Object.keys(FORMS) as (keyof typeof FORMS)[];
  return new Set(
    names.filter((name) => written.some((each) => isForm(each) && FORMS[name].has(each.code))),
  );
}

function objects(value: Json | undefined, marks: Marks): JsonObject[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    marks.add('wrong_shape');
    return [];
  }
  const found = value.filter(isObject);
  if (found.length < value.length) marks.add('wrong_shape');
  return found;
}

function coding(element: JsonObject): Coding {
  return { system: systemOf(text(element.system) ?? ''), code: text(element.code) ?? '' };
}

/** A concept in words alone has no coding, and is therefore not understood where it matters. */
function concept(value: Json | undefined, marks: Marks): Coding[] {
  if (value === undefined) return [];
  if (!isObject(value)) {
    marks.add('wrong_shape');
    return [];
  }
  return objects(value.coding, marks).map(coding);
}

function period(value: Json | undefined, marks: Marks): Period | undefined {
  if (value === undefined) return undefined;
  if (!isObject(value)) {
    marks.add('wrong_shape');
    return undefined;
  }
  marks.look(value, OF_PERIOD);
  return {
    ...optional('start', time(value, 'start', marks)),
    ...optional('end', time(value, 'end', marks)),
  };
}

/** One that is there and cannot be read, or of which is said why it is not there, is no open end. */
function time(element: JsonObject, name: string, marks: Marks): string | undefined {
  const written = text(element[name]);
  const isThere = element[name] !== undefined || element[`_${name}`] !== undefined;
  if (isThere && written === undefined) marks.add('wrong_shape');
  return written;
}

const isFilled = (value: Json | undefined): boolean =>
  isObject(value) && Object.keys(value).length > 0;

/** By reference; one in words alone names nobody that can be compared. */
function referenceIn(value: Json | undefined, { server }: Marks): string | undefined {
  const written = isObject(value) ? text(value.reference) : undefined;
  return written === undefined ? undefined : relativeReference(written, server);
}

/** One without system or value is a word, and no identifier. */
function identifierIn(value: Json | undefined): string | undefined {
  const identifier = isObject(value) ? value.identifier : undefined;
  if (!isObject(identifier)) return undefined;
  const [system, word] = [text(identifier.system), text(identifier.value)];
  return system === undefined || word === undefined ? undefined : `${system}|${word}`;
}

function references(value: Json | undefined, marks: Marks): string[] {
  return objects(value, marks).flatMap((each) => referenceIn(each, marks) ?? []);
}

function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function optional<K extends string, V>(name: K, value: V | undefined): { [k in K]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { [k in K]: V });
}
