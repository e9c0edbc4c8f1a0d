import { expect, test } from 'vitest';
import type { Finding } from '../core/phi.ts';
import { withoutDoubt } from './spanish-doubts.ts';
import { mark, unmark } from './testing/marks.ts';
import { tokenise } from './tokens.ts';

/** Enough Spanish around for the language to be known. */
const BEFORE = 'El paciente acude con dolor desde hace dos días. ';

/** What is left of the marked finding. */
function left(category: Finding['category'], type: string, marked: string): string {
  const [start, end] = [marked.indexOf('‹'), marked.indexOf('›') - 1];
  const rule = `tagger/${type}`;
  const text = unmark(marked);
  return mark(text, withoutDoubt(tokenise(text), { start, end, category, type, score: 0.7, rule }));
}

test.each([
  ['name', 'title', 'Hoy la señora ‹vive› lejos y sola', 'a verb behind a title'],
  ['name', 'name', '‹Te› agradecería que valorases', 'grammar'],
  ['name', 'name', 'Quedó en Guatemala. ‹Lee› poco', 'a verb'],
  ['name', 'name', '‹Lawton y Brody› 1. Norton 14', 'scales'],
  ['name', 'name', 'con retractor ‹Alexis›.', 'a device'],
  ['name', 'name', 'Se deriva a ‹ARO›, hora', 'letters'],
  ['name', 'name', 'Cardióloga, ‹R.M›. 08-2217', 'a label'],
  ['name', 'name', '‹Ctes›: TA 118/67', 'a heading'],
  ['location', 'city', 'con ronchitas en ‹la panza›.', 'a belly'],
  ['location', 'street', 'Ctes: ‹TA 118/67, FC 78, Tª› 36,4', 'vital signs'],
  ['location', 'hospital', '‹DMG. VDRL NR›, VIH', 'results'],
  ['location', 'city', 'drenaje de Blake en ‹Douglas›.', 'a pouch'],
  ['date', 'date', 'Barkhof ‹4/4›. Virus JC', 'a score'],
  ['date', 'date', 'INR ‹2,6›.', 'a value'],
  ['date', 'date', 'manchado en ‹1/4›, no sangra', 'a part'],
  ['name', 'name', 'pancreatitis, ‹Balthazar D›, TAC', 'a grade'],
  ['location', 'city', 'dren en ‹espacio de Morrison›.', 'a space'],
  [
    'location',
    'street',
    'Varón ‹19a. MADRS 34, C-SSRS 5, Hamilton 22, Barratt 74›.',
    'a row of scales',
  ],
  ['name', 'name', '‹Pareja› (', 'a kin'],
  ['location', 'street', 'Escala de Norton ‹14, Barthel 60›, Pfeiffer 3', 'a scale behind a value'],
  ['date', 'date', 'apendicectomía (‹1982), colecistectomía (2010›).', 'years'],
  ['location', 'street', '‹Analítica 15/1›: Hb 10', 'a day'],
  ['other_unique_id', 'id', 'HC 0088 ‹CAMA 214›.', 'a bed'],
  ['phone', 'phone', 'Berg ‹52/56›. Escala', 'a share'],
  ['phone', 'phone', 'Barthel ‹85›. Camina', 'a score'],
  ['phone', 'phone', '‹36 | Corona | 390› €', 'prices'],
  ['phone', 'phone', 'y si no al ‹112›.', 'emergencies'],
  ['other_unique_id', 'id', 'Rama materna: ‹madre› sana', 'a word'],
  ['other_unique_id', 'id', 'PTGO: ‹88/163›', 'a test'],
] as const)('%s/%s is none in: %s (%s)', (category, type, marked, _) => {
  expect(left(category, type, BEFORE + marked)).toBe(BEFORE + unmark(marked));
});

test.each([
  ['name', 'lexicon', 'SE OBJETIVA UNA ‹MASA QUE OCUPA EL CUERPO› CAVERNOSO IZQUIERDO'],
  ['name', 'lexicon', 'CON MICOSIS ORAL ‹Y FRANCO DETERIORO DEL ESTADO› GENERAL'],
  ['location', 'city', 'LESIONES EN ‹CEREBELO Y HEMISFERIO› CEREBRAL DERECHO'],
  ['organization', 'organization', 'ADENOCARCINOMA EN ‹SENO MAXILAR DERECHO› Y FRONTAL'],
] as const)('prose in capitals: %s/%s in %s', (category, type, marked) => {
  const before = BEFORE.toUpperCase();
  expect(left(category, type, before + marked)).toBe(before + unmark(marked));
});

test.each([
  ['name', 'name', 'avisar a ‹Cordero› mañana', 'a family name that is a word'],
  ['name', 'name', '‹Rosa› refiere dolor', 'a given name that is a word'],
  ['name', 'name', 'el Dr. ‹Norton› la vio', 'a namesake behind a title'],
  ['location', 'city', 'se trasladó a ‹Chillán› hoy', 'a town'],
  ['location', 'street', 'en ‹Larrea 1106 1º A›, tel.', 'a street'],
  ['location', 'city', 'CP: ‹S2000›.', 'a postal code'],
  ['date', 'date', 'Analítica (‹28/11›): bien', 'a day'],
  ['phone', 'phone', 'guardia (‹52290›).', 'an extension'],
] as const)('%s/%s stays in: %s (%s)', (category, type, marked, _) => {
  expect(left(category, type, BEFORE + marked)).toBe(BEFORE + marked);
});

test('the words at the ends of a name are the sentence’s', () => {
  expect(left('name', 'name', `${BEFORE}buenos días ‹asier qué tal› está`)).toBe(
    `${BEFORE}buenos días ‹asier› qué tal está`,
  );
});

test('no name goes on behind the end of a sentence', () => {
  expect(left('name', 'name', `${BEFORE}La ve ‹Ordaz? Marta› vino`)).toBe(
    `${BEFORE}La ve ‹Ordaz›? ‹Marta› vino`,
  );
});

test('in English text nothing is doubted but what no language has', () => {
  const ella = 'The patient was seen with her sister ‹Ella› at the clinic.';
  expect(left('name', 'name', ella)).toBe(ella);
  expect(left('name', 'name', 'To: OB Nurse ‹Pool› at 9')).toBe('To: OB Nurse Pool at 9');
});
