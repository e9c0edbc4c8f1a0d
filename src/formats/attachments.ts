/**
 * What an attachment or a Binary holds, by its content type: text is walked as the document that it
 * is, everything else is bytes that nobody searches.
 *
 * Source  HL7 FHIR R4 §2.24.0.4 Attachment, RFC 4648 base64, RFC 2046 content types
 */
import { Failure } from '../core/failures.ts';
import type { WalkedDocument } from './document.ts';
import { walkText } from './text.ts';

export interface Attached {
  readonly document: WalkedDocument;
  /** Text of the document as base64 in the encoding it had. */
  encode(text: string): string;
}

/** A walker for documents of one kind inside another. */
export type WalkInner = (kind: 'json' | 'markup' | 'text', source: string) => WalkedDocument;

/** Undefined for bytes: no text type, no base64, no UTF-8. */
export function openAttachment(
  base64: string,
  contentType: string | undefined,
  walk: WalkInner,
): Attached | undefined {
  const kind = kindOf(contentType);
  const encoding = encodingOf(contentType);
  if (kind === undefined || encoding === undefined || !isBase64(base64)) return undefined;
  const bytes = Buffer.from(base64, 'base64');
  const text = encoding === 'utf8' ? utf8(bytes) : bytes.toString('latin1');
  if (text === undefined || text.includes('\0')) return undefined;
  return {
    document: walkAs(kind, text, walk),
    encode: (after) => {
      // Text that Latin-1 cannot carry would come back as something else.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is Latin-1
      if (encoding === 'latin1' && /[^\u0000-\u00ff]/.test(after)) {
        throw new Failure('document_invalid', { at: 'attachment', expected: 'Latin-1 text' });
      }
      return Buffer.from(after, encoding).toString('base64');
    },
  };
}

/** What calls itself JSON or XML, or looks like HL7, and is not is text all the same. */
function walkAs(kind: 'json' | 'markup' | 'text', text: string, walk: WalkInner): WalkedDocument {
  try {
    return walk(kind, text);
  } catch (error) {
    const isOther = error instanceof Failure && error.code === 'document_invalid';
    if (!isOther) throw error;
    return walkText(text);
  }
}

function kindOf(contentType: string | undefined): 'json' | 'markup' | 'text' | undefined {
  const type = (contentType ?? '').replace(/;.*/s, '').trim().toLowerCase();
  if (/^application\/(?:[\w.-]+\+)?json$|^text\/json$/.test(type)) return 'json';
  if (/^(?:application|text)\/(?:[\w.-]+\+)?x?(?:html|xml)$/.test(type)) return 'markup';
  if (type === 'application/hl7-cda+xml' || type === 'application/xhtml+xml') return 'markup';
  // Rich text is text with commands; what a profile does to it may break the commands, not the secret.
  if (type === 'text/rtf') return undefined;
  if (
    type.startsWith('text/') ||
    type === 'application/hl7-v2' ||
    type === 'x-application/hl7-v2+er7'
  )
    return 'text';
  return undefined;
}

function encodingOf(contentType: string | undefined): 'utf8' | 'latin1' | undefined {
  const charset = /;\s*charset\s*=\s*"?([\w-]+)/i.exec(contentType ?? '')?.[1]?.toLowerCase();
  if (charset === undefined || charset === 'utf-8' || charset === 'utf8') return 'utf8';
  if (charset === 'us-ascii' || charset === 'ascii') return 'utf8';
  return charset === 'iso-8859-1' || charset === 'latin1' ? 'latin1' : undefined;
}

function isBase64(text: string): boolean {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text.replace(/\s+/g, ''));
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}
