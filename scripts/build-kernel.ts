/**
 * Compiles the sums of the tagger from AssemblyScript to the file that `src/detect/tagger/kernel.ts` reads:
 *
 *   node scripts/build-kernel.ts
 *
 * Run it when `src/detect/tagger/assembly/` has changed.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { main } from 'assemblyscript/asc';

export const KERNEL = new URL('../src/detect/tagger/kernel.wasm', import.meta.url);

/** Memory of the kernel, of 64 KiB each: `BYTES` in `assembly/memory.ts`, rounded up. */
const PAGES = 196;
const FLAGS = ['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--enable', 'simd'];

/**
 * The file as it is committed.
 *
 * @throws Error with what the compiler says
 */
export async function compiled(): Promise<Uint8Array> {
  let built: Uint8Array | undefined;
  const folder = fileURLToPath(new URL('../src/detect/tagger/assembly', import.meta.url));
  const memory = ['--initialMemory', `${PAGES}`, '--maximumMemory', `${PAGES}`];
  const { error, stderr } = await main(
    ['kernel.ts', '--baseDir', folder, '--outFile', 'kernel.wasm', ...FLAGS, ...memory],
    {
      writeFile: (_, contents) => {
        built = contents as Uint8Array;
      },
    },
  );
  if (error !== null || built === undefined) throw new Error(stderr.toString(), { cause: error });
  return built;
}

if (import.meta.main) writeFileSync(KERNEL, await compiled());
