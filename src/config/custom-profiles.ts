/**
 * Profiles of a site's own, from its configuration: a built-in profile and the rows that differ.
 *
 *     deid:
 *       profiles:
 *         - id: trial-7
 *           base: expert-determination
 *           title: As determined for trial 7
 *           rows:
 *             date: year
 *             location/city: { method: keep, rule: "determination 7, section 3" }
 *
 * A profile never promises more than it does: one on the base of Safe Harbor or of a limited data set
 * may be stricter than its base and not looser, and keyed codes stay out of Safe Harbor
 * (45 CFR §164.514(c)(1)). What differs from both rests on an expert's determination. One on the base of
 * the chat is for requests to models, and may let through what a limited data set may hold.
 */
import * as z from 'zod';
import { PHI_CATEGORIES, type PhiCategory } from '../core/phi.ts';
import {
  APART,
  chat,
  expertDetermination,
  limitedDataSet,
  METHODS,
  type Method,
  objectionToRules,
  PLACE_SUBJECTS,
  type Profile,
  pseudonymise,
  type Row,
  safeHarbor,
} from '../profiles/index.ts';
import { readFhirRules } from './fhir-rules.ts';
import { columns, jsonPaths, objectionToRole } from './field-roles.ts';
import { path } from './fields.ts';

const BASES = {
  'safe-harbor': safeHarbor,
  'limited-data-set': limitedDataSet,
  'expert-determination': expertDetermination,
  pseudonymise,
  chat,
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

const customProfile = (folder: string) =>
  z
    .strictObject({
      id: z
        .string()
        .regex(
          /^[a-z][a-z0-9-]{1,63}$/,
          'write 2 to 64 small letters, digits and hyphens, beginning with a letter',
        )
        .refine((id) => !Object.hasOwn(BASES, id), 'this is a built-in profile: take another id')
        .describe('What `--profile`, or `deid.profile`, calls it.'),
      base: z
        .enum(Object.keys(BASES) as [Base, ...Base[]])
        .describe('Built-in profile whose rows hold where none is written here.'),
      version: z
        .int()
        .min(1)
        .max(9999)
        .prefault(1)
        .describe('Count it up with each change: stands in manifests.'),
      title: z.string().min(1, 'say it in words').max(200).describe('In words.'),
      clinicians: z
        .enum(['remove', 'keep'])
        .prefault('remove')
        .describe('Names of people whom a document itself names as clinicians.'),
      rows: z
        .record(z.string(), row)
        .prefault({})
        .describe(
          'What is done to what, as in docs/profiles.md: `date: year`, or `{ method, rule, note }`.',
        ),
      fhirRules: path(folder)
        .exactOptional()
        .describe(
          'A file of FHIRPath rules in the form of Microsoft’s anonymizer: they decide on what they name in FHIR resources.',
        ),
      columns: columns(),
      jsonPaths: jsonPaths(),
    })
    .superRefine(({ base, columns = {}, jsonPaths = [] }, context) => {
      const said: [string, PropertyKey[]][] = [
        ...Object.entries(columns).map(([name, role]): [string, PropertyKey[]] => [
          role,
          ['columns', name],
        ]),
        ...jsonPaths.map(({ role }, index): [string, PropertyKey[]] => [
          role,
          ['jsonPaths', index, 'role'],
        ]),
      ];
      for (const [role, place] of said) {
        const message = objectionToRole(base, role);
        if (message !== undefined) context.addIssue({ code: 'custom', path: place, message });
      }
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
    .transform(complete)
    .superRefine((profile, context) => {
      const message = objectionToRules(profile, profile.fhirRules ?? []);
      if (profile.fhirRules !== undefined && message !== undefined) {
        context.addIssue({ code: 'custom', path: ['fhirRules'], message });
      }
    });

/** Of the field `profiles` of a configuration; gives profiles as the engine takes them. */
export const customProfilesSchema = (folder: string) =>
  z.array(customProfile(folder)).superRefine((profiles, context) => {
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

/** What speaks against a row; undefined where nothing does. */
function objection(base: Base, subject: string, chosen: Method): string | undefined {
  const [category = '', type] = subject.split('/');
  const isKnown = type === undefined ? SUBJECTS.includes(subject) : CATEGORIES.includes(category);
  if (!isKnown) return `no such subject; known here: ${SUBJECTS.join(', ')}, and category/type`;
  if (type !== undefined && type in APART) return `write ${type} alone: it has a row of its own`;
  if (!fits(category, type, chosen)) return `${chosen} is no method for ${subject}`;
  if (base === 'pseudonymise' || base === 'expert-determination') return undefined;
  if (base === 'chat') return objectionInChat(subject, category as PhiCategory, chosen);
  const { rows } = BASES[base];
  const present = rows[subject as keyof typeof rows] ?? rows[category as PhiCategory];
  if (chosen === present.method || STRICTNESS[chosen] > STRICTNESS[present.method])
    return undefined;
  return `${chosen} is looser than ${present.method}, which the base ${base} asks for: take the base expert-determination`;
}

/** Everything that is replaced must have a way back, and only what is no direct identifier may stay. */
function objectionInChat(
  subject: string,
  category: PhiCategory,
  chosen: Method,
): string | undefined {
  const { rows } = limitedDataSet;
  const released = rows[subject as keyof typeof rows] ?? rows[category];
  if (chosen === chat.rows[subject as keyof typeof chat.rows]?.method) return undefined;
  if (chosen !== 'keep') return `a chat must lead back: write surrogate or keep for ${subject}`;
  if (released.method === 'keep') return undefined;
  return `${subject} is a direct identifier (45 CFR §164.514(e)(2)) and may not be kept in a chat`;
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
  readonly fhirRules?: string;
  readonly columns?: NonNullable<Profile['columns']>;
  readonly jsonPaths?: NonNullable<Profile['jsonPaths']>;
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
  return {
    ...BASES[base],
    id,
    version,
    title,
    clinicians,
    rows: rows as Profile['rows'],
    ...(written.columns !== undefined && { columns: written.columns }),
    ...(written.jsonPaths !== undefined && { jsonPaths: written.jsonPaths }),
    ...(written.fhirRules !== undefined && { fhirRules: readFhirRules(written.fhirRules) }),
  };
}
