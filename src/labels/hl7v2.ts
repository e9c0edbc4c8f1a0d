/**
 * Labels of an HL7 v2 message: coded elements wherever they stand (CE, CWE: code^text^system, and the alternate in
 * components 4 to 6), and the flags by which a sender asks for protection. Texts are handed back, to be read as narrative.
 *
 * Flags: DG1-18 confidential indicator, PV2-22 visit protection indicator, PD1-12 protection indicator,
 * ARV-3 access restriction value; ORC-28 and TXA-18 confidentiality of an order and of a document (tables 0177 and
 * 0272: `R`, `V`, or what it is about, `HIV`). Source: HL7 v2.9 chapters 3, 4, 6 and 9.
 */
import type { SensitivityLabel } from '../core/sensitivity.ts';
import { CodedEvidence, type CodedReading } from './evidence.ts';
import { labelFor, mergeLabels } from './labels.ts';

const YES_FLAGS: Readonly<Record<string, number>> = { DG1: 18, PV2: 22, PD1: 12 };
const STATED: Readonly<Record<string, number>> = { ORC: 28, TXA: 18 };

/** What has no `MSH` at its head has no labels: it is no message. */
export function labelsOfHl7v2(message: string): CodedReading {
  return read(message, readSegment);
}

/** Only what the message says of itself. */
export function flagsOfHl7v2(message: string): CodedReading {
  return read(message, () => undefined);
}

function read(
  message: string,
  rest: (segment: Segment, evidence: CodedEvidence) => void,
): CodedReading {
  const evidence = new CodedEvidence();
  const flagged: SensitivityLabel[] = [];
  for (const segment of segmentsOf(message)) {
    flagged.push(...flagsOf(segment));
    readStated(segment, evidence);
    rest(segment, evidence);
  }
  const reading = evidence.reading();
  return { ...reading, labels: mergeLabels([reading.labels, flagged]) };
}

interface Segment {
  readonly name: string;
  /** By number. */
  readonly fields: readonly string[];
  readonly component: string;
  readonly repetition: string;
}

/** Those after the header. */
function segmentsOf(message: string): Segment[] {
  const head = message.trimStart();
  if (!/^MSH./.test(head)) return [];
  const [separator = '', component = '', repetition = ''] = head.slice(3, 6);
  return head
    .split(/\r\n?|\n/)
    .map((line) => line.trimStart().split(separator))
    .filter(([name]) => name !== 'MSH')
    .map((fields) => ({ name: fields[0]!, fields, component, repetition }));
}

function flagsOf({ name, fields }: Segment): SensitivityLabel[] {
  const flag = YES_FLAGS[name];
  const labels: SensitivityLabel[] = [];
  if (flag !== undefined && fields[flag] === 'Y')
    labels.push(labelFor('SPI', [], 1, [`hl7v2/${name}-${flag}`], 'code'));
  if (name === 'ARV' && (fields[3] ?? '') !== '')
    labels.push(labelFor('PRS', [], 1, ['hl7v2/ARV-3'], 'code'));
  return labels;
}

function readStated({ name, fields, component, repetition }: Segment, evidence: CodedEvidence) {
  const at = STATED[name];
  const written = at === undefined ? undefined : fields[at];
  for (const element of written?.split(repetition) ?? []) {
    evidence.coding('', element.split(component)[0]!.trim(), { isSecurity: true });
  }
}

function readSegment({ name, fields, component, repetition }: Segment, evidence: CodedEvidence) {
  // Until v2.3, DG1-2 and PR1-2 said in which system the code of the next field is. Nothing said, a diagnosis is one of ICD.
  const system = { DG1: fields[2] || 'I10', PR1: fields[2] ?? '' }[name] ?? '';
  for (const [at, field] of fields.entries()) {
    if (at === 0) continue;
    for (const element of field.split(repetition)) {
      const parts = element.split(component);
      readCoded(parts, at === 3 ? system : '', evidence);
      if (/[A-Za-z]{3}/.test(element)) evidence.texts.push(parts.join(' '));
    }
  }
}

function readCoded(parts: readonly string[], elsewhere: string, evidence: CodedEvidence): void {
  for (const at of [0, 3]) {
    const code = parts[at];
    const system = parts[at + 2] || elsewhere;
    if (code !== undefined && system !== '') evidence.coding(system, code);
  }
}
