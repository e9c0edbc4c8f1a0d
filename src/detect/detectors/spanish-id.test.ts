import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { spanishId } from './spanish-id.ts';

/** Enough Spanish around for the language to be known. */
const BEFORE = 'El paciente acude con dolor desde hace dos días. ';

test.each([
  ['Matrícula del coche implicado ‹4471 KLM›, placas ‹JKL-441-A›, patente ‹AB 123 CD›', 'plates'],
  ['matrícula de honor, 4471 UI, dominio del idioma', 'no plates'],
  ['CC ‹52.118.904›', 'Colombia, dots'],
  ['C.C. No. ‹8204417›', 'letters with dots, No.'],
  ['cédula de ciudadanía: ‹19.447.203›', 'label of three words'],
  ['TI ‹1.044.203.771›', 'of a minor'],
  ['NIT ‹900.482.117-3›', 'of a company'],
  ['el RUT es ‹11.482.903-K›', 'Chile, es'],
  ['D.N.I. N° ‹23.118.447›', 'Argentina'],
  ['DNI del paciente: ‹44120987›', 'a word between'],
  ['C.I.: ‹6.204.118›', 'Bolivia'],
  ['NSS: ‹31 88 70 1142 6›', 'Mexico, in groups'],
  ['NSS ‹0287 65 4410 3›', 'other groups'],
  ['NSS: ‹4597 71 2236-8› Agregado', 'as its issuer prints it, a check digit behind a hyphen'],
  ['HC: ‹204.118/2›', 'history with a slash'],
  ['H.C. N° ‹77-3302›', 'history with a hyphen'],
  ['Hist. ‹QF/40127›', 'prefix of letters'],
  ['historia clínica electrónica\nhistoria ‹4402187›', 'history'],
  ['folio ISSTE ‹9921-23›', 'who gave it stands between'],
  ['oficio ‹FGE/UIS/0087/25›', 'prefixes and slashes'],
  ['expediente ‹2210/2024›', 'number and year'],
  ['oficio ‹417-23› a fiscalía', 'number and short year'],
  ['exp. ‹GR02-11/2204417/2019-08›', 'long'],
  ['DP ‹664/2022›', 'court'],
  ['Dra. Ríos, M.N. ‹104552›', 'licence'],
  ['M.P. ‹55231›', 'provincial licence'],
  ['RM ‹1.020.441.903›', 'Colombian licence'],
  ['R.M. ‹11-4402›', 'its short form'],
  ['Céd. Prof. ‹9904182›', 'Mexican licence'],
  ['agente de tránsito, placa ‹5521›', 'of an officer'],
  ['placa de la moto: ‹XKD41B›', 'of a vehicle'],
  ['póliza No. ‹60-2281940›', 'policy'],
  ['informe ‹P-2024-0931›', 'report'],
  ['mi récord es el ‹33-91-204›, mi expediente el 12/04/24', 'of pairs, and a day'],
  ['Dr. Ospina, Reg. Médico ‹25-4471/2009›', 'licence of Colombia'],
  ['CMP ‹55412› RNE ‹30112›', 'licences of Peru'],
  ['Intérprete #: ‹440917› (LanguageLine)', 'of an interpreter'],
  ['Prontuário: ‹1.234.567›, RG ‹12.345.678-9› SSP/SP', 'record and card of Brazil'],
  ['Dr. Pacheco CRM-SP ‹98.765›, CRM/RJ ‹52.98765-1›', 'licence of a state of Brazil'],
  ['Cartão SUS ‹7000 0812 3456 789›, CNS ‹898 0012 3456 7890›', 'health card of Brazil'],
  ['sus 5 hijos, sus 1200 kcal, CNS 12 lesions', 'theirs'],
  ['intérprete 3 veces, RG 30 kg', 'counts'],
  ['dosis de 450 cc 1.200', 'a measure'],
  ['RM cerebral, RM 12/04/2024', 'an image'],
  ['HC 45.5 cm, P 14.2 kg', 'a circumference'],
  ['FL/HC: (20.8-22.6) 19.9', 'a range'],
  ['placa de tórax, placa de ateroma del 30%', 'plates'],
  ['historia de 40 paquetes año desde 2012', 'a history'],
  ['folio 3', 'a page'],
  ['informe de 2023', 'a year'],
  ['muestra de 250 ml', 'a volume'],
  ['the COL17A1 gene', 'glued'],
])('%s (%s)', (marked) => {
  expect(markBy(spanishId, BEFORE + marked)).toBe(BEFORE + marked);
});

test('two letters are no label in English', () => {
  const text = 'The patient was seen with her son. NI number CE 68 05 21 A.';
  expect(markBy(spanishId, text)).toBe(text);
});
