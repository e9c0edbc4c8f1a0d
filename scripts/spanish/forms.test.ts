import { expect, test } from 'vitest';
import { adjectiveForms, nounForms, spokenForms, verbForms } from './forms.ts';

test.each([
  ['lesión', 'lesion lesiones'],
  ['cicatriz', 'cicatriz cicatrices'],
  ['mes', 'mes meses'],
  ['interés', 'interes intereses'],
  ['análisis', 'analisis'],
  ['tórax', 'torax'],
  ['doctor/a', 'doctor doctores doctora doctoras'],
  ['jefe/a', 'jefe jefes jefa jefas'],
])('the noun %s', (noun, forms) => {
  expect(nounForms(noun)).toEqual(forms.split(' '));
});

test.each([
  ['crónico', 'cronico cronicos cronica cronicas'],
  ['leve', 'leve leves'],
  ['superior', 'superior superiores'],
  ['trabajador', 'trabajador trabajadores trabajadora trabajadoras'],
  ['inglés', 'ingles ingleses inglesa inglesas'],
  ['español/a', 'espanol espanoles espanola espanolas'],
])('the adjective %s', (adjective, forms) => {
  expect(adjectiveForms(adjective)).toEqual(forms.split(' '));
});

test.each([
  ['presentar', 'presenta presentan presento presentaron presentaba presentado presentando'],
  ['aplicar', 'aplique aplicamos aplicarse'],
  ['mostrar/ue', 'muestra muestran mostro'],
  ['requerir/ie', 'requiere requirio requirieron requiriendo requiera'],
  ['seguir/i', 'sigue sigo siga siguio siguiendo'],
  ['padecer', 'padece padezco padecia'],
  ['ejercer', 'ejerzo ejerza'],
  ['corregir/i', 'corrige corrijo corrigio'],
  ['concluir', 'concluye concluyo concluyeron concluyendo'],
  ['mantener', 'mantiene mantengo mantuvo mantuvieron mantenido'],
  ['producir', 'produzca produjo produjeron'],
  ['satisfacer', 'satisfizo satisfecho'],
  ['describir', 'describe descrito'],
])('what notes report with %s', (verb, forms) => {
  expect(verbForms(verb)).toEqual(expect.arrayContaining(forms.split(' ')));
});

test.each([
  ['tomar', 'tome tomaste tomarlo tomas tomara tomaria'],
  ['llegar', 'llegue llego llegaban'],
  ['decir/i', 'digo dije dijeron diciendo dicho decirme'],
  ['dormir/ue', 'duermo duermes durmio dormi'],
  ['leer', 'leyo leyendo lei'],
  ['reír/i', 'rie rio riendo'],
  ['poder/ue', 'puedo pude podria'],
])('what people say with %s', (verb, forms) => {
  expect(spokenForms(verb)).toEqual(expect.arrayContaining(forms.split(' ')));
});
