/** A copy of a short text for whoever keeps it: as cut from a document, it would keep all of that in memory. */
export const apart = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');
