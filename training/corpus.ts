/**
 * Spanish clinical cases with expert annotation, where they are at hand: SPACCC_MEDDOCAN, CC BY 4.0
 * (Marimon et al. 2019). Their text is read at training time and never part of this project; the
 * metadata of the weights say whether they were there.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { Document } from './generate.ts';
import type { Tag } from './scene.ts';

const TAG_OF: Readonly<Record<string, Tag>> = {
  NOMBRE_SUJETO_ASISTENCIA: 'NAME',
  NOMBRE_PERSONAL_SANITARIO: 'NAME',
  CALLE: 'STREET',
  TERRITORIO: 'CITY',
  PAIS: 'CITY',
  HOSPITAL: 'HOSPITAL',
  INSTITUCION: 'HOSPITAL',
  CENTRO_SALUD: 'HOSPITAL',
  FECHAS: 'DATE',
  EDAD_SUJETO_ASISTENCIA: 'AGE',
  PROFESION: 'PROFESSION',
  CORREO_ELECTRONICO: 'CONTACT',
  NUMERO_TELEFONO: 'CONTACT',
  NUMERO_FAX: 'CONTACT',
  URL_WEB: 'CONTACT',
  ID_SUJETO_ASISTENCIA: 'ID',
  ID_ASEGURAMIENTO: 'ID',
  ID_TITULACION_PERSONAL_SANITARIO: 'ID',
  ID_EMPLEO_PERSONAL_SANITARIO: 'ID',
  ID_CONTACTO_ASISTENCIAL: 'ID',
  NUMERO_BENEF_PLAN_SALUD: 'ID',
  IDENTIF_VEHICULOS_NRSERIE_PLACAS: 'ID',
  IDENTIF_DISPOSITIVOS_NRSERIE: 'ID',
  IDENTIF_BIOMETRICOS: 'ID',
  OTRO_NUMERO_IDENTIF: 'ID',
  DIREC_PROT_INTERNET: 'CONTACT',
};

interface Line {
  readonly text: string;
  readonly spans: readonly {
    readonly start: number;
    readonly end: number;
    readonly raw_label: string;
  }[];
}

/** Undefined where the file is absent. */
export function readCorpus(file: URL): Document[] | undefined {
  if (!existsSync(file)) return undefined;
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { text, spans } = JSON.parse(line) as Line;
      return {
        text,
        language: 'es',
        kind: 'corpus',
        spans: spans.flatMap(({ start, end, raw_label }) => {
          const tag = TAG_OF[raw_label];
          return tag === undefined ? [] : [{ start, end, tag }];
        }),
      };
    });
}
