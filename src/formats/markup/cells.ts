/**
 * What a cell of a table is called: by the head of its column, else by the first cell of its row. The
 * narrative of FHIR and of C-CDA is mostly such tables, and a bare number under "MRN" is one.
 */
import { LIMITS } from '../../core/limits.ts';

interface Table {
  /** Of the last row that had heads only. */
  heads: readonly string[];
  row: string[];
  hasData: boolean;
}

export class Cells {
  readonly #tables: Table[] = [];

  open(element: string): void {
    if (element === 'table') this.#tables.push({ heads: [], row: [], hasData: false });
    const table = this.#tables[this.#tables.length - 1];
    if (table === undefined) return;
    if (element === 'tr') {
      table.row = [];
      table.hasData = false;
    } else if (element === 'td' || element === 'th') {
      table.row.push('');
      if (element === 'td') table.hasData = true;
    }
  }

  close(element: string): void {
    if (element === 'table') this.#tables.pop();
    const table = this.#tables[this.#tables.length - 1];
    if (element === 'tr' && table !== undefined && !table.hasData) table.heads = table.row;
  }

  /** The label of a text that stands in a cell; the text is one of those after it. */
  label(text: string): string | undefined {
    const table = this.#tables[this.#tables.length - 1];
    const column = (table?.row.length ?? 0) - 1;
    if (table === undefined || column < 0) return undefined;
    const before = table.row[column]!;
    // Only as much as a label may have is kept.
    if (before.length <= LIMITS.labelLengthMax) table.row[column] = `${before}${text}`;
    if (!table.hasData) return undefined;
    const label = (table.heads[column] ?? (column > 0 ? table.row[0]! : '')).trim();
    return label === '' || label.length > LIMITS.labelLengthMax ? undefined : label;
  }
}
