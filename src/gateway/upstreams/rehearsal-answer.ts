/**
 * What the rehearsal model says: that it is none, the first sentences of the last thing it was
 * told, and what it saw. No judgement, no invention: every word of the extract was in the request.
 */
import { isObject, type Json, type JsonObject } from '../../core/json.ts';
import { rehearseJson, schemaAsked } from './rehearsal-json.ts';

const EXTRACT_SENTENCES = 3;
const EXTRACT_CHARACTERS = 600;

export function rehearse(body: JsonObject): string {
  const turns = turnsOf(body);
  const asked = turns.findLast(({ role, text }) => role === 'user' && text !== '')?.text ?? '';
  const schema = schemaAsked(body);
  if (schema !== undefined) return rehearseJson(schema, asked);
  const characters = turns.reduce((sum, { text }) => sum + text.length, 0);
  const tools = Array.isArray(body.tools) ? body.tools.length : 0;
  return [
    '[rehearsal] No model is connected; this is an extract of what was sent.',
    '',
    asked === '' ? '(There was no text to extract from.)' : extract(asked),
    '',
    `Seen: ${count(turns.length, 'message')}, ${count(characters, 'character')}, ${count(tools, 'tool')}.`,
  ].join('\n');
}

const count = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? '' : 's'}`;

function extract(text: string): string {
  const sentences = text.trim().match(/[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]*)*[.!?]*\s*/g) ?? [text];
  const leading = sentences.slice(0, EXTRACT_SENTENCES).join('').trim();
  return leading.length <= EXTRACT_CHARACTERS ? leading : cutAtWord(leading);
}

function cutAtWord(text: string): string {
  const end = text.lastIndexOf(' ', EXTRACT_CHARACTERS);
  return `${text.slice(0, end > 0 ? end : EXTRACT_CHARACTERS)} …`;
}

interface Turn {
  readonly role: string;
  readonly text: string;
}

/** Turns of any of the three APIs: `messages`, or `input` that is a list or a single text. */
function turnsOf(body: JsonObject): Turn[] {
  const system = body.system ?? body.instructions;
  const turns = body.messages ?? body.input ?? [];
  return [
    ...(system === undefined || system === null ? [] : [{ role: 'system', text: textOf(system) }]),
    ...(Array.isArray(turns) ? turns.map(turnOf) : [{ role: 'user', text: textOf(turns) }]),
  ];
}

function turnOf(turn: Json): Turn {
  if (!isObject(turn)) return { role: 'user', text: textOf(turn) };
  const role = typeof turn.role === 'string' ? turn.role : 'tool';
  return { role, text: textOf(turn.content ?? turn.output ?? '') };
}

function textOf(content: Json): string {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map(textOf).filter(Boolean).join('\n');
  if (!isObject(content)) return '';
  return textOf(content.text ?? content.content ?? '');
}
