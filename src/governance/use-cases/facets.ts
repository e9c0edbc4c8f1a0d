/**
 * Facets: the sides of a use case that reviewers look at. A review covers the hash of exactly the facets of its role, so
 * a change makes void the reviews that it touches and leaves the others.
 */
import { sha256 } from '../../core/hash.ts';
import { isObject, type Json } from '../../core/json.ts';
import type { Content } from './content.ts';
import type { Intake } from './use-case.ts';

export const FACETS = [
  'purpose',
  'prompt',
  'model',
  'provider',
  'data',
  'identity',
  'output',
  'access',
] as const;
export type Facet = (typeof FACETS)[number];

export const REVIEW_ROLES = [
  'clinical',
  'privacy',
  'security',
  'ethics',
  'patient_representative',
  'operations',
] as const;
export type ReviewRole = (typeof REVIEW_ROLES)[number];

/** Every field has its row, or this does not compile: a field that no review covers could change unseen. */
export const FACET_OF: Readonly<Record<keyof Content, Facet>> = {
  purposes: 'purpose',
  prompts: 'prompt',
  promptText: 'prompt',
  pack: 'prompt',
  expectedModels: 'model',
  upstreams: 'provider',
  route: 'provider',
  inputs: 'data',
  sensitivity: 'data',
  phi: 'data',
  retention: 'data',
  style: 'identity',
  guard: 'identity',
  restore: 'identity',
  outputSchema: 'output',
  requiresAcceptance: 'output',
  callers: 'access',
  groups: 'access',
  roles: 'access',
  needsMfa: 'access',
  needsTraining: 'access',
};

/** Who looks at what. In every tier each facet has somebody: clinical and privacy see all of them between them. */
export const ROLES_OF: Readonly<Record<Facet, readonly ReviewRole[]>> = {
  /** With the answers of the intake questionnaire. */
  purpose: ['privacy', 'ethics', 'patient_representative'],
  prompt: ['clinical', 'ethics'],
  model: ['clinical', 'security'],
  provider: ['privacy', 'security', 'operations'],
  data: ['privacy', 'security'],
  identity: ['privacy', 'security'],
  output: ['clinical', 'patient_representative', 'operations'],
  access: ['privacy', 'security', 'operations'],
};

/** What acceptance tests depend on. */
const TESTED: readonly Facet[] = ['prompt', 'model', 'provider', 'data', 'identity', 'output'];

/** What a version says, as far as reviews and tests cover it. */
export interface Covered {
  readonly content: Content;
  readonly intake?: Intake | undefined;
}

/** `sha256:…` of the facets that a role reviews. */
export function coveredByRole(version: Covered, role: ReviewRole): string {
  return hashesOf(version)[role];
}

/** `sha256:…` of the facets that acceptance tests cover. */
export function coveredByTests(version: Covered): string {
  return hashesOf(version).tests;
}

type Hashes = Readonly<Record<ReviewRole | 'tests', string>>;

/** Asked for every exchange of a use case, and a version never changes. */
const known = new WeakMap<Covered, Hashes>();

function hashesOf(version: Covered): Hashes {
  const before = known.get(version);
  if (before !== undefined) return before;
  const ofRole = (role: ReviewRole) => FACETS.filter((facet) => ROLES_OF[facet].includes(role));
  const roles = REVIEW_ROLES.map((role) => [role, hashOf(role, ofRole(role), version)]);
  const hashes = { ...Object.fromEntries(roles), tests: hashOf('tests', TESTED, version) };
  known.set(version, hashes);
  return hashes;
}

/** One difference, as reviewers see it. */
export interface Change {
  /** A field of the content, or `intake.` and the question. */
  readonly field: string;
  readonly facet: Facet;
  /** Whose reviews it touches. */
  readonly roles: readonly ReviewRole[];
  readonly before?: Json;
  readonly after?: Json;
}

/** What is different, field by field, in the order of `FACET_OF`, answers of the intake last. */
export function changesBetween(before: Covered, after: Covered): Change[] {
  const old = fieldsOf(before);
  const now = fieldsOf(after);
  const content = Object.keys(FACET_OF);
  return [...new Set([...content, ...old.keys(), ...now.keys()])].flatMap((field): Change[] => {
    const [was, is] = [old.get(field), now.get(field)];
    if (canonical(was?.value) === canonical(is?.value)) return [];
    const { facet } = (is ?? was)!;
    return [
      {
        field,
        facet,
        roles: ROLES_OF[facet],
        ...(was && { before: was.value }),
        ...(is && { after: is.value }),
      },
    ];
  });
}

interface Field {
  readonly facet: Facet;
  readonly value: Json;
}

function fieldsOf({ content, intake }: Covered): Map<string, Field> {
  const fields = new Map<string, Field>();
  for (const name of Object.keys(FACET_OF) as (keyof Content)[]) {
    if (content[name] !== undefined)
      fields.set(name, { facet: FACET_OF[name], value: content[name] as Json });
  }
  for (const [id, answer] of Object.entries(intake?.answers ?? {}).sort()) {
    fields.set(`intake.${id}`, { facet: 'purpose', value: answer });
  }
  if (intake?.raised) fields.set('intake.raised', { facet: 'purpose', value: intake.raised });
  return fields;
}

function hashOf(who: string, facets: readonly Facet[], version: Covered): string {
  const fields = [...fieldsOf(version)]
    .filter(([, { facet }]) => facets.includes(facet))
    .map(([name, { value }]) => [name, value] as Json);
  return `sha256:${sha256(canonical([who, fields])).toString('hex')}`;
}

/** JSON with sorted keys: the same content hashes the same, however a database returns it. */
function canonical(value: Json | undefined): string {
  return (
    JSON.stringify(value, (_, inner: Json) =>
      isObject(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? ''
  );
}
