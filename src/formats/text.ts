/** Plain text: one place. */
import type { DocumentFormat, WalkedDocument } from './document.ts';

export const text: DocumentFormat = { id: 'text', walk: walkText };

export function walkText(source: string): WalkedDocument {
  return {
    loci: source === '' ? [] : [{ kind: 'text', role: 'text', path: 'text', text: source }],
    subject: undefined,
    persons: [],
    apply: ([change]) => (change === null ? '' : (change ?? source)),
  };
}
