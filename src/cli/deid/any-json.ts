/** JSON: FHIR, under the rules of the profile; else with the field that names the patient, where one says so. */
import { DOCUMENT_FORMATS, type DocumentFormat, fhirByRules } from '../../formats/index.ts';
import type { OpenOptions } from './formats.ts';

export function anyJson({ patientColumn, fhirRules }: OpenOptions): DocumentFormat {
  const fhir = fhirRules === undefined ? DOCUMENT_FORMATS.fhir : fhirByRules(fhirRules);
  return {
    id: 'json',
    walk(source) {
      if (isResource(source)) return fhir.walk(source);
      const walked = DOCUMENT_FORMATS.json.walk(source);
      const patient = walked.loci.find(({ label }) => label === patientColumn);
      if (patientColumn === undefined || patient === undefined) return walked;
      return {
        ...walked,
        subject: `Patient/${patient.text}`,
        loci: walked.loci.map((locus) =>
          locus.label === patientColumn ? { ...locus, role: 'reference' } : locus,
        ),
      };
    },
  };
}

const isResource = (source: string): boolean => /"resourceType"\s*:\s*"[A-Z]/.test(source);
