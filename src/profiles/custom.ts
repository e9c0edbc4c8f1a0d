/**
 * Profiles of a site's own, from its configuration: a built-in profile and the rows that differ.
 *
 *     profiles:
 *       - id: trial-7
 *         base: expert-determination
 *         title: As determined for trial 7
 *         rows:
 *           date: year
 *           location/city: { method: keep, rule: "determination 7, section 3" }
 *
 * A profile never promises more than it does: one on the base of Safe Harbor or of a limited data set
 * may be stricter than its base and not looser, and keyed codes stay out of Safe Harbor
 * (45 CFR §164.514(c)(1)). What differs from both rests on an expert's determination.
 */
import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import { Failure } from '../core/failures.ts';
import { PHI_CATEGORIES, type PhiCategory } from '../core/phi.ts';
import { expertDetermination } from './expert-determination.ts';
import { limitedDataSet } from './limited-data-set.ts';
import { APART, METHODS, type Method, PLACE_SUBJECTS, type Profile, type Row } from './profile.ts';
import { pseudonymise } from './pseudonymise.ts';
import { safeHarbor } from './safe-harbor.ts';

const BASES = {
  'safe-harbor': safeHarbor,
  'limited-data-set': limitedDataSet,
  'expert-determination': expertDetermination,
  pseudonymise,
} as const;

type Base = keyof typeof BASES;

const SUBJECTS: readonly string[] = [
  ...PHI_CATEGORIES,
  ...new Set<string>([...PLACE_SUBJECTS, ...Object.keys(APART)]),
];
const CATEGORIES: readonly string[] = PHI_CATEGORIES;
const RULE = 'the site';

const method = z.enum(METHODS);
const row = z.union([
  method,
  z.strictObject({
    method,
    rule: z.string().max(200).optional(),
    note: z.string().max(200).optional(),
  }),
]);

const customProfile = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]{1,63}$/, 'write small letters, digits and hyphens')
      .refine(
        (id) => !Object.hasOwn(BASES, id) && id !== 'chat',
        'this is a built-in profile: take another id',
      ),
    base: z.enum(Object.keys(BASES) as [Base, ...Base[]]),
    version: z.int().min(1).default(1),
    title: z.string().min(1).max(200),
    clinicians: z.enum(['remove', 'keep']).default('remove'),
    rows: z.record(z.string(), row).default({}),
  })
  .superRefine(({ base, rows }, context) => {
    for (const [subject, written] of Object.entries(rows)) {
      const remedy = objection(
        base,
        subject,
        typeof written === 'string' ? written : written.method,
      );
      if (remedy !== undefined) {
        context.addIssue({ code: 'custom', path: ['rows', subject], message: remedy });
      }
    }
  })
  .transform(complete);

/** Of the field `profiles` of a configuration; gives profiles as the engine takes them. */
const customProfilesSchema = z.array(customProfile).superRefine((profiles, context) => {
  profiles.forEach(({ id }, index) => {
    if (profiles.findIndex((other) => other.id === id) < index) {
      context.addIssue({
        code: 'custom',
        path: [index, 'id'],
        message: 'this id is taken by a profile above',
      });
    }
  });
});

/**
 * @param yaml a document with `profiles:` and nothing else
 * @param name how errors call it
 * @throws Failure config_invalid; `at` is `name:line:column field`, `problems` lists all
 */
