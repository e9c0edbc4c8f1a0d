/**
 * People in the names of files and of home folders: `bianchi_rosa_ct.pdf`, `consent-bianchi-rosa.docx`, `ziegler_mri.dcm`,
 * `/home/jziegler/`, `C:\Users\jziegler\`.
 *
 * Category  names, 45 CFR §164.514(b)(2)(i)(A)
 *
 * Two names side by side are a person, one of them no word; one alone where the file says that it is somebody's.
 */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { NUMBER, type Tokens } from '../tokens.ts';
import { isClinical } from './part.ts';

const SCORE = 0.75;
const WORDS_MAX = 8;
const EXTENSIONS =
  `pdf doc docx odt rtf txt dcm jpg jpeg png tif tiff heic nii zip xml json csv tsv xls xlsx hl7 ccda eml msg mp3 mp4 wav
  m4a mov`.split(/\s+/);
const isExtension = d.wordSet(EXTENSIONS.join(' '));
/** A file of somebody's. */
const isOfPatient =
  d.wordSet(`ct mri mr xray xr us pet ecg ekg eeg echo labs lab bloods biopsy path pathology cxr scan scans report discharge
  admission consent referral letter note notes chart visit intake rx records record summary dnr hpi op films mammo holter
  insurance id license photo wound consult history`);
/** Folders that nobody is called after. */
const FOLDERS = new Set(
  `user users admin administrator root default public shared guest home runner node ubuntu app apps service system local
  data www tmp work workspace ec2-user jenkins git docker vagrant pi me name username`.split(/\s+/),
);
const JOINTS = new Set([95, d.HYPHEN, d.DOT]);
const [SLASH, BACKSLASH] = [47, 92];

export const fileName: d.Detector = {
  id: 'file-name',
  bits: 0,
  shapes: 0,
  words: [...EXTENSIONS, 'home', 'users'],
  find(t, at, found) {
    if (isExtension(t, at)) findInStem(t, at, found);
    else findHome(t, at, found);
  },
};

function add(start: number, end: number, found: Finding[]): void {
  found.push(d.finding(start, end, 'name', 'name', SCORE, 'name/file'));
}

const isTied = (t: Tokens, at: number): boolean =>
  t.start[at]! - t.end[at - 1]! === 1 && JOINTS.has(t.mark[at]!);

/** Before `.pdf`: words with underscores, hyphens or dots between them. */
function findInStem(t: Tokens, extension: number, found: Finding[]): void {
  if (!d.isJoinedBy(t, extension, d.DOT)) return;
  let first = extension - 1;
  while (first > 0 && extension - first < WORDS_MAX && isPiece(t, first)) first -= 1;
  let isPatients = false;
  for (let at = first; at < extension; at += 1) {
    if (isOfPatient(t, at) || t.shape[at] === NUMBER) isPatients = true;
  }
  for (let at = first; at < extension; at += 1) {
    const isPair = at + 1 < extension && isTied(t, at + 1) && isName(t, at) && isName(t, at + 1);
    if (isPair && (isOnlyName(t, at) || isOnlyName(t, at + 1))) {
      add(t.start[at]!, t.end[at + 1]!, found);
      return;
    }
    if (isPatients && isOnlyName(t, at) && !d.has(t, at, x.CITY))
      add(t.start[at]!, t.end[at]!, found);
  }
}

/** A piece of the stem goes on before this token, also right before a digit (`smith2`). */
const isPiece = (t: Tokens, at: number): boolean =>
  isTied(t, at) || (d.isAdjacent(t, at) && t.shape[at] === NUMBER);

const NAME_MIN = 3;

const isName = (t: Tokens, at: number): boolean =>
  d.has(t, at, x.NAMED) &&
  t.end[at]! - t.start[at]! >= NAME_MIN &&
  !isOfPatient(t, at) &&
  !d.has(t, at, x.STOP | x.EPONYM | x.DRUG | x.MONTH | x.WEEKDAY | x.UNIT | x.STATE | x.COUNTRY);

/** On the lists as a name, and as nothing else. */
const isOnlyName = (t: Tokens, at: number): boolean =>
  isName(t, at) && !d.isOrdinary(t, at) && !isClinical(t, at);

const FOLDER = /[\\/]{1,2}([A-Za-z][\w.-]{2,30})(?=[\\/])/y;

/** `/home/jziegler/`, `C:\Users\jziegler\`; `\t` and `\n` are no ends of words here. */
function findHome(t: Tokens, at: number, found: Finding[]): void {
  const before = t.text.charCodeAt(t.start[at]! - 1);
  if (before !== SLASH && before !== BACKSLASH) return;
  FOLDER.lastIndex = t.end[at]!;
  const folder = FOLDER.exec(t.text)?.[1];
  if (folder === undefined || FOLDERS.has(folder.toLowerCase())) return;
  add(FOLDER.lastIndex - folder.length, FOLDER.lastIndex, found);
}
