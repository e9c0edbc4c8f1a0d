/** Records in a text: JSON and HL7 v2 messages, in order, none inside another. */
import { messagesIn } from '../hl7v2/messages-in-text.ts';
import { jsonIn } from './json-in-text.ts';

export interface RecordPlace {
  /** `escaped`: the inside of a JSON string. */
  readonly kind: 'json' | 'escaped' | 'message';
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** JSON in a field is the message's, and a message in a string the JSON's. */
export function recordPlaces(text: string): RecordPlace[] {
  const json = jsonPlaces(text);
  const messages = messagesIn(text);
  if (messages.length === 0) return json;
  const all = [...json, ...messages.map((place) => ({ ...place, kind: 'message' as const }))];
  all.sort((a, b) => a.start - b.start); // stable: what is quoted is decoded first
  let end = 0;
  return all.filter((place) => {
    if (place.start < end) return false;
    end = place.end;
    return true;
  });
}

export function jsonPlaces(text: string): RecordPlace[] {
  if (!text.includes('"')) return [];
  return jsonIn(text).map(({ start, end, isEscaped }) => ({
    kind: isEscaped ? 'escaped' : 'json',
    start,
    end,
  }));
}

/** What the inside of a JSON string says. */
export function decoded(inside: string): string {
  return inside.includes('\\') ? (JSON.parse(`"${inside}"`) as string) : inside;
}