export function parseProfiles(yaml: string, name = 'profiles.yaml'): readonly Profile[] {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, strict: true, uniqueKeys: true });
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${name}:${line}:${col}`;
  };
  const broken = document.errors[0];
  if (broken !== undefined) {
    throw invalid([{ at: placeOf(broken.pos[0]), remedy: `not YAML: ${broken.code}` }]);
  }
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: 0 });
  } catch {
    throw invalid([{ at: name, remedy: 'write values out: YAML aliases (*name) are not taken' }]);
  }
  const read = z.strictObject({ profiles: customProfilesSchema }).safeParse(content);
  if (read.success) return read.data.profiles;

  const issues = read.error.issues.map(({ path, message }) => {
    const field = path
      .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
      .join('')
      .replace(/^\./, '');
    for (let length = path.length; length > 0; length -= 1) {
      const holder =
        length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
      const last = path[length - 1];
      const pair = isMap(holder)
        ? holder.items.find(({ key }) => isScalar(key) && key.value === last)?.key
        : document.getIn(path.slice(0, length), true);
      if (isNode(pair) && pair.range)
        return { at: `${placeOf(pair.range[0])} ${field}`, remedy: message };
    }
    return { at: `${name} ${field}`.trimEnd(), remedy: message };
  });
  throw invalid(issues);
}

function invalid(problems: readonly { at: string; remedy: string }[]): Failure {
  const { at, remedy } = problems[0]!;
  return new Failure('config_invalid', {
    at,
    remedy,
    problems: problems.map((problem) => `${problem.at}: ${problem.remedy}`),
  });
}

/** What speaks against a row; undefined where nothing does. */
function objection(base: Base, subject: string, chosen: Method): string | undefined {
  const [category = '', type] = subject.split('/');
  const isKnown = type === undefined ? SUBJECTS.includes(subject) : CATEGORIES.includes(category);
  if (!isKnown) return `no such subject; known here: ${SUBJECTS.join(', ')}, and category/type`;
  if (type !== undefined && type in APART) return `write ${type} alone: it has a row of its own`;
  if (!fits(category, type, chosen)) return `${chosen} is no method for ${subject}`;
  if (base === 'pseudonymise' || base === 'expert-determination') return undefined;
  const { rows } = BASES[base];
  const present = rows[subject as keyof typeof rows] ?? rows[category as PhiCategory];
  if (chosen === present.method || STRICTNESS[chosen] > STRICTNESS[present.method])
    return undefined;
  return `${chosen} is looser than ${present.method}, which the base ${base} asks for: take the base expert-determination`;
}

/** How much of an original is left. Equal figures are no step towards strictness. */
const STRICTNESS: Readonly<Record<Method, number>> = {
  keep: 0,
  shift: 1,
  surrogate: 1,
  mask: 1,
  pseudonym: 2,
  'us-state': 3,
  zip3: 3,
  year: 3,
  'age-90': 3,
  token: 4,
  redact: 5,
};

/** Methods that are made for one subject. */
const MADE_FOR: Readonly<Partial<Record<Method, string>>> = {
  year: 'date',
  shift: 'date',
  'age-90': 'age',
  zip3: 'location/zip',
  'us-state': 'state',
};

function fits(category: string, type: string | undefined, chosen: Method): boolean {
  const made = MADE_FOR[chosen];
  if (made !== undefined) return made === category || made === `${category}/${type}`;
  const isApart = category in APART;
  switch (chosen) {
    case 'surrogate':
      return !isApart && category !== 'reference' && category !== 'media';
    case 'pseudonym':
    case 'token':
      return !isApart && !['media', 'date', 'age'].includes(category);
    case 'mask':
      return category !== 'reference' && category !== 'media';
    case 'keep':
      return category !== 'media';
    default:
      return true;
  }
}

function complete(written: {
  readonly id: string;
  readonly base: Base;
  readonly version: number;
  readonly title: string;
  readonly clinicians: 'remove' | 'keep';
  readonly rows: Readonly<
    Record<
      string,
      Method | { method: Method; rule?: string | undefined; note?: string | undefined }
    >
  >;
}): Profile {
  const { id, base, version, title, clinicians } = written;
  const rows: Record<string, Row> = { ...BASES[base].rows };
  for (const [subject, entry] of Object.entries(written.rows)) {
    const {
      method: chosen,
      rule,
      note,
    } = typeof entry === 'string' ? { method: entry, rule: undefined, note: undefined } : entry;
    rows[subject] = { method: chosen, rule: rule ?? RULE, ...(note !== undefined && { note }) };
  }
  return { ...BASES[base], id, version, title, clinicians, rows: rows as Profile['rows'] };
}
