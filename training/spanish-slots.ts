/** Slots of Spanish templates. */
import { anybody, city, one, r0, type Slots } from './slot.ts';
import * as v from './values.ts';

export const SPANISH_SLOTS: Slots = {
  esdate: (s) => one(v.spanishDate(s.r), 'DATE'),
  esdob: (s) => one(v.spanishFullDate(s.r), 'DATE'),
  esmonth: (s) => one(v.spanishMonth(s.r), 'DATE'),
  esyear: (s) => one(String(s.r.int(1940, 2026)), 'YEAR'),
  esid: (s) =>
    one(
      s.r.form(
        r0(s, [
          '#######',
          '########@',
          '## ## #####',
          '##/########/##',
          '@###-####',
          '######',
          '@@@@##########',
          '########-@',
        ]),
      ),
      'ID',
    ),
  esstreet: (s) =>
    one(
      `${s.r.pick(['Calle', 'C/', 'Avda.', 'Avenida', 'Plaza', 'Paseo', 'Camino', 'C.', 'Ronda', 'Travesía'])} ${s.r.chance(0.3) ? s.r.pick(['de la ', 'del ', 'de ', 'de los ']) : ''}${anybody(s).family}, ${s.r.pick(['', 'nº ', 's/n '])}${s.r.int(1, 250)}${s.r.pick(['', `, ${s.r.int(1, 9)}º ${s.r.letters(1)}`, `, ${s.r.int(1, 9)}${s.r.letters(1)}`, ' bajo'])}`,
      'STREET',
    ),
  escity: (s) =>
    one(
      s.r.chance(0.8) && s.pools.spanishCities.length > 0
        ? s.r.pick(s.pools.spanishCities)
        : city(s),
      'CITY',
    ),
  country: (s) =>
    one(
      s.r.pick([
        'España',
        'España',
        'España',
        'México',
        'Marruecos',
        'Colombia',
        'Perú',
        'Rumanía',
        'Argentina',
        'Ecuador',
        'Cuba',
        'Francia',
        'Portugal',
        'Bolivia',
        'Chile',
        'Venezuela',
      ]),
      'CITY',
    ),
  eshosp: (s) =>
    one(
      r0(s, [
        `Hospital ${r0(s, ['Universitario', 'General', 'Clínico', 'Comarcal', 'Provincial', 'Infantil', 'Universitari'])} ${r0(s, ['de ', ''])}${s.r.chance(0.5) && s.pools.spanishCities.length > 0 ? s.r.pick(s.pools.spanishCities) : anybody(s).family}`,
        `Hospital ${r0(s, ['San', 'Santa', 'Virgen de la', 'Nuestra Señora de', 'Infanta'])} ${anybody(s).given}`,
        `Clínica ${anybody(s).family}`,
        `Centro de Salud ${anybody(s).family}`,
        `Complejo Hospitalario de ${city(s)}`,
        `Instituto ${anybody(s).family}`,
        `Fundación ${anybody(s).family}`,
      ]),
      'HOSPITAL',
    ),
  esphone: (s) =>
    one(
      s.r.form(
        r0(s, [
          '6## ### ###',
          '9#######',
          '9## ## ## ##',
          '+34 6########',
          '9########',
          '(55) #### ####',
          '#### ####',
          '91 ### ## ##',
        ]),
      ),
      'CONTACT',
    ),
  esprof: (s) =>
    one(
      r0(s, [
        'albañil',
        'camionero',
        'maestra',
        'agricultor',
        'camarero',
        'ganadero',
        'administrativa',
        'conductor',
        'enfermera',
        'pintor',
      ]),
    ),
  esservice: (s) =>
    one(
      r0(s, [
        'Urología',
        'Medicina Interna',
        'Cirugía General',
        'Pediatría',
        'Neurología',
        'Dermatología',
        'Oftalmología',
        'Radiología',
      ]),
    ),
  esclin: (s) =>
    one(
      r0(s, [
        'dolor abdominal',
        'fiebre',
        'disnea de esfuerzo',
        'una masa renal',
        'cefalea',
        'hematuria',
        'tos seca',
        'pérdida de peso',
        'una lesión cutánea',
        'edema',
        'ictericia',
        'nefrectomía',
        'una biopsia',
        'quimioterapia',
        'insuficiencia cardiaca',
        'neumonía',
        'ecografía',
        'carcinoma',
        'anemia',
        'vómitos',
      ]),
    ),
};
