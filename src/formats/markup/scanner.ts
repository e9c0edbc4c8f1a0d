/**
 * XML and HTML source as a row of events with offsets, in one pass and linear time. It takes what it
 * gets: what opens no tag is text, and a tag that never ends is text to the end. Whoever needs
 * well-formed XML checks that first.
 */

export interface MarkupEvents {
  open(name: string): void;
  /** Offsets of the value without its quotes, and where the name begins. */
  attribute(name: string, start: number, end: number, quote: string, nameStart: number): void;
  close(name: string): void;
  /** `kind` says how a replacement must be written. */
  text(start: number, end: number, kind: TextKind): void;
  /** After the attributes of an opening tag were told. */
  attributesEnd?(): void;
}

/** Character data, CDATA section, comment, or what stands in `<? … >` or `<! … >`. */
export type TextKind = 'text' | 'cdata' | 'comment' | 'declaration';

export function scanMarkup(source: string, events: MarkupEvents): void {
  new Scanner(source, events).run();
}

const NAME = /[A-Za-z_:\u0080-\uffff][\w:.\u0080-\uffff-]*/y;
const TARGET = /[\w:.-]*\s*/y;
const SPACE = /[\s/]*/y;
const ATTRIBUTE_NAME = /[^\s=>/'"][^\s=>/]*/y;
const EQUALS = /\s*=\s*/y;
const UNQUOTED = /[^\s>]+/y;

class Scanner {
  readonly #source: string;
  readonly #events: MarkupEvents;
  #hasInstructions = true;

  constructor(source: string, events: MarkupEvents) {
    this.#source = source;
    this.#events = events;
  }

  run(): void {
    const source = this.#source;
    let textFrom = 0;
    let from = 0;
    for (;;) {
      const tag = source.indexOf('<', from);
      if (tag < 0) break;
      const end = this.#construct(tag);
      if (end === undefined) {
        from = tag + 1; // a plain less-than sign
        continue;
      }
      if (end < 0) break; // never ends: the rest is text
      if (tag > textFrom) this.#events.text(textFrom, tag, 'text');
      this.#tell(tag, end);
      textFrom = end;
      from = end;
    }
    if (textFrom < source.length) this.#events.text(textFrom, source.length, 'text');
  }

  /** Where the construct at `tag` ends; undefined where none begins, negative where it has no end. */
  #construct(tag: number): number | undefined {
    const source = this.#source;
    if (source.startsWith('<!--', tag)) return after(source, '-->', tag + 4);
    if (source.startsWith('<![CDATA[', tag)) return after(source, ']]>', tag + 9);
    if (source.startsWith('<?', tag)) return this.#instructionEnd(tag + 2);
    if (source.startsWith('<!', tag)) return after(source, '>', tag + 2);
    const nameAt = source[tag + 1] === '/' ? tag + 2 : tag + 1;
    NAME.lastIndex = nameAt;
    if (!NAME.test(source)) return undefined;
    return this.#tagEnd(NAME.lastIndex);
  }

  /** XML ends it with `?>`, HTML with `>`. */
  #instructionEnd(from: number): number {
    const end = this.#hasInstructions ? after(this.#source, '?>', from) : -1;
    if (end >= 0) return end;
    this.#hasInstructions = false; // nor do later ones: looked for once
    return after(this.#source, '>', from);
  }

  /** Past the `>` of a tag, quoted values skipped. */
  #tagEnd(from: number): number {
    const source = this.#source;
    for (let at = from; at < source.length; at += 1) {
      const unit = source[at];
      if (unit === '>') return at + 1;
      if (unit !== '"' && unit !== "'") continue;
      // A quote opens a value only after an equals sign; elsewhere it is a stray.
      if (!isAfterEquals(source, at)) continue;
      at = source.indexOf(unit, at + 1);
      if (at < 0) return -1;
    }
    return -1;
  }

  #tell(tag: number, end: number): void {
    const source = this.#source;
    const events = this.#events;
    if (source.startsWith('<!--', tag)) events.text(tag + 4, end - 3, 'comment');
    else if (source.startsWith('<![CDATA[', tag)) events.text(tag + 9, end - 3, 'cdata');
    else if (source[tag + 1] === '!') events.text(tag + 2, end - 1, 'declaration');
    else if (source[tag + 1] === '?') {
      // What it is for stays, and so does its end.
      const from = past(TARGET, source, tag + 2);
      const to = source[end - 2] === '?' && end - 2 >= from ? end - 2 : end - 1;
      events.text(from, to, 'declaration');
    } else if (source[tag + 1] === '/') {
      NAME.lastIndex = tag + 2;
      events.close(NAME.exec(source)![0]);
    } else this.#tellTag(tag, end);
  }

  #tellTag(tag: number, end: number): void {
    const source = this.#source;
    const events = this.#events;
    NAME.lastIndex = tag + 1;
    const name = NAME.exec(source)![0];
    events.open(name);
    let at = NAME.lastIndex;
    while (at < end - 1) {
      at = past(SPACE, source, at);
      const nameStart = at;
      at = past(ATTRIBUTE_NAME, source, at);
      if (at === nameStart) {
        at += 1; // a stray quote or equals sign
        continue;
      }
      const attribute = source.slice(nameStart, at);
      const valueAt = past(EQUALS, source, at);
      if (valueAt === at) continue;
      const quote = source[valueAt];
      if (quote === '"' || quote === "'") {
        const close = source.indexOf(quote, valueAt + 1);
        events.attribute(attribute, valueAt + 1, close, quote, nameStart);
        at = close + 1;
      } else {
        at = past(UNQUOTED, source, valueAt);
        events.attribute(attribute, valueAt, at, '', nameStart);
      }
    }
    events.attributesEnd?.();
    if (source[end - 2] === '/') events.close(name);
  }
}

function after(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

function past(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(source) ? pattern.lastIndex : at;
}

function isAfterEquals(source: string, at: number): boolean {
  let before = at - 1;
  while (/\s/.test(source[before] ?? '')) before -= 1;
  return source[before] === '=';
}
