/**
 * The same documents as they come out of other systems: word processors, pages, feeds, prompts. What is found must not depend on
 * how a blank or the end of a line is written. Tokens of identifiers found, in every form.
 */
import {
  type CorpusScore,
  type GoldDocument,
  type Span,
  scoreDocument,
  summarise,
} from './score.ts';

/** What a character of the document is written as. */
type Write = (character: string, at: number, text: string) => string;

interface Form {
  readonly name: string;
  write(document: GoldDocument): GoldDocument;
}

const byCharacter = (name: string, write: Write): Form => ({
  name,
  write: (document) => written(document, write),
});

function written({ id, text, spans }: GoldDocument, write: Write): GoldDocument {
  const places = new Map<number, number>();
  let out = '';
  for (let at = 0; at < text.length; at += 1) {
    places.set(at, out.length);
    out += write(text[at]!, at, text);
  }
  places.set(text.length, out.length);
  const moved = spans.map(({ label, start, end }) => ({
    label,
    start: places.get(start)!,
    end: places.get(end)!,
  }));
  return { id, text: out, spans: moved };
}

/** Each identifier between two marks, which are none of it. */
const around = (name: string, before: string, behind: string): Form => ({
  name,
  write(document) {
    const starts = new Set(document.spans.map(({ start }) => start));
    const ends = new Set(document.spans.map(({ end }) => end - 1));
    const { id, text, spans } = written(
      document,
      (character, at) => `${starts.has(at) ? before : ''}${character}${ends.has(at) ? behind : ''}`,
    );
    const inner = spans.map(({ label, start, end }) => ({
      label,
      start: start + before.length,
      end: end - behind.length,
    }));
    return { id, text, spans: inner };
  },
});

const instead = (name: string, of: string, by: string): Form =>
  byCharacter(name, (character) => (character === of ? by : character));

const beginsLine = (at: number, text: string): boolean => at === 0 || text[at - 1] === '\n';

const ofOneLetter = (character: string, changed: string): string =>
  changed.length === character.length ? changed : character;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['\n', '<br>'],
  ['&', '&amp;'],
  ["'", '&#39;'],
  ['"', '&quot;'],
  ['<', '&lt;'],
]);
const ASCII = /[!-~]/;
const TO_FULL_WIDTH = 0xfee0;
const LATIN = /[\u00a0-\u00ff]/;

const FORMS: readonly Form[] = [
  byCharacter('as it is', (character) => character),
  instead('lines that end as under Windows', '\n', '\r\n'),
  instead('no-break blanks', ' ', '\u00a0'),
  instead('thin blanks', ' ', '\u2009'),
  instead('hyphens that do not break', '-', '\u2011'),
  instead('en dashes', '-', '–'),
  instead('typographic apostrophes', "'", '’'),
  byCharacter('full-width digits and marks', (character) =>
    ASCII.test(character) && !/\p{L}/u.test(character)
      ? String.fromCharCode(character.charCodeAt(0) + TO_FULL_WIDTH)
      : character,
  ),
  byCharacter('accents as marks of their own', (character) => character.normalize('NFD')),
  instead('all in one line', '\n', ' '),
  byCharacter('quoted as in mail', (character, at, text) =>
    beginsLine(at, text) ? `> ${character}` : character,
  ),
  byCharacter('a page, with entities', (character) => ENTITIES.get(character) ?? character),
  byCharacter('RTF', (character) => {
    if (character === '\n') return '\\par ';
    return LATIN.test(character) ? `\\'${character.charCodeAt(0).toString(16)}` : character;
  }),
  instead('lines that end as in HL7 v2', '\n', '\\.br\\'),
  byCharacter('within JSON', (character) => JSON.stringify(character).slice(1, -1)),
  around('identifiers in bold type of a page', '<b>', '</b>'),
  around('in an element of a page', '<span class="v">', '</span>'),
  around('in bold type of Markdown', '**', '**'),
  around('as code of Markdown', '`', '`'),
  byCharacter('CAPITALS', (character) => ofOneLetter(character, character.toUpperCase())),
  byCharacter('small letters', (character) => ofOneLetter(character, character.toLowerCase())),
];

export interface FormResult {
  readonly name: string;
  readonly total: CorpusScore;
}

/** @param predict what the engine finds in a text */
export function measureForms(
  documents: readonly GoldDocument[],
  predict: (text: string) => readonly Span[],
): FormResult[] {
  return FORMS.map(({ name, write }) => {
    const formed = documents.map((document) => write(document));
    return { name, total: summarise(formed.map((one) => scoreDocument(one, predict(one.text)))) };
  });
}
