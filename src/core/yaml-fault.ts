/** What is wrong with YAML that cannot be read, in a sentence: the parser's own quotes the text. */
import type { ErrorCode } from 'yaml';

export const yamlFault = (code: ErrorCode): string => `not YAML: ${SENTENCES[code] ?? OTHERWISE}`;

const QUOTES = 'put text with : # * & ! % @ ` { or [ in quotes';
const OTHERWISE = `what stands here cannot be read: check the lines around it, and ${QUOTES}`;

const SENTENCES: Readonly<Partial<Record<ErrorCode, string>>> = {
  TAB_AS_INDENT: 'the line begins with a tab: indent with spaces',
  BAD_INDENT:
    'fields of one section begin at the same column, and what { or [ opens is closed: check spaces and brackets',
  DUPLICATE_KEY: 'this field stands here twice: leave one out',
  BAD_SCALAR_START: `a value does not begin so: ${QUOTES}`,
  BAD_DQ_ESCAPE: "no such escape: write \\\\ for a backslash, or take single quotes ('…')",
  BLOCK_AS_IMPLICIT_KEY: `two fields on one line: write one a line, and ${QUOTES}`,
  MISSING_CHAR:
    'something is missing: a colon and a space after a field, or the end of a quotation or bracket',
  MULTIPLE_DOCS: 'a second document begins: leave out the line ---',
  TAG_RESOLVE_FAILED: `tags (!name) are not taken: a secret is written $\{NAME}, text that begins with ! goes in quotes`,
  BAD_ALIAS: 'an alias (*) or anchor (&) without a name: put the value in quotes',
};
