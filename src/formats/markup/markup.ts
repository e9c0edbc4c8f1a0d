/**
 * XHTML and HTML as a document: the narrative of FHIR, and attachments. Text, comments and the values
 * of attributes are loci; tags, and attributes that shape the page, stay as they are.
 */
import type { PhiCategory } from '../../core/phi.ts';
import type { WalkedDocument } from '../document.ts';
import { Places, splice } from '../splice.ts';
import { Cells } from './cells.ts';
import { decodeEntities, encodeAttribute, encodeText } from './entities.ts';
import { scanMarkup, type TextKind } from './scanner.ts';

export function walkMarkup(source: string): WalkedDocument {
  const places = new Places();
  const cells = new Cells();
  scanMarkup(source, {
    open: (name) => cells.open(name.toLowerCase()),
    close: (name) => cells.close(name.toLowerCase()),
    attribute: (name, start, end, quote) => {
      if (start === end || isShape(name, source.slice(start, end))) return;
      const said = decodeEntities(source.slice(start, end));
      const path = `@${attributePath(name)}`;
      const [scheme = '', category] = contactIn(said) ?? [];
      const locus =
        category === undefined
          ? places.locus(/^\s*data:/i.test(said) ? 'media' : 'text', path, said)
          : places.locus('value', path, said.slice(scheme.length), undefined, category);
      places.composed(
        start,
        end,
        (changes) => {
          const after = changes[locus];
          return typeof after === 'string' ? scheme + after : after;
        },
        (text) => spellAttribute(text, quote),
      );
    },
    text: (start, end, kind) => {
      const spelled = source.slice(start, end);
      if (BLANK.test(spelled) || (kind === 'declaration' && isKnownDeclaration(spelled))) return;
      const said = kind === 'text' ? decodeEntities(spelled) : spelled;
      const label = kind === 'text' ? cells.label(said) : undefined;
      const locus = places.locus('text', kind, said, label);
      places.whole(start, end, locus, (text) => spellText(text, kind));
    },
  });
  return {
    loci: places.loci,
    subject: undefined,
    persons: [],
    apply: (changes) => splice(source, places.edits(source, changes)),
  };
}

/** The scheme of a link to somebody's mailbox or telephone, and what stands behind it. */
function contactIn(said: string): readonly [scheme: string, category: PhiCategory] | undefined {
  const scheme = /^\s*(?:mailto|tel|sms|fax):(?=.)/i.exec(said)?.[0];
  if (scheme === undefined) return undefined;
  const kind = scheme.trim().toLowerCase();
  return [scheme, kind === 'mailto:' ? 'email' : kind === 'fax:' ? 'fax' : 'phone'];
}

/** A replacement for a text of the kind. */
export function spellText(text: string, kind: TextKind): string {
  if (kind === 'cdata') return text.replaceAll(']]>', ']]]]><![CDATA[>');
  // Neither may hold what ends it.
  if (kind === 'comment') {
    return text
      .replace(/-(?=-)/g, '- ')
      .replace(/^-?>/, ' $&')
      .replace(/-$/, '- ');
  }
  if (kind === 'declaration') return text.replace(/[<>?[\]]/g, ' ');
  return encodeText(text);
}

/** A value without quotes gets them: a replacement may hold anything. */
function spellAttribute(text: string, quote: string): string {
  return quote === '' ? `"${encodeAttribute(text, '"')}"` : encodeAttribute(text, quote);
}

/** The XML declaration, a style sheet, or the document type of HTML. */
export function isKnownDeclaration(spelled: string): boolean {
  return KNOWN_DECLARATION.test(spelled);
}

const BLANK = /^\s*$/;
const KNOWN_DECLARATION =
  /^(?:(?:(?:version|encoding|standalone)\s*=\s*["'][\w.-]{1,32}["']\s*){1,3}|doctype\s+html\s*)$/i;

/** Attributes that shape a page, while their value looks like it. */
const SHAPES: readonly [names: RegExp, value: RegExp][] = [
  [/^xmlns(?::\w+)?$|^xsi:schemaLocation$|^xml:space$/, /^[\w\s:/.#-]*$/],
  [/^(?:class|rel|type|scope|headers|valign|align|dir|shape|rules|frame)$/i, /^[\w\s:/.-]{0,128}$/],
  [/^(?:xml:)?lang$/i, /^[A-Za-z]{1,8}(?:-[A-Za-z\d]{1,8})*$/],
  [
    /^(?:col|row)span$|^(?:width|height|border|cellpadding|cellspacing|span)$/i,
    /^\d{1,4}(?:%|px)?$/,
  ],
  [/^style$/i, /^[\w\s:;.,#%()!-]{0,1024}$/],
  [/^(?:charset|media)$/i, /^[\w-]{1,32}$/],
];

function isShape(name: string, value: string): boolean {
  return SHAPES.some(([names, values]) => names.test(name) && values.test(value));
}

/** Attributes of XHTML by name; others are somebody's own, and a path holds no words of theirs. */
function attributePath(name: string): string {
  return KNOWN_ATTRIBUTES.test(name) ? name.toLowerCase() : '{}';
}

const KNOWN_ATTRIBUTES = /^(?:title|alt|href|src|id|name|abbr|summary|cite|content|value|label)$/i;
