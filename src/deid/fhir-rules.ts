/** Rules on FHIR elements for embedders: what the command reads from a file, given as data. */
import { Failure } from '../core/failures.ts';
import type { FhirRule, FhirRuleTreatment } from '../core/fhir-path/fhir-rule.ts';
import { ruleFault } from '../core/fhir-path/rule-fault.ts';
import { LIMITS } from '../core/limits.ts';
import { type DocumentFormat, fhirByRules } from '../formats/index.ts';
import { objectionToRules, type Profile } from '../profiles/index.ts';

export interface RuledFhir {
  /** The profile with the rules: for `documentDeidentifier`, `profileHash` and `runManifest`. */
  readonly profile: Profile;
  /** Reads FHIR R4 JSON: a resource or a Bundle, one a call; `documentDeidentifier` takes what its `walk` gives. */
  readonly format: DocumentFormat;
}

/**
 * FHIR under rules that decide on the elements they name, beside a profile that decides on the rest:
 *
 *     const { profile, format } = fhirRules(profileOf('pseudonymise')!, [
 *       { path: "nodesByType('Address').state", treatment: { method: 'keep' } },
 *       { path: 'Patient.maritalStatus', treatment: { method: 'substitute', json: '{"text":"unknown"}' } },
 *     ]);
 *     documentDeidentifier({ profile, secret }).deidentify(format.walk(resource));
 *
 * The first rule that names an element, or anything that it stands in, decides on it. Paths are FHIRPath of the
 * subset in docs/profiles.md. `json` of `substitute` is the value in JSON; an object stands in for the whole
 * element, and nothing that an earlier rule keeps within it stays. `cases` of `generalise` hold a condition in
 * FHIRPath and a literal.
 *
 * @param rules 1 to `LIMITS.fhirRulesMax` (1,024), in the order of their precedence
 * @throws Failure `invalid_value` with `at` (`rules.2.path`) and `remedy`, for a rule that cannot be read, of a method
 *   that is none, or looser than the profile promises: under `safe-harbor` and `limited-data-set` every rule redacts,
 *   and `chat` takes none
 */
export function fhirRules(profile: Profile, rules: readonly FhirRule[]): RuledFhir {
  if (!Array.isArray(rules) || rules.length === 0 || rules.length > LIMITS.fhirRulesMax) {
    throw wrong('rules', `write 1 to ${LIMITS.fhirRulesMax} rules`);
  }
  for (const [index, rule] of rules.entries()) assertReadable(rule, `rules.${index}`);
  const objection = objectionToRules(profile, rules);
  if (objection !== undefined) throw wrong('rules', objection);
  return { profile: { ...profile, fhirRules: rules }, format: fhirByRules(rules) };
}

const wrong = (at: string, remedy: string): Failure => new Failure('invalid_value', { at, remedy });

/** Callers without types write anything. */
function assertReadable(rule: Partial<FhirRule> | null | undefined, at: string): void {
  if (typeof rule?.path !== 'string') throw wrong(`${at}.path`, 'write a FHIRPath');
  const { path, treatment } = rule;
  const fields = FIELDS.get(treatment?.method ?? '');
  if (treatment === undefined || fields === undefined) {
    throw wrong(`${at}.treatment.method`, `write one of: ${[...FIELDS.keys()].join(', ')}`);
  }
  const missing = fields.find((field) => !(field in treatment));
  if (missing !== undefined) {
    throw wrong(`${at}.treatment.${missing}`, `${treatment.method} needs ${missing}`);
  }
  if (treatment.method === 'substitute' && !isJson(treatment.json)) {
    throw wrong(`${at}.treatment.json`, 'write a text, number, truth value or object in JSON');
  }
  const fault = ruleFault({ path, treatment });
  if (fault === undefined) return;
  throw wrong(`${at}.${fault.startsWith('case ') ? 'treatment.cases' : 'path'}`, fault);
}

/** What a treatment cannot do without, by method. */
const FIELDS: ReadonlyMap<string, readonly string[]> = new Map<
  FhirRuleTreatment['method'],
  readonly string[]
>([
  ['keep', []],
  ['redact', ['keepsYears', 'keepsAges', 'keepsZip3', 'restrictedZip3']],
  ['shift', []],
  ['pseudonym', []],
  ['substitute', ['json']],
  ['perturb', ['span', 'isProportional']],
  ['generalise', ['cases', 'others']],
]);

function isJson(json: unknown): boolean {
  try {
    const value: unknown = JSON.parse(String(json));
    return value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
