/** Cards of a system out and in: `chaperone ai-register export` and `import`. */
import { Failure } from '../../core/failures.ts';
import {
  type AiSystem,
  CARD_FORMATS,
  type CardFormat,
  type Draft,
  documentOf,
  exportCard,
  importChaiCard,
  importHti1,
  importMarkdown,
  parseAiSystem,
  type Said,
  withDraft,
} from '../../governance/index.ts';
import { readDocument, readText } from './read.ts';

/** @throws Failure config_invalid for another format */
export function exported(system: AiSystem, format: string | undefined): string {
  return exportCard(system, formatOf(format));
}

export interface ImportFlags {
  readonly format?: string | undefined;
  readonly author?: string | undefined;
  /** Document of the register that the card belongs to. */
  readonly into?: string | undefined;
  /** Of a new document. */
  readonly id?: string | undefined;
}

export interface Imported {
  readonly body: unknown;
  readonly remarks: readonly string[];
}

/** @param today `2026-11-25` */
export function imported(card: string, flags: ImportFlags, today: string): Imported {
  const { author, into, id } = flags;
  if (author === undefined) throw wrong('--author', 'say who reads the card in');
  const draft = draftOf(card, formatOf(flags.format ?? formatByName(card)), {
    author,
    date: today,
  });
  if (into !== undefined) {
    const { system, remarks } = withDraft(parseAiSystem(readDocument(into)), draft);
    return { body: system, remarks };
  }
  if (id === undefined) throw wrong('--id', 'name the new system, or the document with --into');
  const { body, missing } = documentOf(draft, id);
  return { body, remarks: [...draft.remarks, `to be written by the house: ${missing.join(', ')}`] };
}

function draftOf(card: string, format: CardFormat, said: Said): Draft {
  switch (format) {
    case 'chai-xml':
      return importChaiCard(readText(card), said);
    case 'hti-1':
      return importHti1(readDocument(card));
    case 'markdown':
      return importMarkdown(readText(card), said);
  }
}

function formatByName(card: string): CardFormat | undefined {
  if (card.endsWith('.xml')) return 'chai-xml';
  if (card.endsWith('.json')) return 'hti-1';
  return card.endsWith('.md') ? 'markdown' : undefined;
}

function formatOf(written: string | undefined): CardFormat {
  const format = CARD_FORMATS.find((one) => one === written);
  if (format === undefined) throw wrong('--format', `write one of: ${CARD_FORMATS.join(', ')}`);
  return format;
}

function wrong(at: string, remedy: string): Failure {
  return new Failure('config_invalid', { at, remedy });
}
