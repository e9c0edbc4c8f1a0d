/**
 * A small XML document as a tree, for model cards. Bounded in bytes, depth and elements; a document type is refused, so that
 * neither entities nor anything outside can come in (XML 1.0 §4.2.2, the XXE class of attacks).
 */
import { SaxesParser } from 'saxes';
import { Failure } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';

/** Of `xmlns` and `xmlns:…` themselves, Namespaces in XML §3. */
const XMLNS = 'http://www.w3.org/2000/xmlns/';
/** May stand on any element, XML Schema part 1 §2.6. */
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const SCHEMA_PLACES = new Set(['schemaLocation', 'noNamespaceSchemaLocation']);

export interface XmlElement {
  readonly name: string;
  readonly namespace: string;
  /** Attributes that say something: no declarations of namespaces, and not where a schema lies. */
  readonly attributes: readonly string[];
  readonly children: XmlElement[];
  /** Its own characters, those of its children left out. */
  text: string;
}

/** @throws Failure document_invalid with the line, and nothing of what stands there */
export function parseXmlTree(source: string): XmlElement {
  if (source.length > LIMITS.modelCardLengthMax) throw refuse('is too long for a model card');
  const parser = new SaxesParser({ xmlns: true, position: true });
  const refuseHere = (problem: string) => refuse(`line ${parser.line}: ${problem}`);
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  let count = 0;

  parser.on('error', () => {
    throw refuseHere('is no well-formed XML');
  });
  parser.on('doctype', () => {
    throw refuseHere('a document type is not accepted: take the DOCTYPE out');
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    count += 1;
    if (count > LIMITS.modelCardElementsMax) throw refuseHere('has more elements than the limit');
    if (open.length >= LIMITS.modelCardDepthMax) throw refuseHere('is nested too deeply');
    const element: XmlElement = {
      name: local,
      namespace: uri,
      attributes: Object.values(attributes).flatMap(({ name, uri, local }) =>
        uri === XMLNS || (uri === XSI && SCHEMA_PLACES.has(local)) ? [] : [name],
      ),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const add = (characters: string) => {
    const current = open.at(-1);
    if (current !== undefined) current.text += characters;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(source).close();
  if (root === undefined) throw refuse('has no element');
  return root;
}

/** Characters of a text so that any reader gives the same back; a carriage return would else become a line feed. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

function refuse(problem: string): Failure {
  return new Failure('document_invalid', { kind: 'chai-model-card', problems: [problem] });
}
