/**
 * Clinical documents that never were: seeded, of many kinds and manners, every identifier marked.
 * Templates and names are dealt to three splits, so that what is measured on `test` was seen neither
 * in its words nor in its sentences.
 */
import { type Deck, decks } from './decks.ts';
import { expand } from './expand.ts';
import { withMoreNoise, withNoise } from './noise.ts';
import { poolsFor, type Split } from './pools.ts';
import type { Random } from './random.ts';
import { newScene, type Piece, type Scene, type Tag } from './scene.ts';
import { ENTRY, PLACE_PROSE, SHORT, STAFF_PROSE } from './templates/contexts.ts';
import { BLOCK, HEADER, SIGNATURE } from './templates/forms.ts';
import { ABSTRACT, GENERAL, LOOK_ALIKE } from './templates/look-alikes.ts';
import { DIALOG, LETTER, NURSING, QUERY } from './templates/messages.ts';
import { MORE_HEADER, MORE_PROSE } from './templates/more-forms.ts';
import {
  MORE_SPANISH_FORM,
  MORE_SPANISH_NEGATIVE,
  MORE_SPANISH_PROSE,
  SHORT_SPANISH,
} from './templates/more-spanish.ts';
import { COURSE, HISTORY, PLAN, SOCIAL } from './templates/narrative.ts';
import { NEGATIVE } from './templates/negatives.ts';
import { OPERATIVE } from './templates/operative.ts';
import { SPANISH_FORM, SPANISH_NEGATIVE, SPANISH_PROSE } from './templates/spanish.ts';
import { excerpt, WRITTEN } from './written.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
  readonly tag: Tag;
}

export interface Document {
  readonly text: string;
  readonly spans: readonly Span[];
  /** Authors that are cited: in a note nobody can tell them from who is meant. */
  readonly cited?: readonly Pick<Span, 'start' | 'end'>[];
  readonly language: 'en' | 'es';
  readonly kind: string;
}

/** All templates of one split: for the test that splits share none. */
export const templatesOf = (split: Split): readonly string[] =>
  ALL.flatMap((list) => decks[split](list));

const ALL = [
  HEADER,
  BLOCK,
  SIGNATURE,
  QUERY,
  LETTER,
  DIALOG,
  NURSING,
  HISTORY,
  SOCIAL,
  COURSE,
  PLAN,
  NEGATIVE,
  LOOK_ALIKE,
  OPERATIVE,
  GENERAL,
  MORE_HEADER,
  MORE_PROSE,
  STAFF_PROSE,
  ENTRY,
  PLACE_PROSE,
  SHORT,
  SPANISH_FORM,
  SPANISH_PROSE,
  SPANISH_NEGATIVE,
  MORE_SPANISH_FORM,
  MORE_SPANISH_PROSE,
  MORE_SPANISH_NEGATIVE,
  SHORT_SPANISH,
];

interface Writer {
  readonly scene: Scene;
  readonly deck: Deck;
  readonly pieces: Piece[];
}

export function generate(r: Random, split: Split, language: 'en' | 'es' = 'en'): Document {
  const scene = newScene(r, poolsFor(split), language);
  const writer: Writer = { scene, deck: decks[split], pieces: [] };
  const kind = language === 'es' ? 'spanish' : kindFor(r, split);
  KINDS[kind]!(writer);
  const written = split === 'train' ? withElders(r, writer.pieces) : writer.pieces;
  const pieces = withNoise(r, written);
  if (split === 'train') withMoreNoise(r, pieces, scene.pools.commonWords);
  return document(pieces, language, kind);
}

const ELDERS = 0.3;

/** Only ages over 89 are looked at (`tagger/gate.ts`), and they are told as all others are. */
const withElders = (r: Random, pieces: readonly Piece[]): Piece[] =>
  pieces.map((piece) =>
    piece.tag === 'AGE' && r.chance(ELDERS) ? { ...piece, text: String(r.int(90, 104)) } : piece,
  );

function document(pieces: readonly Piece[], language: 'en' | 'es', kind: string): Document {
  let text = '';
  const spans: Span[] = [];
  const cited: Pick<Span, 'start' | 'end'>[] = [];
  for (const piece of pieces) {
    const start = text.length;
    text += piece.text;
    if (piece.tag !== undefined) spans.push({ start, end: text.length, tag: piece.tag });
    if (piece.isCited === true) cited.push({ start, end: text.length });
  }
  return { text, spans, cited, language, kind };
}

/** Shares of what training alone has. */
const LOGS = 0.07;
const WHOLE = 0.5;

