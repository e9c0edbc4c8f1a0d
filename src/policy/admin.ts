/**
 * Who may do what through the admin API: rules in Cedar, of their own vocabulary, decided as
 * exchanges are. An erring rule denies, forbid beats permit, and what no rule permits is denied.
 */
import { createHash } from 'node:crypto';
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { Failure } from '../core/failures.ts';
import { ADMIN_SCHEMA, type AdminAction } from './admin-actions.ts';
import type { PolicySource } from './rules.ts';

export interface AdminRequest {
  readonly administrator: {
    readonly id: string;
    readonly isProgram: boolean;
    readonly roles: readonly string[];
    readonly organisation?: string;
    readonly hasMfa: boolean;
  };
  readonly action: AdminAction;
  /** `key`, `use-case`, …, and which one where there is one already. */
  readonly subject: { readonly kind: string; readonly id?: string };
}

export type AdminDecision =
  | {
      readonly effect: 'permit';
      readonly determining: readonly string[];
      readonly policyVersion: string;
    }
  | {
      readonly effect: 'deny';
      readonly because: 'rule_error' | 'forbidden' | 'not_permitted';
      readonly determining: readonly string[];
      readonly policyVersion: string;
    };

export interface AdminRule {
  readonly id: string;
  readonly effect: 'permit' | 'forbid';
  readonly title?: string;
  /** Cedar text of this one policy. */
  readonly text: string;
}

export interface AdminPolicy {
  /** @throws Failure policy_unavailable when the rules could not be asked at all */
  mayAdminister(request: AdminRequest): AdminDecision;
  readonly rules: readonly AdminRule[];
  /** Digest of rules and vocabulary. */
  readonly version: string;
}

/** @throws Failure config_invalid with the file and what is wrong */
export function loadAdminPolicy(sources: readonly PolicySource[]): AdminPolicy {
  const rules = sources.flatMap(rulesOf);
  const repeated = rules.find(({ id }, at) => rules.findIndex((rule) => rule.id === id) < at);
  if (repeated !== undefined) {
    throw invalid('policies', `two policies have the id ${repeated.id}: rename one`);
  }
  const content = JSON.stringify([ADMIN_SCHEMA, rules.map(({ text }) => text).sort()]);
  const version = `sha256:${createHash('sha256').update(content).digest('hex').slice(0, 32)}`;
  prepare(rules, version);
  return {
    mayAdminister: (request) => verdict(ask(request, version), rules, version),
    rules,
    version,
  };
}

function verdict(
  { reason, errors }: cedar.Diagnostics,
  rules: readonly AdminRule[],
  policyVersion: string,
): AdminDecision {
  const determining = [...reason].sort();
  const isForbidden = rules.some(({ id, effect }) => effect === 'forbid' && reason.includes(id));
  const deny = (because: 'rule_error' | 'forbidden' | 'not_permitted', ids: string[]) =>
    ({ effect: 'deny', because, determining: ids, policyVersion }) as const;

  if (errors.length > 0) return deny('rule_error', errors.map(({ policyId }) => policyId).sort());
  if (isForbidden) return deny('forbidden', determining);
  if (determining.length === 0) return deny('not_permitted', []);
  return { effect: 'permit', determining, policyVersion };
}

const SCHEMA_NAME = 'administration';

/** Kept parsed under its digest for the life of the thread, as in `decide.ts`. */
function prepare(rules: readonly AdminRule[], version: string): void {
  const schema = cedar.preparseSchema(SCHEMA_NAME, ADMIN_SCHEMA);
  const set = cedar.preparsePolicySet(version, {
    staticPolicies: Object.fromEntries(rules.map(({ id, text }) => [id, text])),
  });
  for (const answer of [schema, set]) {
    if (answer.type === 'failure') throw invalid('policies', messageOf(answer.errors));
  }
}

function ask(request: AdminRequest, version: string): cedar.Diagnostics {
  const { administrator, action, subject } = request;
  const principal = { type: 'Administrator', id: administrator.id };
  const resource = { type: 'Subject', id: subject.id ?? '' };
  let answer: cedar.AuthorizationAnswer;
  try {
    answer = cedar.statefulIsAuthorized({
      principal,
      action: { type: 'Action', id: action },
      resource,
      context: {},
      preparsedSchemaName: SCHEMA_NAME,
      preparsedPolicySetId: version,
      validateRequest: true,
      entities: [
        {
          uid: principal,
          attrs: { isProgram: administrator.isProgram, hasMfa: administrator.hasMfa },
          parents: parentsOf(administrator),
        },
        { uid: resource, attrs: { kind: subject.kind }, parents: [] },
      ],
    });
  } catch (cause) {
    throw new Failure('policy_unavailable', {}, { cause });
  }
  // Not an answer of the rules: the request did not fit the schema.
  if (answer.type === 'failure') throw new Failure('policy_unavailable');
  return answer.response.diagnostics;
}

function parentsOf({ roles, organisation }: AdminRequest['administrator']): cedar.TypeAndId[] {
  const parents = [...new Set(roles)].map((id) => ({ type: 'Role', id }));
  return organisation === undefined
    ? parents
    : [...parents, { type: 'Organisation', id: organisation }];
}

const ANNOTATIONS = ['id', 'title'];

function rulesOf({ name, text }: PolicySource): AdminRule[] {
  const parts = cedar.policySetTextToParts(text);
  if (parts.type === 'failure') throw invalid(name, messageOf(parts.errors));
  if (parts.policy_templates.length > 0) {
    throw invalid(name, 'templates (?principal, ?resource) are not taken: write policies');
  }
  const checked = cedar.validate({
    schema: ADMIN_SCHEMA,
    policies: { staticPolicies: text },
    validationSettings: { mode: 'strict' },
  });
  if (checked.type === 'failure') throw invalid(name, messageOf(checked.errors));
  const fault = checked.validationErrors[0];
  if (fault !== undefined) throw invalid(name, messageOf([fault.error]));
  return parts.policies.map((policy) => ruleOf(name, policy));
}

function ruleOf(name: string, text: string): AdminRule {
  const parsed = cedar.policyToJson(text);
  if (parsed.type === 'failure') throw invalid(name, messageOf(parsed.errors));
  const { effect, annotations = {} } = parsed.json;
  const { id, title } = annotations;
  if (!id) throw invalid(name, 'give each policy a name: @id("…")');
  const unknown = Object.keys(annotations).find((each) => !ANNOTATIONS.includes(each));
  if (unknown !== undefined) {
    throw invalid(name, `no annotation @${unknown} at ${id}; known: ${ANNOTATIONS.join(', ')}`);
  }
  return { id, effect, ...(title ? { title } : {}), text };
}

function messageOf(errors: readonly cedar.DetailedError[]): string {
  const [first] = errors;
  if (first === undefined) return 'this is not a Cedar policy set';
  return first.help ? `${first.message}; ${first.help}` : first.message;
}

function invalid(at: string, remedy: string): Failure {
  return new Failure('config_invalid', { at, remedy, problems: [`${at}: ${remedy}`] });
}
