/** Plain text: one document, one place, all of it searched. */
import type { DocumentFormat } from '../../formats/index.ts';

export const plainText: DocumentFormat = {
  id: 'text',
  walk: (source) => ({
    loci: [{ kind: 'text', role: 'text', path: '', text: source }],
    subject: undefined,
    persons: [],
    apply: ([change]) => (change === null ? '' : (change ?? source)),
  }),
};
