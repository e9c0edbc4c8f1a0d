/** JSON of which nothing is known but, where the caller says, the field that names the patient. */
import { DOCUMENT_FORMATS, type DocumentFormat } from '../../formats/index.ts';
import type { OpenOptions } from './formats.ts';

export const anyJson = ({ patientColumn }: OpenOptions): DocumentFormat => ({
  id: 'json',
  walk(source) {
    if (isResource(source)) return DOCUMENT_FORMATS.fhir.walk(source);
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
});

const isResource = (source: string): boolean => /"resourceType"\s*:\s*"[A-Z]/.test(source);
