/**
 * Character references of XML 1.0 §4.1 and of HTML's Latin-1 set, both ways. A reference that is not
 * known stays as it is written.
 */

/** What the source of a text or attribute says. */
export function decodeEntities(source: string): string {
  return source.includes('&') ? source.replace(REFERENCE, decodeOne) : source;
}

export function encodeText(text: string): string {
  return clean(text).replace(/[&<>]/g, escapeUnit);
}

/** @param quote the one around the value */
export function encodeAttribute(text: string, quote: string): string {
  return clean(text).replace(quote === "'" ? /[&<>'\t\n\r]/g : /[&<>"\t\n\r]/g, escapeUnit);
}

const REFERENCE = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][A-Za-z\d]{1,31}));/g;

const NAMED: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }),
  ...Object.entries({ ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”' }),
  ...Object.entries({ bull: '•', hellip: '…', trade: '™', euro: '€', ensp: '\u2002' }),
  ...Object.entries({ emsp: '\u2003', thinsp: '\u2009', le: '≤', ge: '≥', minus: '−' }),
  ...`nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn
    sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave
    Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml
    ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN
    szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute
    icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml
    yacute thorn yuml`
    .split(/\s+/)
    .map((name, index): [string, string] => [name, String.fromCharCode(0xa0 + index)]),
]);

function decodeOne(
  whole: string,
  decimal: string | undefined,
  hex: string | undefined,
  name: string | undefined,
): string {
  if (name !== undefined) return NAMED.get(name) ?? whole;
  const point = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
  const isCharacter = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
  return isCharacter ? String.fromCodePoint(point) : whole;
}

function escapeUnit(unit: string): string {
  const name = ESCAPES[unit];
  return name === undefined ? `&#${unit.charCodeAt(0)};` : `&${name};`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": '#39',
};

/** XML has no way to write most control characters. */
function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}