function kindFor(r: Random, split: Split): string {
  if (split === 'train' && r.chance(LOGS)) return 'log';
  if (split === 'train' && r.chance(WHOLE)) return 'whole';
  const place = r.next();
  let sum = 0;
  for (const [kind, share] of SHARES) {
    sum += share;
    if (place < sum) return kind;
  }
  return 'note';
}

const SHARES: readonly (readonly [string, number])[] = [
  ['note', 0.25],
  ['clean', 0.15],
  ['abstract', 0.06],
  ['query', 0.14],
  ['cleanQuery', 0.05],
  ['letter', 0.08],
  ['nursing', 0.05],
  ['form', 0.07],
  ['dialog', 0.15],
];

function write(w: Writer, list: readonly string[]): void {
  w.pieces.push(...expand(w.scene.r.pick(w.deck(list)), w.scene));
}

function put(w: Writer, text: string): void {
  w.pieces.push({ text, tag: undefined });
}

/** `count` sentences, mostly of `list`, parted by `gap`. */
function passage(
  w: Writer,
  list: readonly string[],
  count: number,
  share: number,
  gap: string,
): void {
  for (let at = 0; at < count; at += 1) {
    write(w, w.scene.r.chance(share) ? list : w.scene.r.pick(NOBODY));
    put(w, gap);
  }
}

/** Sentences that identify nobody. */
const NOBODY = [NEGATIVE, NEGATIVE, LOOK_ALIKE, LOOK_ALIKE, OPERATIVE];

const HEADINGS =
  `HISTORY OF PRESENT ILLNESS|HPI|CHIEF COMPLAINT|REASON FOR VISIT|SUBJECTIVE|OBJECTIVE|ASSESSMENT AND PLAN|HOSPITAL COURSE|
SOCIAL HISTORY|FAMILY HISTORY|REVIEW OF SYSTEMS|PHYSICAL EXAMINATION|DESCRIPTION OF PROCEDURE|INDICATIONS|FINDINGS|IMPRESSION|
DISCHARGE INSTRUCTIONS|PREOPERATIVE DIAGNOSIS|POSTOPERATIVE DIAGNOSIS|OPERATION PERFORMED|RECOMMENDATIONS|LABORATORY DATA|Interval History|
Background|Current Problems|Mental Status Exam|Clinical Information|Gross Description|Technique|Comparison`
    .split('|')
    .map((one) => one.trim());

function heading(w: Writer): void {
  const { r } = w.scene;
  const text = r.pick(HEADINGS);
  put(w, `${r.chance(0.3) ? titleCase(text) : text}${r.pick([': ', ':\n', '\n', ' - '])}`);
}

const titleCase = (text: string) =>
  text.toLowerCase().replace(/\b[a-z]/g, (letter) => letter.toUpperCase());

function headers(w: Writer, count: number, gap: string): void {
  for (let at = 0; at < count; at += 1) {
    write(
      w,
      w.scene.r.pick([HEADER, HEADER, HEADER, MORE_HEADER, MORE_HEADER, BLOCK, ENTRY, SHORT]),
    );
    put(w, gap);
  }
}

const NOTE_LISTS = [
  HISTORY,
  HISTORY,
  SOCIAL,
  COURSE,
  COURSE,
  PLAN,
  MORE_PROSE,
  MORE_PROSE,
  STAFF_PROSE,
  ENTRY,
  PLACE_PROSE,
  SHORT,
];

const SPANISH_FORMS = [SPANISH_FORM, MORE_SPANISH_FORM];
const SPANISH_TOLD = [SPANISH_PROSE, MORE_SPANISH_PROSE, SHORT_SPANISH];
const SPANISH_NOBODY = [SPANISH_NEGATIVE, SPANISH_NEGATIVE, MORE_SPANISH_NEGATIVE];

