/** Base64 in FHIR, and its size: what it is, a content type beside it says, which may come after both. */
import { openAttachment, type WalkInner } from '../attachments.ts';
import { spellNumber, spellString } from '../json/spell.ts';
import type { Places } from '../splice.ts';
import type { Frame, LateData, LateSize } from './frame.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

export function noteData(
  frame: Frame,
  path: string,
  text: string,
  places: Places,
  { start, end }: Span,
): void {
  const late: LateData = { path, text, inner: undefined };
  frame.data = late;
  places.composed(start, end, (changes) => late.inner?.(changes), spellString);
}

/** Of data that changes it is another; with data that goes, it goes. */
export function noteSize(frame: Frame, places: Places, { start, end }: Span): void {
  const late: LateSize = { data: undefined };
  frame.size = late;
  places.composed(
    start,
    end,
    (changes) => {
      const after = late.data?.inner?.(changes);
      return typeof after === 'string' ? String(Buffer.byteLength(after, 'base64')) : after;
    },
    spellNumber,
  );
}

/** The object has ended: its data are walked as what it says they are, else they are media. */
export function settleData(
  late: LateData,
  contentType: string | undefined,
  places: Places,
  walkInner: WalkInner,
): void {
  const attached = openAttachment(late.text, contentType, walkInner);
  if (attached === undefined) {
    const locus = places.locus('media', late.path, late.text);
    late.inner = (changes) => changes[locus];
    return;
  }
  const inner = places.nested(late.path, attached.document);
  late.inner = (changes) => {
    const after = inner(changes);
    return typeof after === 'string' ? attached.encode(after) : after;
  };
}
