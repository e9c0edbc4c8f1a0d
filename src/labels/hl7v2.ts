/**
 * Labels of an HL7 v2 message: coded elements wherever they stand (CE, CWE: code^text^system, and the alternate in
 * components 4 to 6), and the flags by which a sender asks for protection. Texts are handed back, to be read as narrative.
 *
 * Flags: DG1-18 confidential indicator, PV2-22 visit protection indicator, PD1-12 protection indicator,
 * ARV-3 access restriction value. Source: HL7 v2.9 chapters 3 and 6.
 */
import type { SensitivityLabel } from '../core/sensitivity.ts';
import { topicOfCode } from './codes/lookup.ts';
import type { CodedReading } from './fhir.ts';
import { labelFor, labelsOf, mergeLabels, type TopicEvidence } from './labels.ts';

const YES_FLAGS: Readonly<Record<string, number>> = { DG1: 18, PV2: 22, PD1: 12 };

/** What has no `MSH` at its head has no labels: it is no message. */
export function labelsOfHl7v2(message: string): CodedReading {
  const evidence: TopicEvidence[] = [];
  const flagged: SensitivityLabel[] = [];
  const texts: string[] = [];
  if (!/^\s*MSH./.test(message)) return { labels: [], confidentiality: undefined, texts };
  const head = message.trimStart();
  const separator = head.charAt(3);
  const component = head.charAt(4);
  const repetition = head.charAt(5);

  for (const segment of head.split(/\r\n?|\n/)) {
    const fields = segment.split(separator);
    const name = fields[0] ?? '';
    if (name === 'MSH') continue;
    const flag = YES_FLAGS[name];
    if (flag !== undefined && fields[flag] === 'Y')
      flagged.push(labelFor('SPI', [], 1, [`hl7v2/${name}-${flag}`], 'code'));
    if (name === 'ARV' && (fields[3] ?? '') !== '')
      flagged.push(labelFor('PRS', [], 1, ['hl7v2/ARV-3'], 'code'));
    for (const field of fields.slice(1)) {
      for (const element of field.split(repetition)) {
        const parts = element.split(component);
        readCoded(parts, evidence);
        if (/[A-Za-z]{3}/.test(element)) texts.push(parts.join(' '));
      }
    }
  }
  return {
    labels: mergeLabels([labelsOf(evidence), flagged]),
    confidentiality: undefined,
    texts,
  };
}

function readCoded(parts: readonly string[], evidence: TopicEvidence[]): void {
  for (const at of [0, 3]) {
    const code = parts[at];
    const system = parts[at + 2];
    if (code === undefined || system === undefined || system === '') continue;
    const hit = topicOfCode(system, code);
    if (hit !== undefined)
      evidence.push({ topic: hit.topic, score: 1, rules: [hit.rule], source: 'code' });
  }
}
