import { expect, test } from 'vitest';
import { wholeSpanishName } from './spanish-name-edges.ts';
import { tokenAt } from './tagger/features.ts';
import { mark, unmark } from './testing/marks.ts';
import { tokenise } from './tokens.ts';

/** The finding in [brackets] as far as it reaches. */
function widened(text: string): string {
  const [start, end] = [text.indexOf('['), text.indexOf(']') - 1];
  const plain = text.replace(/[[\]]/g, '');
  const one = { start, end, category: 'name', type: 'name', score: 0.9, rule: 'x' } as const;
  const t = tokenise(plain);
  const [first, last] = [tokenAt(t, start), tokenAt(t, end - 1)];
  return mark(plain, [wholeSpanishName(t, one, first, last, 0, plain.length)]);
}

test.each([
  ['previas.\nInmaculada [Roig Tàpies]\nPatóloga', 'previas.\n‹Inmaculada Roig Tàpies›\nPatóloga'],
  ['SEIS MESES.\nFDEZ. [OJEDA]', 'SEIS MESES.\n‹FDEZ. OJEDA›'],
  ['y la Gorda [Fernández] dice', 'y la ‹Gorda Fernández› dice'],
  ['Pt [Mateo Chub] Caal, 5 años', 'Pt ‹Mateo Chub Caal›, 5 años'],
  ['que el C. [Rutilio Ventura] Ek, con CURP', 'que el C. ‹Rutilio Ventura Ek›, con CURP'],
  ['Saludos,\n[Montserrat Ugalde] R.', 'Saludos,\n‹Montserrat Ugalde R›.'],
  ['Hospital [Ibáñez] refiere', 'Hospital ‹Ibáñez› refiere'],
  ['Servicio Digestivo [García] Madrid', 'Servicio Digestivo ‹García Madrid›'],
  ['la [Marta] Presenta tos', 'la ‹Marta› Presenta tos'],
])('%j', (text, expected) => {
  expect(widened(text)).toBe(expected);
  expect(unmark(expected)).toBe(text.replace(/[[\]]/g, ''));
});
