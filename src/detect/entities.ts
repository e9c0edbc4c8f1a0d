/** Character references of HTML and XML, also escaped once more (`&amp;#81;`). */

/** Source of an expression for one of them. */
export const ENTITY = '&(?:amp;){0,8}(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});';

/** The code point that a match of `ENTITY` stands for; undefined where its name is none of ours. */
export function codeOfEntity(entity: string): number | undefined {
  const name = /[^&;]+(?=;$)/.exec(entity)![0];
  if (!name.startsWith('#')) return codeOfName(name);
  return /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
}

/** `&Eacute;` has a capital, `&NBSP;` is as good as `&nbsp;`. */
function codeOfName(name: string): number | undefined {
  const code = NAMED[name.toLowerCase()];
  const isCapital = code !== undefined && name[0] === name[0]!.toUpperCase();
  return isCapital ? String.fromCharCode(code).toUpperCase().charCodeAt(0) : code;
}

const NAMED: Readonly<Record<string, number>> = {
  amp: 38,
  lt: 60,
  gt: 62,
  quot: 34,
  apos: 39,
  nbsp: 160,
  rsquo: 0x2019,
  lsquo: 0x2018,
  ndash: 0x2013,
  mdash: 0x2014,
  shy: 0xad,
  zwnj: 0x200c,
  zwj: 0x200d,
  aacute: 225,
  eacute: 233,
  iacute: 237,
  oacute: 243,
  uacute: 250,
  agrave: 224,
  egrave: 232,
  igrave: 236,
  ograve: 242,
  ugrave: 249,
  acirc: 226,
  ecirc: 234,
  icirc: 238,
  ocirc: 244,
  ucirc: 251,
  auml: 228,
  euml: 235,
  iuml: 239,
  ouml: 246,
  uuml: 252,
  ntilde: 241,
  atilde: 227,
  otilde: 245,
  ccedil: 231,
  aring: 229,
  aelig: 230,
  oslash: 248,
  szlig: 223,
  yacute: 253,
  eth: 240,
  thorn: 254,
  scaron: 0x161,
  zcaron: 0x17e,
  oelig: 0x153,
};
