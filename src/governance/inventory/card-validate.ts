/** Whether a tree has the structure that the table in `card-shape.ts` asks for: what schema validation would say. */
import { CARD, type CardElement } from './card-shape.ts';
import type { XmlElement } from './xml-tree.ts';

/** One line for each place that differs: `/AppliedModelCard/BasicInfo: ModelName is missing`. */
export function cardProblems(root: XmlElement): string[] {
  if (isOne(root, CARD)) return [...problemsIn(root, CARD, `/${CARD.name}`)];
  const isOther = root.name === CARD.name;
  return [
    isOther
      ? `/${CARD.name}: this version of the schema is not known: convert the card to v0.2 (${CARD.namespace})`
      : `/: the root is not ${CARD.name} of ${CARD.namespace}`,
  ];
}

function* problemsIn(element: XmlElement, shape: CardElement, at: string): Generator<string> {
  if (shape.content === 'foreign') return;
  if (element.attributes.length > 0) yield `${at}: takes no attributes`;
  if (shape.content === 'text') {
    if (element.children.length > 0) yield `${at}: takes text and no elements: escape the markup`;
    return;
  }
  if (element.text.trim() !== '') yield `${at}: takes elements and no text`;

  let next = 0;
  for (const part of shape.content) {
    let count = 0;
    for (const child of element.children.slice(next)) {
      if (!isOne(child, part)) break;
      count += 1;
      if (count > 1 && !part.isRepeated) yield `${at}: ${part.name} stands there twice`;
      yield* problemsIn(child, part, `${at}/${part.name}`);
    }
    next += count;
    if (count === 0 && part.isRequired) yield `${at}: ${part.name} is missing or out of order`;
  }
  if (next < element.children.length) {
    const known = shape.content.map(({ name }) => name).join(', ');
    yield `${at}: child ${next + 1} does not belong there; expected are, in this order: ${known}`;
  }
}

function isOne({ name, namespace }: XmlElement, shape: CardElement): boolean {
  return name === shape.name && namespace === shape.namespace;
}
