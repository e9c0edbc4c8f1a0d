/**
 * The import ladder: imports point down, and from outside a folder only its `index.ts` is open.
 * A reader can then trust that the policy engine never reaches the vault, that the detector never
 * reaches the network, and that a folder can be read, tested or deleted on its own.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vitest/node';

interface Rung {
  /** Height: a place may import the places below its own height. */
  readonly rung: number;
  /** Beside the ladder: what it may import instead of everything below. */
  readonly values?: readonly string[];
  /** Beside the ladder: of what it may import types. */
  readonly types?: readonly string[];
  /** Only these may import it. */
  readonly importedBy?: readonly string[];
  /** No index: each of its files is open. */
  readonly isOpen?: boolean;
}

/** Folders and files of `src/`. A new one gets a row, in the review that adds it. */
const LADDER: Readonly<Record<string, Rung>> = {
  'core/': { rung: 1, isOpen: true },
  'detect/': { rung: 2 },
  'formats/': { rung: 2 },
  'labels/': { rung: 2 },
  'vault/': { rung: 2 },
  'policy/': { rung: 2 },
  'ledger/': { rung: 2 },
  'patients/': { rung: 2 },
  'profiles/': { rung: 2 },
  'deid/': { rung: 3 },
  'governance/': { rung: 3 },
  'packs/': { rung: 3 },
  'gateway/': { rung: 4 },
  'admin/': { rung: 5 },
  'open-ledger-thread.ts': { rung: 6, importedBy: ['app.ts', 'ledger-thread.ts'] },
  'ledger-thread.ts': { rung: 6, importedBy: [] },
  'open-admin.ts': { rung: 6, importedBy: ['app.ts'] },
  'app.ts': { rung: 6, importedBy: ['cli/'] },
  'cli/': { rung: 7, importedBy: [] },
  // Beside: storage knows the interfaces that the others declare, and nothing of what they do.
  'store/': {
    rung: 5,
    values: ['core/'],
    types: [
      'vault/',
      'policy/',
      'ledger/',
      'patients/',
      'deid/',
      'governance/',
      'gateway/',
      'admin/',
    ],
    importedBy: ['app.ts', 'cli/', 'ledger-thread.ts', 'open-ledger-thread.ts', 'open-admin.ts'],
  },
  'config.ts': {
    rung: 5,
    values: ['core/', 'config/'],
    importedBy: ['app.ts', 'cli/', 'open-admin.ts'],
  },
  'config/': { rung: 5, values: ['core/', 'profiles/'], importedBy: ['config.ts'], isOpen: true },
};

const SRC = fileURLToPath(new URL('../src/', import.meta.url));
/** AssemblyScript: another language, which imports nothing of ours. */
const KERNEL = 'detect/tagger/assembly';

/** One line for each wrong import: where, which rung it broke, and the usual remedy. */
export function wrongImports(): string[] {
  return typeScriptFiles('').flatMap((file) =>
    importsOf(readFileSync(join(SRC, file), 'utf8')).flatMap(({ target, isType }) => {
      const wrong = judge(file, target, isType);
      return wrong === undefined ? [] : [`src/${file} imports ${target}: ${wrong}`];
    }),
  );
}

/** What is wrong with one import of a source file, if anything. `file` is relative to `src/`. */
export function judge(file: string, target: string, isType: boolean): string | undefined {
  if (!target.startsWith('.')) return undefined;
  if (!/\.\w+$/.test(target)) return 'name the file with its extension: Node resolves no other way';
  const to = posix.normalize(posix.join(dirname(file), target));
  if (to.startsWith('..')) {
    const isTestHelp = file.endsWith('.test.ts') && to.startsWith('../test/');
    return isTestHelp ? undefined : 'sources import nothing outside src/: move what is shared here';
  }

  const fromPlace = placeOf(file);
  const toPlace = placeOf(to);
  if (fromPlace === toPlace) return undefined;
  const from = LADDER[fromPlace];
  const there = LADDER[toPlace];
  if (from === undefined) return `${fromPlace} has no rung: add its row to check-imports.ts`;
  if (there === undefined) return `${toPlace} has no rung: add its row to check-imports.ts`;

  if (there.importedBy !== undefined && !there.importedBy.includes(fromPlace)) {
    const who = there.importedBy.join(' and ') || 'nothing';
    return `only ${who} may import ${toPlace}: hand in what is needed from there`;
  }
  if (from.values !== undefined) {
    const isAllowed =
      from.values.includes(toPlace) || (isType && (from.types?.includes(toPlace) ?? false));
    if (!isAllowed) {
      return `${fromPlace} stands beside the ladder and may not import ${isType ? '' : 'values of '}${toPlace}: import types only, or hand the function in`;
    }
  } else if (there.rung >= from.rung && there.importedBy === undefined) {
    const relation = there.rung === from.rung ? 'a neighbour on' : 'above, on';
    return `${toPlace} is ${relation} rung ${there.rung}: declare an interface here and have the function handed in from above`;
  }
  if (!there.isOpen && toPlace.endsWith('/') && to !== `${toPlace}index.ts`) {
    return `only ${toPlace}index.ts is open to other folders: offer it there`;
  }
  return undefined;
}

/** `detect/` for `detect/detectors/mbi.ts`; `app.ts` for itself, `app.test.ts`, `app.faults.test.ts` and `app.test-support.ts`. */
function placeOf(file: string): string {
  const slash = file.indexOf('/');
  return slash === -1
    ? file.replace(/(?:\.\w+)?\.test(?:-support)?\.ts$/, '.ts')
    : file.slice(0, slash + 1);
}

interface Import {
  readonly target: string;
  readonly isType: boolean;
}

/** Static, re-exporting and dynamic imports of a TypeScript source. */
export function importsOf(source: string): Import[] {
  const found: Import[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, source: from, importKind, exportKind } = node as SyntaxNode;
    if (typeof type === 'string' && IMPORTING.has(type) && typeof from?.value === 'string') {
      const isType = importKind === 'type' || exportKind === 'type' || type === 'TSImportType';
      found.push({ target: from.value, isType });
    }
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseAst(source, { lang: 'ts' }));
  return found;
}

const IMPORTING = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

/** What matters here of an ESTree node. */
interface SyntaxNode {
  readonly type?: unknown;
  readonly source?: { readonly value?: unknown };
  readonly importKind?: string;
  readonly exportKind?: string;
}

function typeScriptFiles(folder: string): string[] {
  return readdirSync(join(SRC, folder)).flatMap((name) => {
    const path = posix.join(folder, name);
    if (path === KERNEL) return [];
    if (statSync(join(SRC, path)).isDirectory()) return typeScriptFiles(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}
