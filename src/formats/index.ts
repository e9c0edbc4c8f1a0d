/** The wire formats and the document formats. What is in neither list is refused, never forwarded. */
import { anthropicCountTokens, anthropicMessages } from './anthropic-messages.ts';
import { openaiChat } from './openai-chat.ts';
import { openaiEmbeddings } from './openai-embeddings.ts';
import { openaiResponses } from './openai-responses.ts';
import type { WireFormat } from './types.ts';

export const FORMATS: readonly WireFormat[] = [
  openaiChat,
  openaiResponses,
  openaiEmbeddings,
  anthropicMessages,
  anthropicCountTokens,
];

export { ANTHROPIC_BETAS } from './anthropic-betas.ts';
export type {
  DocumentFormat,
  DocumentLocus,
  DocumentPart,
  DocumentRole,
  WalkedDocument,
} from './document.ts';
export { DOCUMENT_FORMATS, isBinary, SNIFFED_BYTES, sniffDocument } from './documents.ts';
export { docxText } from './docx.ts';
export { fhirByRules } from './fhir/fhir.ts';
export { FORMATS_DIGEST_FILE, formatsDigest } from './formats-digest.ts';
export { MessageSplitter } from './hl7v2/message-splitter.ts';
export type { Instructions } from './instructions.ts';
export { type JsonField, jsonFields } from './json/fields.ts';
export { jsonByPaths } from './json/json.ts';
export { pathStep, printableName, printableType } from './printable.ts';
export type { CutCounts } from './records/cut.ts';
export { RecordCut } from './records/record-cut.ts';
export { recordsIn } from './records/records-in.ts';
export { encodeSse, SseDecoder } from './sse.ts';
export { isColumnName } from './table/column-names.ts';
export type { Column } from './table/columns.ts';
export { idIn, isMissing, kindOfNumber, orderOfValues } from './table/columns.ts';
export { RecordSplitter } from './table/dialect.ts';
export { openParquet } from './table/parquet.ts';
export { recordFormat } from './table/record.ts';
export { openTable } from './table/table.ts';
export type {
  AnswerSteps,
  Channel,
  TextMode,
  Walked,
  WireFormat,
} from './types.ts';
