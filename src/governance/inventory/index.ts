/** Every AI of the house, carried here or not: what is known of it, what goes into it, what patients are told. */
export {
  type AiSystem,
  aiSystemSchema,
  lineOf,
  parseAiSystem,
} from './ai-system.ts';
export { CARD_FORMATS, type CardFormat, exportCard } from './card.ts';
export { exportChaiCard, importChaiCard } from './chai-card.ts';
export {
  type DisclosureQuestion,
  disclosureFor,
} from './disclosure/disclosure-for.ts';
export { licenceClaims } from './disclosure/licence-lint.ts';
export { CHANNELS } from './disclosure/pack.ts';
export { readDisclosurePacks } from './disclosure/read-packs.ts';
export { type Draft, documentOf, type Said, withDraft } from './draft.ts';
export { exportHti1, hti1JsonSchema, importHti1 } from './hti-1.ts';
export {
  assessScan,
  type Mitigation,
  parseMitigation,
} from './input-scan/mitigation.ts';
export { scanInputOfPack } from './input-scan/of-pack.ts';
export {
  isCurrent,
  parseScanInput,
  parseScanResult,
  scan,
} from './input-scan/scan.ts';
export {
  parseLocalEvaluation,
  withLocalEvaluation,
} from './local-evaluation.ts';
export { exportMarkdown, importMarkdown } from './markdown-card.ts';
export { completenessOf } from './source-attributes.ts';
