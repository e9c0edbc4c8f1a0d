/**
 * A system as model card in Markdown, the way model hubs write them (YAML front matter, then sections), and back. Only what the
 * register knows is written, and only headings that are known here are read; the others are named in the remarks.
 */
import { parse as parseYaml, stringify } from 'yaml';
import { Failure } from '../../core/failures.ts';
import { isObject } from '../../core/json.ts';
import { LIMITS } from '../../core/limits.ts';
import type { AiSystem } from './ai-system.ts';
import { type Draft, entryOf, printedEntry, type Said, withoutLocal } from './draft.ts';
import {
  type AttributeId,
  type Attributes,
  completenessOf,
  SOURCE_ATTRIBUTES,
} from './source-attributes.ts';

/** Headings of the common template, lower case, and the attribute whose answer stands below. */
const HEADINGS: Readonly<Record<string, AttributeId>> = {
  uses: '5',
  'direct use': '5',
  'intended use': '5',
  'intended uses': '5',
  'out-of-scope use': '9',
  'bias, risks, and limitations': '10',
  limitations: '10',
  recommendations: '16',
  'training data': '11',
  evaluation: '21',
  results: '21',
};

/** Sections of our own cards that the house's document holds already. */
const OURS = /^(?:Model Card for|In this house$|Source attributes)/;

const ATTRIBUTE_HEADING = /^(\d{1,2})\. /;

export function exportMarkdown(system: AiSystem): string {
  const { model, developer, owner, risk, intended, attributes, card } = system;
  const front = {
    model_name: model.name,
    model_version: model.version,
    developer: developer.name,
    ...(developer.contact !== undefined && { contact: developer.contact }),
    ...(card !== undefined && card.keywords.length > 0 && { tags: card.keywords }),
  };
  const { answered, missing } = completenessOf(attributes);
  const sections = [
    `# Model Card for ${escaped(model.name)}`,
    escaped(system.purpose),
    '## In this house',
    [
      `- Name: ${escaped(system.name)}`,
      `- Owner: ${escaped(owner.name)}`,
      `- Risk: ${risk.tier} (${risk.reasons.map(escaped).join('; ')})`,
      `- Status: ${system.status}`,
      `- Users: ${escaped(intended.users)}`,
      `- Population: ${escaped(intended.population)}`,
      `- Role in decisions: ${intended.decisionRole}`,
      `- Last evaluation: ${evaluated(system)}`,
      `- Bias: ${system.bias === undefined ? 'never tested' : `${system.bias.result}, ${system.bias.date}`}`,
      `- Next review: ${system.nextReview}`,
    ].join('\n'),
    '## Source attributes (45 CFR 170.315(b)(11)(iv)(B))',
    `${answered.length} of ${SOURCE_ATTRIBUTES.length} answered; not asked or not answered: ${missing.join(', ') || 'none'}.`,
    ...SOURCE_ATTRIBUTES.flatMap(({ id, name }) => {
      const entry = attributes[id];
      return entry === undefined ? [] : [`### ${id}. ${name}`, escaped(printedEntry(entry))];
    }),
  ];
  return `---\n${stringify(front)}---\n\n${sections.join('\n\n')}\n`;
}

function evaluated({ lastEvaluation }: AiSystem): string {
  if (lastEvaluation === undefined) return 'none';
  return `${lastEvaluation.result}, ${lastEvaluation.date} (${lastEvaluation.kind})`;
}

/** The beginning of a line that would read as a heading, a rule or a code block, backslashes before it or not. */
const MARKUP = String.raw`(?=\\*[ \t]{0,3}(?:#{1,6}[ \t]|-{3,}|={3,}|\`\`\`|~~~))`;
const STARTS = new RegExp(`^${MARKUP}`, 'gm');
const ESCAPED = new RegExp(`^\\\\${MARKUP}`, 'gm');

/** One backslash before such a line, so that one text stays one text. */
function escaped(text: string): string {
  return text.replace(STARTS, '\\');
}

function unescaped(text: string): string {
  return text.replace(ESCAPED, '');
}

/** @throws Failure document_invalid for front matter that is no YAML, or a file that is too long */
export function importMarkdown(source: string, said: Said): Draft {
  if (source.length > LIMITS.modelCardLengthMax) throw refuse('is too long for a model card');
  const { front, body } = split(source.replaceAll('\r\n', '\n'));
  const entries: Attributes = {};
  const unread: string[] = [];
  for (const { heading, text } of sectionsOf(body)) {
    const id = attributeOf(heading);
    if (id !== undefined && text !== '') entries[id] ??= entryOf(unescaped(text), said);
    else if (id === undefined && text !== '' && !OURS.test(heading)) unread.push(heading);
  }
  const { attributes, remarks } = withoutLocal(entries);
  return {
    ...developerIn(front),
    model: modelIn(front),
    attributes,
    ...tagsIn(front),
    remarks: [...remarks, ...unread.map((heading) => `section not read: ${heading}`)],
  };
}

function split(source: string): { front: Record<string, unknown>; body: string } {
  const match = /^---\n([\s\S]*?\n)?---[ \t]*(?:\n|$)/.exec(source);
  if (match === null) return { front: {}, body: source };
  return { front: yamlIn(match[1] ?? ''), body: source.slice(match[0].length) };
}

function yamlIn(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    // No anchors: a few lines of them can stand for gigabytes.
    value = parseYaml(text, { maxAliasCount: 0, schema: 'core' });
  } catch (cause) {
    throw refuse('the front matter is no valid YAML', cause);
  }
  if (value !== null && !isObject(value)) throw refuse('the front matter is no list of fields');
  return value ?? {};
}

function* sectionsOf(body: string): Generator<{ heading: string; text: string }> {
  let heading = '';
  let lines: string[] = [];
  let fence: string | undefined;
  for (const each of body.split('\n')) {
    const mark = /^\s{0,3}(```|~~~)/.exec(each)?.[1];
    if (mark !== undefined) fence = fence === undefined ? mark : fence === mark ? undefined : fence;
    const title =
      fence === undefined ? /^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$/.exec(each)?.[1] : undefined;
    if (title === undefined) {
      lines.push(each);
      continue;
    }
    if (heading !== '') yield { heading, text: lines.join('\n').trim() };
    heading = title;
    lines = [];
  }
  if (heading !== '') yield { heading, text: lines.join('\n').trim() };
}

function attributeOf(heading: string): AttributeId | undefined {
  const number = ATTRIBUTE_HEADING.exec(heading)?.[1];
  const known = SOURCE_ATTRIBUTES.find(({ id }) => id === number)?.id;
  const plain = heading.replace(/[*_`]/g, '').toLowerCase();
  return known ?? (Object.hasOwn(HEADINGS, plain) ? HEADINGS[plain] : undefined);
}

function developerIn({ developer, contact }: Record<string, unknown>): Pick<Draft, 'developer'> {
  if (typeof developer !== 'string') return {};
  return { developer: { name: developer, ...(typeof contact === 'string' && { contact }) } };
}

function modelIn({ model_name: name, model_version: version }: Record<string, unknown>) {
  return {
    ...(typeof name === 'string' && { name }),
    ...((typeof version === 'string' || typeof version === 'number') && {
      version: String(version),
    }),
  };
}

function tagsIn({ tags }: Record<string, unknown>): Pick<Draft, 'keywords'> {
  if (!Array.isArray(tags)) return {};
  return { keywords: tags.filter((tag) => typeof tag === 'string') };
}

function refuse(problem: string, cause?: unknown): Failure {
  return new Failure('document_invalid', { kind: 'model-card', problems: [problem] }, { cause });
}
