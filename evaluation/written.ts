/**
 * Documents that were written to be measured on, by hands that had not seen the engine or its rules: notes, letters, lists,
 * talks, questions to models. All people, places and numbers are invented. Each was measured before anything was made from
 * it; `read.jsonl` has been read since, and rules were made after it; of `unread.jsonl` and `spanish.jsonl` nobody
 * has seen more than totals, which were in view when the tagger's points and its training text were chosen. Whoever looks at
 * its misses moves it over, and writes another.
 */
import { readFileSync } from 'node:fs';
import type { GoldDocument, Span } from './score.ts';

const FOLDER = new URL('./written/', import.meta.url);
/** `‹NAME:Marguerite Osei›` */
const MARK = /‹([A-Z]+):([^›]*)›/g;

/** One document a line: `{"id","kind","text"}`, what identifies in marks. */
export function writtenDocuments(part: 'read' | 'unread' | 'spanish'): GoldDocument[] {
  return readFileSync(new URL(`${part}.jsonl`, FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { id, text } = JSON.parse(line) as { id: string; text: string };
      return { id, ...unmarked(text) };
    });
}

function unmarked(marked: string): { text: string; spans: Span[] } {
  const spans: Span[] = [];
  let text = '';
  let done = 0;
  for (const { 0: all, 1: label = '', 2: value = '', index } of marked.matchAll(MARK)) {
    text += marked.slice(done, index);
    spans.push({ start: text.length, end: text.length + value.length, label });
    text += value;
    done = index + all.length;
  }
  return { text: text + marked.slice(done), spans };
}
