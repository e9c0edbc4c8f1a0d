/**
 * A system of the register as CHAI applied model card, XML of schema v0.2, and back. What is written always has the structure
 * of the schema; what is read must have it. A signature (XML Signature) is noted and not verified.
 */
import { Failure } from '../../core/failures.ts';
import type { AiSystem } from './ai-system.ts';
import { CARD_PLACES, METRIC_GROUPS } from './card-places.ts';
import { cardRemainder } from './card-remainder.ts';
import { CARD, CARD_NAMESPACE, type CardElement } from './card-shape.ts';
import { cardProblems } from './card-validate.ts';
import {
  type Draft,
  entryOf,
  NOT_RECORDED,
  printedEntry,
  type Said,
  withoutLocal,
} from './draft.ts';
import type { LocalResult } from './local-result.ts';
import type { Attributes } from './source-attributes.ts';
import { parsed } from './words.ts';
import { escapeXml, parseXmlTree, type XmlElement } from './xml-tree.ts';

/** Where nothing is known, a required text says so; an optional one is left out. */
export function exportChaiCard(system: AiSystem): string {
  const body = childrenOf(CARD, '', system, 1);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${CARD.name} xmlns="${CARD_NAMESPACE}">\n${body}</${CARD.name}>\n`;
}

function childrenOf(shape: CardElement, path: string, system: AiSystem, depth: number): string {
  if (typeof shape.content === 'string') return '';
  return shape.content
    .map((child) =>
      written(child, path === '' ? child.name : `${path}/${child.name}`, system, depth),
    )
    .join('');
}

function written(shape: CardElement, path: string, system: AiSystem, depth: number): string {
  const { name, content, isRequired } = shape;
  const indent = '  '.repeat(depth);
  if (content === 'foreign') return '';
  if (content === 'text' && shape.isRepeated) {
    return listAt(name, system)
      .map((each) => leaf(indent, name, each))
      .join('');
  }
  if (content === 'text') {
    const text = textAt(path, system);
    return text === undefined && !isRequired ? '' : leaf(indent, name, text ?? NOT_RECORDED);
  }
  const inner =
    name === 'Results'
      ? resultsAt(path, system)
          .map((result) => metricResult(result, depth + 1))
          .join('')
      : childrenOf(shape, path, system, depth + 1);
  if (inner === '') return isRequired ? `${indent}<${name}/>\n` : '';
  return `${indent}<${name}>\n${inner}${indent}</${name}>\n`;
}

function leaf(indent: string, name: string, text: string): string {
  return `${indent}<${name}>${escapeXml(text)}</${name}>\n`;
}

function textAt(path: string, system: AiSystem): string | undefined {
  const place = CARD_PLACES[path];
  if (place === undefined) return undefined;
  if ('field' in place) {
    return {
      'model.name': system.model.name,
      'model.version': system.model.version,
      'developer.name': system.developer.name,
      'developer.contact': system.developer.contact,
    }[place.field];
  }
  if ('attribute' in place) {
    const entry = system.attributes[place.attribute];
    return entry === undefined ? place.otherwise?.(system) : printedEntry(entry);
  }
  return system.card?.texts[path] ?? place.otherwise?.(system);
}

function listAt(name: string, { card }: AiSystem): readonly string[] {
  return (name === 'EHR' ? card?.ehrs : card?.keywords) ?? [];
}

interface MetricResult {
  readonly label: string;
  readonly valueJson: string;
}

/** Of the vendor, then of the house; at least one, as the schema asks. */
function resultsAt(path: string, { card, localResults }: AiSystem): MetricResult[] {
  const name = path.split('/')[1] as keyof typeof METRIC_GROUPS;
  const group = METRIC_GROUPS[name];
  const read = card?.results[group] ?? [];
  // A card of ours that came back holds our own figures already.
  const isNew = (one: MetricResult) =>
    !read.some(({ label, valueJson }) => label === one.label && valueJson === one.valueJson);
  const local = localResults.filter((result) => result.group === group).map(localMetric);
  const all = [...read, ...local.filter(isNew)];
  return all.length > 0 ? all : [{ label: NOT_RECORDED, valueJson: 'null' }];
}

function localMetric({ label, cases, ...figures }: LocalResult): MetricResult {
  const { estimate, lower, upper, levelPercent, unit } = figures;
  return {
    label: `${label} (local data, n = ${cases})`,
    valueJson: JSON.stringify({
      kind: 'estimate_ci',
      estimate,
      lower,
      upper,
      level: levelPercent,
      ...(unit !== undefined && { unit }),
    }),
  };
}

function metricResult({ label, valueJson }: MetricResult, depth: number): string {
  const indent = '  '.repeat(depth);
  const inner = leaf(`${indent}  `, 'Label', label) + leaf(`${indent}  `, 'ValueJson', valueJson);
  return `${indent}<MetricResult>\n${inner}${indent}</MetricResult>\n`;
}

/**
 * @param said who reads the card in, and when
 * @throws Failure document_invalid with the places where the structure is not the schema's
 */
export function importChaiCard(xml: string, said: Said): Draft {
  const root = parseXmlTree(xml);
  const problems = cardProblems(root);
  if (problems.length > 0) {
    throw new Failure('document_invalid', { kind: 'chai-model-card', problems });
  }
  const texts = Object.fromEntries(
    Object.keys(CARD_PLACES).flatMap((path) => {
      const text = elementAt(root, path)?.text.trim() ?? '';
      return text === '' || text === NOT_RECORDED ? [] : [[path, text]];
    }),
  );
  return draftOf(root, texts, said);
}

function draftOf(root: XmlElement, texts: Record<string, string>, said: Said): Draft {
  const entries: Attributes = {};
  const kept: Record<string, string> = {};
  for (const [path, text] of Object.entries(texts)) {
    const place = CARD_PLACES[path]!;
    if ('attribute' in place) entries[place.attribute] = entryOf(text, said);
    if ('remainder' in place) kept[path] = text;
  }
  const { attributes, remarks } = withoutLocal(entries);
  const results = Object.entries(METRIC_GROUPS).map(([name, group]) => [
    group,
    resultsIn(root, name),
  ]);
  const card = parsed(cardRemainder, 'chai-model-card', {
    texts: kept,
    ehrs: listIn(elementAt(root, 'ReleaseInfo/EHRCompatibility')),
    keywords: listIn(elementAt(root, 'ModelSummary/Keywords')),
    results: Object.fromEntries(results),
  });
  const developer = texts['BasicInfo/ModelDeveloper'];
  const contact = texts['BasicInfo/DeveloperContact'];
  const name = texts['BasicInfo/ModelName'];
  const version = texts['ReleaseInfo/ReleaseVersion'];
  return {
    ...(developer !== undefined && {
      developer: { name: developer, ...(contact !== undefined && { contact }) },
    }),
    model: { ...(name !== undefined && { name }), ...(version !== undefined && { version }) },
    attributes,
    card,
    remarks: [...remarks, ...remarksOn(root)],
  };
}

function* remarksOn(root: XmlElement): Generator<string> {
  if (root.children.some(({ name }) => name === 'Signature')) {
    yield 'the card is signed; the signature was not verified';
  }
  for (const name of Object.keys(METRIC_GROUPS)) {
    for (const [index, { valueJson }] of resultsIn(root, name).entries()) {
      if (!isJson(valueJson)) yield `KeyMetrics/${name}: ValueJson ${index + 1} is no JSON`;
    }
  }
}

function resultsIn(root: XmlElement, name: string): MetricResult[] {
  const found = elementAt(root, `KeyMetrics/${name}/Results`)?.children ?? [];
  return found
    .map(({ children: [label, value] }) => ({
      label: label?.text.trim() ?? '',
      valueJson: value?.text.trim() ?? '',
    }))
    .filter(({ label, valueJson }) => label !== '' && label !== NOT_RECORDED && valueJson !== '');
}

function listIn(element: XmlElement | undefined): string[] {
  return (element?.children ?? []).map(({ text }) => text.trim()).filter((text) => text !== '');
}

/** @param path names from below the root, each once in its parent */
function elementAt(root: XmlElement, path: string): XmlElement | undefined {
  let here: XmlElement | undefined = root;
  for (const name of path.split('/')) here = here?.children.find((child) => child.name === name);
  return here;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
