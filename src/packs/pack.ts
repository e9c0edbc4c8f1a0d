/**
 * A use-case pack: everything that one use of a language model needs and that a committee must see
 * before it: what may go in, what is asked, what may come out, what is known to go wrong, what the
 * patient is told, and the invented cases by which a site finds out whether it still works.
 *
 * Every string that a model can write is accounted for: it is a quote, a statement with its quote
 * beside it, a word of a closed list, or listed under `free` with the reason why it needs no quote.
 */
import { createHash } from 'node:crypto';
import { parseDocument, type YAMLParseError } from 'yaml';
import * as z from 'zod';
import { canonicalJson } from '../core/canonical-json.ts';
import { Failure } from '../core/failures.ts';
import { LIMITS } from '../core/limits.ts';
import { PURPOSES_OF_USE, type PurposeOfUse } from '../core/purpose.ts';
import { yamlFault } from '../core/yaml-fault.ts';
import { evaluation } from './cases.ts';
import { modifiersLacking } from './modifiers.ts';
import { leavesOf, outputSchema, schemaAt } from './output-schema.ts';
import { placeholdersIn } from './placeholders.ts';

const PACK_FORMAT = 1;

/** Packs come from other sites and are shown in terminals: no character in them does anything. */
const text = z
  .string()
  .trim()
  .min(1)
  .max(LIMITS.packTextLengthMax)
  .regex(/^(?:[^\p{Cc}\p{Cf}\p{Cs}]|[\n\t])*$/u, { message: 'write no control characters' });
const texts = z.array(text).min(1);
const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,63}$/, { message: 'write an id like referral-letter' });
/** A place of the answer, RFC 6901, with `*` for each item of a list. */
const pointer = z.string().regex(/^(?:\/(?:\*|[A-Za-z][A-Za-z0-9]*))+$/, {
  message: 'write a pointer like /medications/*/name',
});
const member = z.string().regex(/^[a-z][A-Za-z0-9]*$/);

/** What goes in: for each type of resource the elements that are sent (45 CFR 164.502(b), minimum necessary). */
const view = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z0-9]*$/, { message: 'write a name like notes' }),
  label: text,
  /** Takes plain text, too. One view of a pack may. */
  text: z.boolean().optional(),
  resources: z.record(z.string().regex(/^[A-Z][A-Za-z]+$/), z.array(member).min(1)),
});

const quote = z.strictObject({
  /** The object that states something. */
  item: pointer,
  /** Its member that must stand, character for character, in what was sent. */
  quote: member,
  /** Its members that the quote must bear out. */
  states: z.array(member),
  /** Shorter quotes prove nothing: `no` stands in every note. */
  lengthMin: z.number().int().min(1).max(200).optional(),
  /** Only these views count. All, where left out. */
  views: z.array(z.string()).min(1).optional(),
});

/** Words that a draft must not hold, outside of its quotes. */
const guard = z.strictObject({ id, phrases: texts, because: text });

const pack = z
  .strictObject({
    chaperonePack: z.literal(PACK_FORMAT),
    id,
    version: z.number().int().min(1),
    title: text,
    summary: text,
    purposes: z
      .array(z.enum(Object.keys(PURPOSES_OF_USE) as [PurposeOfUse, ...PurposeOfUse[]]))
      .min(1),
    users: texts,
    risk: z.strictObject({ tier: z.enum(['low', 'moderate', 'high']), reasons: texts }),
    views: z.array(view).min(1),
    prompt: z.strictObject({ system: text, user: text }),
    output: outputSchema,
    quotes: z.array(quote).min(1),
    free: z.array(z.strictObject({ at: pointer, because: text })),
    guards: z.array(guard),
    risks: z.array(z.strictObject({ risk: text, handling: text })).min(1),
    limits: texts,
    /** What the person who receives it is told. `{{contact}}` is the site's own. */
    disclosure: z.strictObject({
      letter: text,
      chat: text,
      audio: text.optional(),
      video: text.optional(),
    }),
    evaluation,
  })
  .superRefine((written, context) => {
    for (const { path, message } of faultsOf(written)) {
      context.addIssue({ code: 'custom', path, message });
    }
  });

export type Pack = z.output<typeof pack>;
export type View = Pack['views'][number];
export type QuoteRule = Pack['quotes'][number];

interface Fault {
  readonly path: (string | number)[];
  readonly message: string;
}

function faultsOf(written: Pack): Fault[] {
  return [
    ...viewFaults(written),
    ...promptFaults(written),
    ...outputFaults(written),
    ...caseFaults(written),
  ];
}

function viewFaults({ views, quotes }: Pack): Fault[] {
  const ids = views.map((each) => each.id);
  const faults: Fault[] = [];
  if (new Set(ids).size < ids.length)
    faults.push(fault(['views'], 'each view needs an id of its own'));
  if (views.filter((each) => each.text === true).length > 1) {
    faults.push(fault(['views'], 'only one view can take plain text'));
  }
  views.forEach(({ resources }, index) => {
    for (const [type, elements] of Object.entries(resources)) {
      const lacking = modifiersLacking(type, elements).join(', ');
      if (lacking !== '') {
        const message = `without ${lacking} the opposite could be read: add it`;
        faults.push(fault(['views', index, 'resources', type], message));
      }
    }
  });
  quotes.forEach(({ views: named = [] }, index) => {
    const unknown = named.find((name) => !ids.includes(name));
    if (unknown !== undefined)
      faults.push(fault(['quotes', index, 'views'], `there is no view ${unknown}`));
  });
  return faults;
}

