/**
 * What a card of a vendor or of a model says about a system: a part of a document of the register, until the house adds who
 * answers for it, how it rates the risk and when it looks again, which no card can know.
 */
import { type AiSystem, parseAiSystem } from './ai-system.ts';
import type { CardRemainder } from './card-remainder.ts';
import { type AttributeEntry, type Attributes, LOCAL_ATTRIBUTES } from './source-attributes.ts';

export interface Draft {
  readonly developer?: { readonly name: string; readonly contact?: string };
  readonly model?: { readonly name?: string; readonly version?: string };
  readonly attributes: Attributes;
  /** The whole remainder of an applied model card. */
  readonly card?: CardRemainder;
  /** Of a card in another form, which knows no more of the remainder. */
  readonly keywords?: readonly string[];
  /** What the reader should know of the card, and the house should look at. */
  readonly remarks: readonly string[];
}

/** Who reads the card in, and when: stands beside every attribute that comes from it. */
export interface Said {
  readonly author: string;
  /** `2026-11-25` */
  readonly date: string;
}

/** On cards, in place of a value. */
const NOT_AVAILABLE = 'Not available: ';
export const NOT_RECORDED = `${NOT_AVAILABLE}not recorded in the register`;

/** Of the text of a card. */
export function entryOf(text: string, said: Said): AttributeEntry {
  const value = text.trim();
  if (!value.startsWith(NOT_AVAILABLE)) return { value, ...said };
  return { notAvailable: value.slice(NOT_AVAILABLE.length).trim(), ...said };
}

/** For the text of a card. */
export function printedEntry(entry: AttributeEntry): string {
  return 'value' in entry ? entry.value : `${NOT_AVAILABLE}${entry.notAvailable}`;
}

/** Attributes 27 and 29 are measured here and taken from nobody. */
export function withoutLocal(entries: Attributes): { attributes: Attributes; remarks: string[] } {
  const attributes = { ...entries };
  const dropped = LOCAL_ATTRIBUTES.filter((id) => attributes[id] !== undefined);
  for (const id of dropped) delete attributes[id];
  return {
    attributes,
    remarks: dropped.map(
      (id) => `attribute ${id} was left out: it is computed from evaluations in this house`,
    ),
  };
}

/**
 * A system with what a card says about it. Name, owner, risk and whatever else the house decides stay, and so does an attribute of
 * which the card says the same, with who read it in and when. Another version of the
 * model takes the local results with it: they were measured on the one before.
 *
 * @throws Failure document_invalid
 */
export function withDraft(
  system: AiSystem,
  draft: Draft,
): { system: AiSystem; remarks: readonly string[] } {
  const { developer, model, attributes, card, keywords, remarks } = draft;
  const isOtherVersion = model?.version !== undefined && model.version !== system.model.version;
  const base = isOtherVersion ? withoutResults(system) : system;
  const body = {
    ...base,
    developer: { ...base.developer, ...developer },
    model: { ...base.model, ...model },
    attributes: { ...base.attributes, ...newlySaid(attributes, base.attributes) },
    ...(card !== undefined && { card }),
    ...(keywords !== undefined && { card: { ...base.card, keywords } }),
  };
  const remark = `the card is of version ${model?.version}, not ${system.model.version}: evaluate it here again`;
  return { system: parseAiSystem(body), remarks: isOtherVersion ? [...remarks, remark] : remarks };
}

/** A card that says what was said before adds nobody and no day to it. */
function newlySaid(attributes: Attributes, before: Attributes): Attributes {
  const isNew = ([id, entry]: [string, AttributeEntry]) => {
    const known = before[id as keyof Attributes];
    return known === undefined || printedEntry(known) !== printedEntry(entry);
  };
  const entries = Object.entries(attributes) as [string, AttributeEntry][];
  return Object.fromEntries(entries.filter(isNew));
}

function withoutResults(system: AiSystem): AiSystem {
  const { lastEvaluation: _, bias: __, ...rest } = system;
  return { ...rest, localResults: [], attributes: withoutLocal(rest.attributes).attributes };
}

/**
 * A draft as a document to complete, and which fields the house must write.
 *
 * @param id for the register
 */
export function documentOf(
  draft: Draft,
  id: string,
): { body: Record<string, unknown>; missing: readonly string[] } {
  const { developer, model, attributes, card, keywords } = draft;
  const known = (key: '5' | '6' | '7') => {
    const entry = attributes[key];
    return entry !== undefined && 'value' in entry ? entry.value : undefined;
  };
  const body = {
    id,
    name: model?.name,
    developer,
    model,
    purpose: known('5'),
    intended: { population: known('6'), users: known('7') },
    status: 'proposed',
    attributes,
    card: card ?? (keywords && { keywords }),
  };
  const missing = [
    ...(model?.name === undefined ? ['name', 'model.name'] : []),
    ...(model?.version === undefined ? ['model.version'] : []),
    ...(developer === undefined ? ['developer.name'] : []),
    'carrier',
    'owner.name',
    ...(body.purpose === undefined ? ['purpose'] : []),
    ...(body.intended.population === undefined ? ['intended.population'] : []),
    ...(body.intended.users === undefined ? ['intended.users'] : []),
    'intended.decisionRole',
    'risk.tier',
    'risk.reasons',
    'nextReview',
  ];
  return { body, missing };
}
