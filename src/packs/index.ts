/** Use-case packs: what a use of a model may see, must answer and must prove. `docs/use-case-packs.md`. */
export { casesFile } from './cases.ts';
export { isBorneOut, type Statement } from './check-answer.ts';
export { type Comparison, compareReports } from './compare.ts';
export { evaluate } from './evaluate.ts';
export { type FoundPack, findPack, readBounded, readPackFile, readPacks } from './files.ts';
export { type Pack, parseStrict } from './pack.ts';
export { fillIn } from './placeholders.ts';
export { checkReferences } from './references.ts';
export { registerContent } from './register-content.ts';
export type { Question } from './render.ts';
export { makeReport, type Report, reportSchema } from './report.ts';
export { type Ask, type PackRun, runPack } from './run-pack.ts';
export { type Given, patientIn, readGiven } from './source.ts';
