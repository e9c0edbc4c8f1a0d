/**
 * Numbers of catalogues and of the literature, which stand for a thing and for nobody: NDC, LOINC, SNOMED CT, RxNorm, PMID,
 * DOI, ISBN, OMIM, variants of genes. The tagger takes several beside each other for one identifier.
 */
import type { Finding } from '../../core/phi.ts';
import { CLINICAL_CODE } from '../codes.ts';
import * as d from '../detector.ts';
import { ID_LABEL } from '../lexicon.ts';
import { tokenAt } from '../tagger/features.ts';
import { CAPITALS, type Tokens } from '../tokens.ts';

const SYSTEMS = `ndc loinc snomed sct sctid rxnorm rxcui icd icd9 icd10 cpt hcpcs cvx mvx pmid pmcid doi nct isbn issn omim mim
  clinvar dbsnp atcc uniprot ensg unii atc mesh cas crd prospero cochrane arxiv isrctn eudract euctr genbank refseq hgnc
  orpha orphanet umls cui meddra drg`;
const isSystem = d.wordSet(SYSTEMS);
const SYSTEM = new Set(SYSTEMS.split(/\s+/));
const isJournal = d.wordSet('lancet cochrane prospero jama');
/** `JAMA IM`, `NEJM 2016`: in capitals neither a town nor a house. */
const isCapitalJournal = d.wordSet('jama nejm bmj');
const isOfLibrary = d.wordSet(
  'review reviews database library systematic collaboration handbook cd',
);

/** The system's name may stand before the finding: so far back, in characters. */
const BACK = 24;
/** `SNOMED CT concept 38341003`: words between a system and its code. */
const WORDS_BETWEEN = 2;

