import { expect, test } from 'vitest';
import type { Finding } from '../../core/phi.ts';
import { settle } from '../overlap.ts';
import { mark, unmark } from '../testing/marks.ts';
import { tokenise } from '../tokens.ts';
import { findSpanishNames } from './spanish-name.ts';

/** Enough Spanish around for the language to be known. */
const BEFORE = 'El paciente acude con dolor desde hace dos días.\n';

function markNames(marked: string): string {
  const text = unmark(marked);
  const found: Finding[] = [];
  findSpanishNames(tokenise(text), found);
  return mark(text, settle(found, text));
}

test.each([
  ['vive con su hija ‹Obdulia›, Barthel 85', 'kin'],
  ['su hermano mellizo, ‹Faustino›, sano', 'kin, comma'],
  ['Su compañera de cuarto, ‹Tomasa›, le hace compañía', 'kin of a thing'],
  ['Pac.: ‹Tránsito Echenique›   H.C.: 771', 'label cut short'],
  ['tía paterna (‹Segunda Quiroz›) con cáncer', 'kin, brackets'],
  ['Madre: ‹Nélida Barros›, 33 años', 'kin, colon'],
  ['TRAÍDO POR SU CUÑADO (‹HUMBERTO›) A LAS 17:50', 'capitals'],
  ['HERMANA ‹ABRIL› ALERGICA AL HUEVO. PADRE ASMATICO.', 'capitals, a word of Spanish'],
  ['la mujer de ‹Paco Riquelme› llamó', 'somebody of'],
  [
    'Viuda de ‹Eustaquio›. Casada con ‹Froilán Prado›, viuda de 80 años, casada desde 1990',
    'a spouse',
  ],
  ['Avisar a la supervisora ‹Puri› si precisa, a la supervisora de planta', 'a post in a sentence'],
  ['Instrum.: ‹Lupita›. Circ.: ‹Chayo Mtz›', 'labels cut short'],
  [
    '‹López› (72 a) pendiente. ‹Quintero›, mujer de 45 años. ‹Mendoza›, 60 años',
    'a family name, and an age or sex',
  ],
  [
    'Parkinson, 12 años de evolución. Parkinson (12 a). Ingreso, 60 años. Diabetes, mujer',
    'no family names',
  ],
  [
    'La vio ‹Aitor Zubimendi› en la consulta. Lo operó ‹Gorka Etxeberria› y lo sigue ‹Nerea›.',
    'doers',
  ],
  ['Lo trajo ‹Wilmer›, el vecino, y le llamó ‹Oihane› hoy', 'doers'],
  [
    'La vio Cardiología. Lo sigue Endocrino y la valora Digestivo; lo trajo SAMUR. La vio Urología y le mandó Augmentine.',
    'services and drugs',
  ],
  [
    'Lo visita Psiquiatría del Hospital. Le mandó Nolotil; lo sigue Neurocirugía, la ve Trauma y la visita Paliativos',
    'more of them',
  ],
  ['la vi en marzo. Lo operó Nadie. Le llevó Ibuprofeno, le visitó Enfermería', 'nobody'],
  ['Tres hijos: ‹Dayron› (15), ‹Yeimy Paola› (9) y ‹Alba› (2).', 'a list'],
  ['Hermanos: ‹Emeterio› de 12 años, con asma; ‹Regina› de 4, sana.', 'a list with remarks'],
  ['consensuada con sus hijas (‹Norma› y ‹Elba›)', 'a list in brackets'],
  ['Primas ‹Nuria› y ‹Covadonga› (hijas de ‹Elvira›), sanas', 'a list, and whose they are'],
  ['dos hijos en edad escolar, ‹Jerónimo› y ‹Pía›', 'a list, words between'],
  ['la maestra, la señorita ‹Paqui›, dice', 'title'],
  ['el hijo de don ‹Neftalí› lo trajo', 'title behind kin'],
  ['Sra. ‹Ma. de la Luz Arce Vda. de Olmedo›      Edad: 79', 'a widow'],
  ['Dra. ‹M.ª Dolores Iglesias›', 'cut short'],
  ['1º AYUDANTE: ‹PRADO›    2º AYUDANTE: ‹BELTRÁN DE HEREDIA›', 'labels of a form'],
  ['MIR: ‹A. Lertxundi› / Adjunto: ‹Sáenz de Buruaga›', 'initial, particle'],
  ['PACIENTE: ‹GOIKOETXEA URRUTIA, MIREN›     NASS', 'family name first'],
  ['Médico solicitante: ‹Guerrero Cámara, F›.', 'words of Spanish, initial'],
  ['Supervisora: ‹Edurne›. DUE: ‹K. Larrea›.', 'labels of nurses'],
  ['Médico de guardia: ‹Dell’Orto›. Kinesio: ‹Flor B›.', 'label of three words'],
  ['| 501-2 | ‹El Yaagoubi, Fatima› | 44 |', 'a cell'],
  ['cama 4 ‹Gauna Lucas› / 23, TEC grave', 'a bed'],
  ['cama 6 ‹Pastor Cabral›, 80 años', 'a bed, a word of Spanish'],
  ['Querida ‹Milagros›: como sabe,', 'a letter'],
  [
    'El paciente acude por dolor desde hace dos días. Px ‹Refugio› (prefiere que le digan ‹Cuca›), 54 a',
    'called',
  ],
  ['lo agredió "el ‹Beto›", afuera', 'nickname'],
  ['cama 3 NN ("el ‹Turco›" según compañeros)', 'nickname in brackets'],
  ['se llama a la oficina; habla con ‹Dolly›', 'spoken with'],
  ['SEPÚLVEDA, Sr. ‹JUAN DE DIOS ROJAS›, RUN', 'of God'],
  ['MAT. 99141827   R2GO ‹CITLALI NAVA›', 'a resident'],
  ['Afiliada ‹Peralta Ramos, Ma. Eugenia› — Nº', 'a member'],
  ['Tatuaje "‹Mirta›" en antebrazo', 'a tattoo'],
  ['el señor se llama ‹Tono› (‹Antonio›), habla', 'called two ways'],
  ['se comenta con COT de guardia (‹Zubeldia›), que', 'a post'],
  ['con pulsera. ‹Visitación› se encuentra tranquila', 'a subject'],
  ['esta carta porque ‹Hipólito› me pidió', 'a subject inside'],
  ['se acabaron y ‹Radhamés› no ha ido', 'a subject that did not'],
  ['no traigo quién me lleve; la ‹Chata› trabaja de noche', 'with an article'],
  ['Dice: "el ‹Wilmer› me persigue, me espera"', 'quoted'],
  ['la Lantus me sienta mal y el Sintrom se suspende', 'medicines'],
  [
    'Tres hijos: ‹Juani›, en Getafe; ‹Kiko›, en paro. ‹Práxedes› tranquila',
    'names that no list had',
  ],
  ['vino con su pareja, el ‹Cacho›; un cacho de pan, currar en el curro', 'a word with an article'],
  [
    'Alertante: ‹Curro›, el dueño. TES ‹Rafa Molero›. Lactante ‹Santi› de 8 meses',
    'who called, who drives',
  ],
  [
    '‹Lautaro›, 19 años, traído. ‹Rogelia›, 70 a, estable. Migraña, 19 años',
    'a given name and an age',
  ],
  ['Paciente ‹Ñanculef› RUT 9.221.448-3; ‹Mamani Condori›, DNI 41887230', 'before a number'],
  ['Paciente RUT 9.221.448-3, solicita DNI 2 veces', 'no name before a number'],
  ['PACIENTE: ‹HUAMÁN QUISPE, EDILBERTA›   DNI', 'a given name in capitals that no list has'],
  ['San Ginés y la calle Gumersindo, paCO2 45, pepita de uva', 'places and gases'],
  ['dile a ‹Nacho› que avise a ‹Puri›; avisa a familia y llama a quirófano', 'told'],
  ['Presentación cefálica. Vida sedentaria. Edad no consta', 'beginnings'],
  ['vive con su hija y refiere', 'no name'],
  ['Padre: HTA, DM2. Madre: sana. Hermanos: no tiene.', 'a history'],
  ['su padre Parkinson, su madre Alzheimer', 'diseases'],
  ['madre IgG 113, niño Rh negativo', 'values'],
  ['cama 5 limpia, cama 12 libre', 'empty beds'],
  ['MADRE CON DM2 E HAS, ABUELA FINADA POR IRC', 'a history in capitals'],
  ['Servicio: Medicina Familiar y Comunitaria', 'a department'],
  ['Informe clínico del paciente: Presentamos el caso', 'a heading'],
  ['la señora de la droguería le tomó', 'title without a name'],
])('%s (%s)', (marked) => {
  expect(markNames(BEFORE + marked)).toBe(BEFORE + marked);
});

test.each([
  ['nombre: ‹rosa›\napellidos: ‹casado bueno›\nedad: 40'],
  ['nombre: no consta'],
  ['buenas tardes soy ‹loli› la mujer de ‹paco ruiz›'],
  ['llame a mi hijo ‹juanfran› si no lo cojo'],
  ['buenos días ‹asier› qué tal la semana'],
  ['la haría el doctor ‹etxaniz› en mayo'],
  ['oye ‹paco› el de la 14 sigue con fiebre y la ‹loli› pregunta, paco 45'],
  ['dile a ‹nacho› que venga y avisa a ‹puri›'],
  ['mi hermano tiene crohn y mi madre refiere dolor'],
  ['soy alérgica y soy cajera en un súper'],
])('in small letters: %s', (marked) => {
  expect(markNames(marked)).toBe(marked);
});