const KINDS: Readonly<Record<string, (w: Writer) => void>> = {
  note(w) {
    const { r } = w.scene;
    const isRunOn = r.chance(0.45);
    const gap = isRunOn ? r.pick([' ', ' ', '  ', ', ']) : '\n';
    if (r.chance(0.75))
      headers(w, r.int(1, 7), r.chance(0.15) ? r.pick([' | ', ' ', '   ', '\t', '; ']) : gap);
    if (!isRunOn && r.chance(0.5)) put(w, '\n');
    for (let section = r.int(2, 5); section > 0; section -= 1) {
      if (r.chance(0.7)) heading(w);
      const list = r.pick(NOTE_LISTS);
      passage(w, list, r.int(2, 7), r.pick([0.15, 0.35, 0.6]), r.chance(0.8) ? ' ' : '\n');
      put(w, isRunOn ? ' ' : r.pick(['\n', '\n\n']));
    }
    if (r.chance(0.6)) {
      put(w, gap);
      write(w, SIGNATURE);
    }
  },
  clean(w) {
    const { r } = w.scene;
    for (let section = r.int(1, 5); section > 0; section -= 1) {
      if (r.chance(0.7)) heading(w);
      passage(w, r.pick([NEGATIVE, OPERATIVE]), r.int(2, 9), 0.5, r.chance(0.8) ? ' ' : '\n');
      put(w, r.pick([' ', '\n', '\n\n']));
    }
  },
  abstract(w) {
    const { r } = w.scene;
    for (let at = r.int(3, 12); at > 0; at -= 1) {
      write(w, r.chance(0.85) ? ABSTRACT : NEGATIVE);
      put(w, ' ');
    }
  },
  query(w) {
    const { r } = w.scene;
    if (r.chance(0.3)) passage(w, NEGATIVE, 1, 1, ' ');
    write(w, QUERY);
    if (r.chance(0.4)) {
      put(w, ' ');
      passage(
        w,
        r.pick([HISTORY, COURSE, QUERY, PLAN, MORE_PROSE, STAFF_PROSE, PLACE_PROSE]),
        r.int(1, 2),
        0.7,
        ' ',
      );
    }
  },
  cleanQuery(w) {
    passage(w, NEGATIVE, w.scene.r.int(1, 3), 0.7, ' ');
  },
  letter(w) {
    const { r } = w.scene;
    if (r.chance(0.5)) headers(w, r.int(1, 4), '\n');
    passage(w, LETTER, r.int(2, 6), 0.8, r.pick([' ', '\n', '\n\n']));
    passage(w, HISTORY, r.int(1, 4), 0.4, ' ');
    passage(w, LETTER, r.int(1, 3), 0.8, ' ');
    put(w, '\n\n');
    write(w, SIGNATURE);
  },
  nursing(w) {
    const { r } = w.scene;
    if (r.chance(0.4)) headers(w, r.int(1, 3), r.pick(['\n', ' ']));
    passage(
      w,
      r.pick([NURSING, NURSING, MORE_PROSE, STAFF_PROSE, SHORT]),
      r.int(2, 8),
      0.6,
      r.pick(['\n', ' ', '\n']),
    );
  },
  form(w) {
    const { r } = w.scene;
    headers(
      w,
      r.int(3, 16),
      r.pick(['\n', '\n', '\n', ' ', '   ', ' | ', '\n\n', '\t', ', ', '; ']),
    );
    if (r.chance(0.4)) passage(w, COURSE, r.int(1, 4), 0.4, '\n');
    if (r.chance(0.3)) write(w, SIGNATURE);
  },
  dialog(w) {
    const { r } = w.scene;
    passage(
      w,
      r.pick([DIALOG, GENERAL, PLACE_PROSE, MORE_PROSE, SHORT]),
      r.int(1, 8),
      0.7,
      r.pick(['\n', ' ', '\n\n']),
    );
  },
  log(w) {
    const { r } = w.scene;
    if (r.chance(0.3)) headers(w, r.int(1, 3), '\n');
    passage(
      w,
      r.pick([STAFF_PROSE, STAFF_PROSE, ENTRY, SHORT, NURSING]),
      r.int(3, 14),
      r.pick([0.4, 0.6, 0.9]),
      r.pick(['\n', '\n', '\n', '; ', ' ']),
    );
  },
  whole(w) {
    const { r } = w.scene;
    w.pieces.push(...excerpt(r, expand(r.pick(WRITTEN), w.scene)));
  },
  spanish(w) {
    const { r } = w.scene;
    const gap = r.pick(['\n', '\n', '. ', ' ']);
    if (r.chance(0.7)) {
      for (let at = r.int(2, 10); at > 0; at -= 1) {
        write(w, r.pick(SPANISH_FORMS));
        put(w, gap);
      }
    }
    for (let at = r.int(2, 10); at > 0; at -= 1) {
      write(w, r.pick(r.chance(0.45) ? SPANISH_TOLD : SPANISH_NOBODY));
      put(w, r.chance(0.8) ? ' ' : '\n');
    }
    if (r.chance(0.5)) {
      put(w, '\n');
      write(w, r.pick(SPANISH_FORMS));
    }
  },
};
