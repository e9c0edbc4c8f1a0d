/**
 * The 31 source attributes of one system as a JSON document, for procurement and for other houses, and back; with the JSON
 * Schema (draft 2020-12) that a vendor can fill in against.
 */
import * as z from 'zod';
import type { AiSystem } from './ai-system.ts';
import { type Draft, withoutLocal } from './draft.ts';
import {
  ATTRIBUTE_GROUPS,
  ATTRIBUTE_IDS,
  type Attributes,
  type Completeness,
  completenessOf,
  SOURCE_ATTRIBUTES,
} from './source-attributes.ts';
import { day, line, parsed, text } from './words.ts';

const FORMAT = 'hti-1-source-attributes';

const said = { author: line, date: day } as const;
const id = z.enum(ATTRIBUTE_IDS).describe('Number of the attribute, 1 to 31.');
/** For the reader's eye; what counts is the id. */
const shown = { id, group: line.optional(), name: line.optional() } as const;

const document = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(1),
  system: z.strictObject({
    name: line,
    version: line,
    developer: line,
    contact: line.optional(),
  }),
  attributes: z
    .array(
      z.union([
        z.strictObject({ ...shown, value: text(), ...said }),
        z.strictObject({
          ...shown,
          notAvailable: text().describe('Why there is no value.'),
          ...said,
        }),
      ]),
    )
    .max(ATTRIBUTE_IDS.length),
});

type Hti1Document = z.infer<typeof document>;

/** With attributes that nobody has answered left out, and how complete it is beside it. */
export function exportHti1({ model, developer, attributes }: AiSystem): {
  readonly document: Hti1Document;
  readonly completeness: Completeness;
} {
  return {
    document: {
      format: FORMAT,
      version: 1,
      system: {
        name: model.name,
        version: model.version,
        developer: developer.name,
        ...(developer.contact !== undefined && { contact: developer.contact }),
      },
      attributes: SOURCE_ATTRIBUTES.flatMap(({ id: number, group, name }) => {
        const entry = attributes[number];
        return entry === undefined
          ? []
          : [{ id: number, group: ATTRIBUTE_GROUPS[group], name, ...entry }];
      }),
    },
    completeness: completenessOf(attributes),
  };
}

/** @throws Failure document_invalid, also where an attribute stands there twice */
export function importHti1(value: unknown): Draft {
  const unique = document.superRefine(({ attributes }, context) => {
    attributes.forEach((entry, index) => {
      if (attributes.findIndex((other) => other.id === entry.id) < index) {
        const message = 'this attribute stands above already';
        context.addIssue({ code: 'custom', path: ['attributes', index, 'id'], message });
      }
    });
  });
  const { system, attributes } = parsed(unique, FORMAT, value);
  const entries: Attributes = Object.fromEntries(
    attributes.map(({ id: number, group: _, name: __, ...entry }) => [number, entry]),
  );
  return {
    developer: {
      name: system.developer,
      ...(system.contact !== undefined && { contact: system.contact }),
    },
    model: { name: system.name, version: system.version },
    ...withoutLocal(entries),
  };
}

/** JSON Schema of the document, for those who fill it in. */
export function hti1JsonSchema(): object {
  return z.toJSONSchema(document, { io: 'input', unrepresentable: 'any' });
}
