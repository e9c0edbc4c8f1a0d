/**
 * How far our own count of tokens (`src/governance/cost/token-estimate.ts`) is off: against the two
 * encodings that OpenAI has published, on invented clinical notes, documentation, code, feeds and a text
 * in each of several scripts; and what it costs. Ends with the targets, each with what was measured.
 *
 *   npm run bench -- tokens
 */
import { readdirSync, readFileSync } from 'node:fs';
import { Tiktoken } from 'js-tiktoken/lite';
import cl100k from 'js-tiktoken/ranks/cl100k_base';
import o200k from 'js-tiktoken/ranks/o200k_base';
import { generatedDocuments } from '../evaluation/generated.ts';
import { estimateTokens } from '../src/governance/cost/token-estimate.ts';
import { note } from './support/notes.ts';

const ROOT = new URL('../', import.meta.url);
const filesOf = (folder: string, extension: string): string[] =>
  readdirSync(new URL(folder, ROOT))
    .filter((name) => name.endsWith(extension))
    .map((name) => readFileSync(new URL(`${folder}${name}`, ROOT), 'utf8').slice(0, 20_000));

/** One sentence of a discharge letter each, so a first impression and no measurement. */
const SCRIPTS: Readonly<Record<string, string>> = {
  German:
    'Der Patient stellte sich mit zunehmender Belastungsdyspnoe und beidseitigen Unterschenkelödemen vor. Wir empfehlen die Fortführung der Medikation und eine Kontrolle in vier Wochen.',
  French:
    'Le patient se présente pour une douleur thoracique apparue hier soir, irradiant vers le bras gauche. Nous proposons une surveillance de vingt-quatre heures.',
  Russian:
    'Пациент поступил с жалобами на одышку и боль за грудиной. Рекомендовано продолжить лечение и явиться на повторный осмотр через две недели.',
  Greek: 'Ο ασθενής προσήλθε με δύσπνοια και πόνο στο στήθος. Συνιστάται συνέχιση της αγωγής.',
  Arabic:
    'حضر المريض إلى قسم الطوارئ وهو يشكو من ضيق في التنفس وألم في الصدر. ننصح بمتابعة العلاج والعودة بعد أسبوعين.',
  Hebrew: 'המטופל הגיע לחדר המיון עם קוצר נשימה וכאבים בחזה. מומלץ להמשיך בטיפול.',
  Hindi: 'रोगी सांस फूलने और सीने में दर्द की शिकायत के साथ आया। दवा जारी रखने की सलाह दी जाती है।',
  Thai: 'ผู้ป่วยมาด้วยอาการหายใจลำบากและเจ็บหน้าอก แนะนำให้รับประทานยาต่อ',
  Chinese: '患者因气促和胸痛来院就诊。建议继续目前治疗，两周后复诊。',
  Japanese: '患者は労作時の息切れと胸痛を主訴に来院した。現在の治療を継続する。',
  Korean: '환자는 호흡곤란과 흉통을 호소하며 내원하였다. 현재 치료를 유지한다.',
};

const KINDS: Readonly<Record<string, readonly string[]>> = {
  'English notes': generatedDocuments('en').map(({ text }) => text),
  'Spanish notes': generatedDocuments('es').map(({ text }) => text),
  documentation: filesOf('docs/', '.md'),
  code: filesOf('src/gateway/', '.ts'),
  ...Object.fromEntries(Object.entries(SCRIPTS).map(([script, text]) => [script, [text]])),
};

const ENCODINGS = { o200k_base: new Tiktoken(o200k), cl100k_base: new Tiktoken(cl100k) };

interface Errors {
  /** Of all texts together, and of the single text: 5th and 95th of a hundred. */
  readonly total: number;
  readonly low: number;
  readonly high: number;
}

function errorsOf(texts: readonly string[], encoding: Tiktoken): Errors {
  const pairs = texts.map((text) => [estimateTokens([text]), encoding.encode(text, [], []).length]);
  const sum = (column: 0 | 1) => pairs.reduce((total, pair) => total + (pair[column] ?? 0), 0);
  const single = pairs.map(([ours = 0, theirs = 1]) => ours / theirs - 1).sort((a, b) => a - b);
  const at = (share: number) => single[Math.round(share * (single.length - 1))] ?? 0;
  return { total: sum(0) / sum(1) - 1, low: at(0.05), high: at(0.95) };
}

const percent = (share: number): string => `${share < 0 ? '' : '+'}${(100 * share).toFixed(1)} %`;
const found = new Map<string, Errors>();
for (const [name, encoding] of Object.entries(ENCODINGS)) {
  console.log(`${name.padEnd(16)} texts       all    single text, 5th to 95th of 100`);
  for (const [kind, texts] of Object.entries(KINDS)) {
    const errors = errorsOf(texts, encoding);
    found.set(`${name} ${kind}`, errors);
    const range = `${percent(errors.low)} to ${percent(errors.high)}`;
    const cells = [String(texts.length).padStart(5), percent(errors.total).padStart(9)];
    console.log(`${kind.padEnd(16)} ${cells.join(' ')}    ${texts.length > 1 ? range : ''}`);
  }
}

const NOTE_BYTES = 8 * 1024;
const notes = Array.from({ length: 400 }, (_, seed) => note(NOTE_BYTES, seed));
estimateTokens(notes);
const start = process.cpuUsage();
estimateTokens(notes);
const { user, system } = process.cpuUsage(start);
const perNoteUs = (user + system) / notes.length;
console.log(`a note of ${NOTE_BYTES / 1024} KB: ${perNoteUs.toFixed(0)} µs of CPU time`);

const english = found.get('o200k_base English notes')!;
const spanish = found.get('o200k_base Spanish notes')!;
const targets: [string, boolean][] = [
  [`English notes together within 5 %: ${percent(english.total)}`, Math.abs(english.total) <= 0.05],
  [`Spanish notes together within 5 %: ${percent(spanish.total)}`, Math.abs(spanish.total) <= 0.05],
  [`a note of 8 KB ≤ 150 µs: ${perNoteUs.toFixed(0)}`, perNoteUs <= 150],
];
for (const [what, isMet] of targets) console.log(`${isMet ? 'met   ' : 'MISSED'} ${what}`);
process.exitCode = targets.every(([, isMet]) => isMet) ? 0 : 1;