/** A finding of a number, a ZIP code or a name, from token `first` to `last`, that is a public code or its catalogue. */
export function isPublicCode(t: Tokens, one: Finding, first: number, last: number): boolean {
  if (isDicomTag(t, one)) return true;
  if (one.category === 'name') return isCatalogue(t, first, last);
  if (one.category === 'location') {
    if (isCapitalJournal(t, first) && t.shape[first] === CAPITALS) return true;
    if (one.type === 'zip') return isSystem(t, first - 1) && d.isSpaced(t, first);
    const isBesideNumber = d.isNumber(t, last + 1) || d.isNumber(t, first - 1);
    return (
      isSystem(t, last) && isBesideNumber && (first === last || one.rule.startsWith('tagger/'))
    );
  }
  const isNumber = one.category === 'other_unique_id' || one.rule === 'tagger/phone';
  if (!isNumber && !(one.category === 'date' && hasSystem(t, first, last))) return false;
  if (!/^(?:tagger|id-shape)\//.test(one.rule)) return false;
  return isForm(t, one, first) || isBreakpoint(t, one) || isEveryCode(t, one);
}

const DICOM_TAG = /^00\d\d, ?[0-9a-f]{4}(?:\) [A-Z]{2}(?: \[)?)?/i;
/** Its second half, and its first. */
const BEHIND_GROUP = /\(00\d\d, ?$/;
const BEFORE_ELEMENT = /^, ?[0-9a-f]{4}\)/i;
const BEFORE_VR = /(?:"vr"\s{0,4}:\s{0,4}"|\(00\d\d, ?[0-9a-f]{4}\) )$/i;
const VR = /^[A-Z]{2}[^\p{L}\p{N}]{0,12}(?:Value)?$/u;
/** Time of day, which is nobody's. */
const BEFORE_TIME = /\(00\d\d, ?[0-9a-f]{4}\) TM \[$/i;
const TIME = /^\d{2,6}(?:\.\d{1,6})?$/;

/**
 * `(0018,1000) LO [`, `"00100030": {"vr": "DA", "Value"`: what names an attribute of DICOM. Of those that identify the value is
 * found by itself (`detectors/dicom.ts`).
 */
function isDicomTag({ text }: Tokens, { start, end, rule }: Finding): boolean {
  if (!/^(?:tagger|id-shape)\//.test(rule)) return false;
  const value = text.slice(start, end);
  const [before, behind] = [
    text.slice(Math.max(0, start - BACK), start),
    text.slice(end, end + BACK * 2),
  ];
  if (before.endsWith('(') && DICOM_TAG.exec(value)?.[0] === value) return true;
  if ((VR.test(value) && BEFORE_VR.test(before)) || (TIME.test(value) && BEFORE_TIME.test(before)))
    return true;
  if (/^[0-9a-f]{4}$/i.test(value)) {
    const isGroup = value.startsWith('00') && before.endsWith('(') && BEFORE_ELEMENT.test(behind);
    return isGroup || (BEHIND_GROUP.test(before) && behind.startsWith(')'));
  }
  return /^\d{8}$/.test(value) && /^"\s{0,4}:\s{0,4}\{\s{0,40}"vr"/.test(behind);
}

const VR_AHEAD = /^[A-Z]{2} \[/;
/** Of JSON: a key and what parts it from its value. */
const KEY = /^\w{1,40}"\s{0,4}:\s{0,4}"/;

/** `0018,1000) LO [0000312DX4`, `LO [Jane`, `Alphabetic": "HAM`: what the tagger takes with its tag or key is found without it. */
export function withoutTag({ text }: Tokens, one: Finding): Finding {
  const value = text.slice(one.start, one.end);
  const before = text[one.start - 1];
  const isBehindTag =
    before === ' ' && BEFORE_VR.test(text.slice(Math.max(0, one.start - BACK), one.start));
  const pattern = isBehindTag
    ? VR_AHEAD
    : before === '('
      ? DICOM_TAG
      : before === '"'
        ? KEY
        : undefined;
  const [tag = ''] = pattern?.exec(value) ?? [];
  const start = one.start + tag.length;
  return tag === '' || start === one.end ? one : { ...one, start };
}

const isFormWord = d.wordSet('form forms');
const FORM = /^(?:\d{2}-\d{4,5}|[A-Z]{2,4}-\d{2,4})[a-z]?$/i;
/** `VA Form 21-10210`, `form CMS-1500`: what everybody fills in. */
const isForm = (t: Tokens, one: Finding, first: number): boolean =>
  isFormWord(t, first - 1) && d.isSpaced(t, first) && FORM.test(t.text.slice(one.start, one.end));

/** `22q11.21(18912231_21465672)x1`: where what a chip found missing begins and ends, on everybody's chromosome. */
const BREAKPOINT = /\d[pq]\d[\d.pq]*\((?:\d{5,9}_)?$/;
const isBreakpoint = (t: Tokens, one: Finding): boolean =>
  BREAKPOINT.test(t.text.slice(Math.max(0, one.start - BACK), one.start));

/** Most days stand near no catalogue. */
function hasSystem(t: Tokens, first: number, last: number): boolean {
  for (let at = Math.max(0, first - WORDS_BETWEEN); at <= last; at += 1) {
    if (isSystem(t, at)) return true;
  }
  return false;
}

/** `Lancet 2021;398`, `Cochrane review` */
const isCatalogue = (t: Tokens, first: number, last: number): boolean =>
  first === last &&
  ((isSystem(t, first) && (t.shape[first] === CAPITALS || d.isJoinedBy(t, first, d.SLASH))) ||
    isJournalHere(t, first));

const isJournalHere = (t: Tokens, first: number): boolean =>
  isJournal(t, first) &&
  (isOfLibrary(t, first + 1) || (d.isNumber(t, first + 1) && d.isSpaced(t, first + 1)));

const CITATION =
  /(?:19|20)\d\d(?: [A-Z][a-z]{2}(?: \d{1,2})?)?;\s?\d{1,4}(?:\([\w ]{1,8}\))?:\s?[a-z]?\d{1,6}(?:[-–]\d{1,6})?/gi;
const PIECE = /[^\s;,()]+/g;
const VARIANT =
  /^(?:[pcgm]\.)?(?:(?:Ala|Arg|Asn|Asp|Cys|Gln|Glu|Gly|His|Ile|Leu|Lys|Met|Phe|Pro|Ser|Thr|Trp|Tyr|Val)\d{1,5}\w*|[ACDEFGHIKLMNPQRSTVWY]\d{1,4}(?:[ACDEFGHIKLMNPQRSTVWYX*]|del|dup|ins|fs)(?:\/\w+)?|(?:chr)?[\dXY]{1,2}:\d+(?:-\d+)?|chr[\dXY]{1,2}:\d+(?:-\d+)?|rs\d{3,12}|\d{1,2}[pq]\d{1,2}(?:\.\d{1,2})?|N[MPCG]_\d+(?:\.\d+)?.*)$/;
const YEAR = /^(?:19|20)\d\d[.:]?$/;
/** `27447-LT`, `billed 43248`: with a modifier, or behind what is done with them. */
const MODIFIED =
  /^\d{5}-(?:LT|RT|TC|GT|GQ|GC|XE|XS|XP|XU|2[2-7]|5\d|6[26]|7[6-9]|8[012]|9[015])\.?$/;
const BILLED = /^(?:re)?bill(?:ed|ing|s)?$|^modifiers?$/i;
/** Shorter numbers identify nobody, whatever they are. */
const SHORT = /^\D*\d{1,3}\D*$/;

/** Every number in it has its system before it, or is a variant or a citation. */
function isEveryCode(t: Tokens, one: Finding): boolean {
  const from = t.start[tokenAt(t, Math.max(0, one.start - BACK))]!;
  const here = t.text.slice(from, one.end);
  const text = here.includes(';')
    ? here.replace(CITATION, (cited) => cited.replace(/\d/g, '·'))
    : here;
  let near = 0;
  let codes = text.includes('·') ? 1 : 0;
  let isListed = false;
  let isBilled = false;
  for (const match of text.matchAll(PIECE)) {
    const piece = match[0];
    const isInside = from + match.index + piece.length > one.start;
    if (!/\d/.test(piece)) {
      if (BILLED.test(piece)) isBilled = true;
      near = SYSTEM.has(piece.toLowerCase().replace(/[^a-z]/g, '')) ? WORDS_BETWEEN + 1 : near - 1;
      if (isLabel(t, from + match.index)) near = 0;
      continue;
    }
    const isSystemIn = SYSTEM.has(piece.toLowerCase().replace(/[-:].*$/, ''));
    const isNext: boolean = (isListed || isBilled) && PROCEDURE.test(piece);
    isBilled = false;
    const isCode: boolean = near > 0 || isSystemIn || isNext || isCodeAlone(piece);
    isListed = isCode && text[match.index + piece.length] === ',';
    near = /^icd|^cpt|^hcpcs/i.test(piece) ? WORDS_BETWEEN : 0;
    if (!isInside) continue;
    if (isCode) codes += 1;
    else if (!YEAR.test(piece) && !SHORT.test(piece)) return false;
  }
  return codes > 0;
}

/** `CPT = 29445, 73630-RT`: further codes after a comma; shape of CPT and HCPCS, with a modifier. */
const PROCEDURE = /^[A-Z]?\d{4,5}(?:-[A-Z0-9]{2})?\.?$/;
const ALONE =
  // `E0336V00` is a blood product, ISBT 128
  /^(?:NCT\d{8}|E\d{4}V[A-D0-9]{2,3}|ISRCTN\d{8}|PMC\d{5,9}|CRD\d{11}|10\.\d{4,9}\/.+|CD\d{6}|MDA-MB-\d{3}|SK-[A-Z]{2,4}-\d{1,3}|NCI-H\d{2,4})\.?$/;
/** Antibodies of a pathologist: `P504S`, `34betaE12`, `CK5/6`, `CAM5.2`, with what they show. */
const ANTIBODY =
  /^(?:P504S|34(?:beta|β|B)E12|CK\d{1,2}(?:\/\d{1,2})?|CAM-?5\.2|Ber-?EP4|MOC-?31|D2-40|AE1\/AE3|HMB-?45)[+−–-]*$/i;
const isCodeAlone = (piece: string): boolean =>
  VARIANT.test(piece) ||
  MODIFIED.test(piece) ||
  ANTIBODY.test(piece) ||
  ALONE.test(piece) ||
  (CLINICAL_CODE.test(piece) && /^(?:NM|ENSG|rs)/i.test(piece));

const isLabel = (t: Tokens, offset: number): boolean => {
  const at = tokenAt(t, offset);
  return d.has(t, at, ID_LABEL) && !isSystem(t, at);
};
