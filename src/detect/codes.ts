/**
 * Codes that classify and do not identify: trial registrations, drug and procedure codes, gene and
 * antigen names. They look like identifiers, and taking them away ruins the text for its reader.
 */
export const CLINICAL_CODE =
  /^(?:NCT\d{8}|ISRCTN\d{8}|rs\d{3,12}|D\d{1,2}S\d{1,5}|PMC?\d{5,9}|PMID\d+|\d{5}-\d{4}-\d{2}|\d{4}-\d{4}-\d{2}|\d{1,5}-\d|[A-TV-Z]\d{2}\.?\w{0,4}|[JGABCDEHKLMPQRSTV]\d{4}|NM_?\d+|ENSG\d+|G\d{1,2}P\d{1,4})$/i;
