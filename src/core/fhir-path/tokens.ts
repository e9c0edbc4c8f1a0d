/** FHIRPath cut into words, literals and signs. Source: HL7 FHIRPath N1 §2 (Expressions), §1.4 (Literals). */

export interface Token {
  readonly kind: 'name' | 'string' | 'number' | 'date' | 'sign' | 'end';
  /** Of a literal: what it says. */
  readonly text: string;
}

const TOKEN =
  /\s*(?:(\$this|[A-Za-z_]\w*|`[^`\\]{1,128}`)|'((?:[^'\\]|\\['\\"`/])*)'|(\d+(?:\.\d+)?)|@(\d{4}(?:-\d\d(?:-\d\d(?:T[\d:.]{0,16}(?:Z|[+-]\d\d:\d\d)?)?)?)?)|(!=|>=|<=|[.()|=<>,[\]]))/y;

/** Undefined where a character belongs to no token. */
export function tokensOf(expression: string): Token[] | undefined {
  const tokens: Token[] = [];
  const text = expression.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (match === null) return undefined;
    const [, name, string, number, date, sign = ''] = match;
    if (name !== undefined) tokens.push({ kind: 'name', text: name.replaceAll('`', '') });
    else if (string !== undefined) {
      tokens.push({ kind: 'string', text: string.replaceAll(/\\(.)/g, '$1') });
    } else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (date !== undefined) tokens.push({ kind: 'date', text: date });
    else tokens.push({ kind: 'sign', text: sign });
  }
  return [...tokens, { kind: 'end', text: '' }];
}
