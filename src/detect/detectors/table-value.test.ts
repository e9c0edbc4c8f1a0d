import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { tableValue } from './table-value.ts';

test.each([
  [
    'MRN|LNAME|DOB|CTY|PC\n448120|‹Tamakloe›|03/07/1966|‹Worcester›|‹01605›\n448121|‹Shah›|11/30/1971|‹Ely›|‹89301›',
    'short headings',
  ],
  ['mrn,last,first,city\n7,‹Young›,‹Summer›,‹Superior›\n8,‹Best›,‹Will›,‹Normal›', 'commas'],
  ['last,first,city\n‹Rich›,‹Bill›,‹Orange›', 'a town beside a name'],
  ['| Last name | First | Dx |\n|---|---|---|\n| ‹Young› | ‹Summer› | CHF |', 'bars'],
  ['pt name | bp | plan\n‹young› | 120/80 | dc\n‹park› | 130/90 | stay', 'small letters'],
  [
    'Name\tDOB\tA1c\n‹May Long›\t1/2/66\t6.1\n\nWill Best\t2/2/80\t9.9',
    'tabs; nothing after a gap',
  ],
  ['patient;town;dx\n‹Grace Long›;‹Hope›;"CHF; COPD"\nunknown;‹Mobile›;MI', 'quotes, nobody'],
  [
    'name,zip,dx\n‹Ann Ferrante›,‹60617›,J45.909\n‹Bo Small›,‹2125›,E11.9',
    'postal codes; one that lost its nought',
  ],
  ['id|zip_code|sex\n11|‹60617-0412›|F\n12|‹K1A 0B1›|M', 'postal codes beside a number'],
  ['patient,phone,dx\n‹Ann Ferrante›,‹555-0199›,J45.909', 'a telephone'],
  [
    'nombre;apellido1;cp;municipio;médico\n‹Luz›;‹Blanco Rey›;‹41001›;‹Águilas›;‹Pastor›',
    'Spanish headings',
  ],
  [
    '| Paciente | Edad | Médico | Dx |\n|--|--|--|--|\n| ‹Luz Blanco› | 66 | ‹Pastor› | ITU |',
    'who treats whom',
  ],
  ['dob,ref_provider,nurse\n1/2/66,‹Noble›,‹Lark›\n2/2/80,self,none', 'in English; nobody'],
  ['file,zip,size\na.zip,yes,4100\nb.zip,no,9 MB', 'no postal codes'],
  ['well,cell,count\nA1,1200000,3', 'no telephones'],
  ['medicamento;nombre;dosis\nAspirina;Bayer;100', 'of a thing'],
  ['code,zip,note\nA1,see note above,x', 'a sentence in the cell'],
  ['name,dose,frequency\nAspirin,81,daily', 'names of drugs'],
  ['Pt, alert, oriented\nLungs, clear, bilateral', 'a sentence'],
  ['test|first|last\nsodium|high|low', 'first and last values'],
  ['last,first,dob\nYoung,Summer\nBest', 'no rows of it'],
])('%s (%s)', (marked) => {
  expect(markBy(tableValue, marked)).toBe(marked);
});

test('many headings one below the other are each read once', () => {
  const begun = performance.now();
  markBy(tableValue, 'name,dob,city\nYoung,1,Hope\n'.repeat(10_000));
  markBy(tableValue, 'phone,dob,zip\n'.repeat(10_000));
  markBy(tableValue, `name,dob,city\n${'patient,dob,Hope\n'.repeat(10_000)}`);
  expect(performance.now() - begun).toBeLessThan(5000);
});
