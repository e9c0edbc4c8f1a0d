/**
 * Names behind a label in scripts without case, where nothing else tells a name from a word.
 *
 * Category  names, 45 CFR §164.514(b)(2)(i)(A)
 * Shape     `病人姓名：王秀英` · `患者氏名：佐藤 花子` · `환자명: 김영희` · `اسم المريض: محمد الحسيني` · `मरीज का नाम: सुनीता शर्मा`
 *
 * The value ends with its field: a wide gap, a mark, a number or the line.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { CASELESS, GAP_LINE, type Tokens } from '../tokens.ts';

const LABELS =
  `姓名 病人姓名 患者姓名 病人 患者 名字 家属 联系人 主治医师 主治医生 医师 医生 護士 护士 病患姓名 醫師 主治醫師
  氏名 患者氏名 患者名 名前 お名前 担当医 主治医 医師
  환자명 환자 성명 이름 담당의 주치의 보호자 의사
  اسم الاسم المريض المريضة الطبيب نام بیمار پزشک שם
  नाम मरीज रोगी डॉक्टर নাম ชื่อ`
    .trim()
    .split(/\s+/);
const isLabel = d.wordSet(LABELS.join(' '));
const WIDE_COLON = 0xff1a;
const WORDS_MAX = 5;
/** Longest word: what is longer is a sentence of a language that has no blanks. */
const LENGTH_MAX = 12;
const CJK_LENGTH_MAX = 6;

export const scriptName: Detector = {
  id: 'script-name',
  bits: 0,
  shapes: 0,
  words: LABELS,
  find(t, at, found) {
    const value = valueAfter(t, at);
    if (value < 0) return;
    let last = value - 1;
    while (last + 1 < value + WORDS_MAX && isPart(t, last + 1, last + 1 === value)) last += 1;
    if (last < value || isPart(t, last + 1, false)) return;
    const [start, end] = [t.start[value]!, t.end[last]!];
    found.push(d.finding(start, end, 'name', 'name', 0.85, 'name/script'));
  },
};

/** Behind the colon of the label, which may be of two words: `اسم المريض:`; or -1. */
function valueAfter(t: Tokens, label: number): number {
  for (let at = label + 1; at <= label + 2; at += 1) {
    if (at >= t.count || (t.gap[at]! & GAP_LINE) !== 0) return -1;
    if (t.mark[at] === d.COLON || t.mark[at] === WIDE_COLON) return at;
    if (!isLabel(t, at)) return -1;
  }
  return -1;
}

/** Hebrew, and all behind it: below lie letters that only look without case (`ª`). */
const FIRST_SCRIPT = 0x590;
const isUncased = (t: Tokens, at: number): boolean =>
  t.shape[at] === CASELESS && t.text.charCodeAt(t.start[at]!) >= FIRST_SCRIPT;

/** A word of such a script, a single blank behind the one before it. */
function isPart(t: Tokens, at: number, isFirst: boolean): boolean {
  if (at >= t.count || !isUncased(t, at)) return false;
  const length = t.end[at]! - t.start[at]!;
  const isShort = length <= (isIdeographic(t, at) ? CJK_LENGTH_MAX : LENGTH_MAX);
  if (isFirst) return isShort;
  return isShort && d.isSpaced(t, at) && t.start[at]! - t.end[at - 1]! === 1 && !isGap(t, at);
}

const IDEOGRAPHIC_SPACE = 0x3000;
/** `佐藤 花子　生年月日`: a wide blank parts two fields. */
const isGap = (t: Tokens, at: number): boolean =>
  t.text.charCodeAt(t.end[at - 1]!) === IDEOGRAPHIC_SPACE;

const isIdeographic = (t: Tokens, at: number): boolean => t.text.charCodeAt(t.start[at]!) >= 0x2e80;