function promptFaults({ prompt, views, disclosure }: Pack): Fault[] {
  const ids = views.map((each) => each.id);
  const used = placeholdersIn(prompt.user);
  const faults: Fault[] = [];
  for (const name of used.filter((each) => !ids.includes(each))) {
    faults.push(fault(['prompt', 'user'], `{{${name}}} is no view of this pack`));
  }
  for (const name of ids.filter((each) => !used.includes(each))) {
    faults.push(
      fault(['prompt', 'user'], `the view ${name} is declared and not used: write {{${name}}}`),
    );
  }
  if (placeholdersIn(prompt.system).length > 0) {
    faults.push(fault(['prompt', 'system'], 'what was given belongs into the user part'));
  }
  for (const [channel, told] of Object.entries(disclosure)) {
    if (placeholdersIn(told ?? '').some((name) => name !== 'contact')) {
      faults.push(fault(['disclosure', channel], 'only {{contact}} can stand here'));
    }
  }
  return faults;
}

/** Every string that a model can write is accounted for, and every pointer leads somewhere. */
function outputFaults({ output, quotes, free }: Pack): Fault[] {
  const faults: Fault[] = [];
  const accounted = new Set<string>();
  quotes.forEach(({ item, quote: name, states }, index) => {
    for (const each of [name, ...states]) {
      const place = schemaAt(output, `${item}/${each}`);
      if (place === undefined)
        faults.push(fault(['quotes', index], `the output has no ${item}/${each}`));
      accounted.add(`${item}/${each}`);
    }
    if (schemaAt(output, `${item}/${name}`)?.type !== 'string') {
      faults.push(fault(['quotes', index, 'quote'], 'a quote is a string, and never null'));
    }
  });
  free.forEach(({ at }, index) => {
    if (schemaAt(output, at) === undefined)
      faults.push(fault(['free', index], `the output has no ${at}`));
    accounted.add(at);
  });
  for (const { at, schema } of leavesOf(output)) {
    const isWritten = schema.maxLength !== undefined && schema.enum === undefined;
    if (isWritten && !accounted.has(at)) {
      faults.push(
        fault(
          ['output'],
          `${at} has no quote beside it: add it to quotes, or to free with the reason`,
        ),
      );
    }
  }
  return faults;
}

function caseFaults({ evaluation: { cases, thresholds }, output }: Pack): Fault[] {
  const faults: Fault[] = [];
  const ids = cases.map((each) => each.id);
  if (new Set(ids).size < ids.length) {
    faults.push(fault(['evaluation', 'cases'], 'each case needs an id of its own'));
  }
  if (thresholds.cases === undefined)
    faults.push(fault(['evaluation', 'thresholds'], 'cases is missing'));
  cases.forEach(({ expect }, index) => {
    expect.forEach(({ at }, position) => {
      const isThere = at === undefined || schemaAt(output, at) !== undefined;
      if (!isThere) {
        faults.push(
          fault(['evaluation', 'cases', index, 'expect', position], `the output has no ${at}`),
        );
      }
    });
  });
  return faults;
}

const fault = (path: (string | number)[], message: string): Fault => ({ path, message });

/** A pack that was read, with what it is known by. */
export interface ReadPack {
  readonly pack: Pack;
  /** SHA-256 of its canonical JSON: the same for the same content, however it is laid out. */
  readonly hash: string;
}

/**
 * @param yaml YAML or JSON; aliases are refused, so that a reviewer reads what is meant
 * @param name how errors call it
 * @throws Failure pack_invalid; `problems` lists place and remedy of all that were found
 */
export function parsePack(yaml: string, name: string): ReadPack {
  const read = parseStrict(yaml, name, pack, 'pack_invalid');
  return { pack: read, hash: createHash('sha256').update(canonicalJson(read)).digest('hex') };
}

/** Any YAML that is held to a schema. @throws Failure with the given code */
export function parseStrict<T extends z.ZodType>(
  yaml: string,
  name: string,
  schema: T,
  code: 'pack_invalid' | 'pack_input_invalid',
): z.output<T> {
  const document = parseDocument(yaml, { strict: true, uniqueKeys: true });
  const broken = document.errors[0];
  if (broken !== undefined)
    throw new Failure(code, {
      at: name,
      problems: [`${placeOf(broken)}${yamlFault(broken.code)}`],
    });
  const written = schema.safeParse(withoutAliases(document, name, code));
  if (written.success) return written.data;
  const problems = written.error.issues.map(
    ({ path, message, ...issue }) => `${dotted(path)}: ${keysOf(issue) ?? message}`,
  );
  throw new Failure(code, { at: name, problems });
}

function placeOf({ linePos }: YAMLParseError): string {
  return linePos === undefined ? '' : `line ${linePos[0].line}: `;
}

function withoutAliases(
  document: ReturnType<typeof parseDocument>,
  at: string,
  code: 'pack_invalid' | 'pack_input_invalid',
): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    throw new Failure(code, {
      at,
      problems: ['write values out: YAML aliases (*name) are not taken'],
    });
  }
}

const dotted = (path: readonly PropertyKey[]): string => path.map(String).join('.') || '(whole)';

/** The keys that nobody asked for are words of the author's, and needed to find them. */
function keysOf(issue: object): string | undefined {
  if (!('keys' in issue) || !Array.isArray(issue.keys)) return undefined;
  return `no such field: ${issue.keys.join(', ')}`;
}
