/**
 * `npm test`: all tests, or those whose path contains what follows (`npm test -- src/detect`).
 *
 * The very last line is `N passed, N failed`, with `, N skipped` where there are any, which CI and
 * people read. Runs Vitest through its API, because Vitest prints on after its last reporter.
 */
import { parseCLI, startVitest, type TestModule, type Vitest } from 'vitest/node';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const counts = await run(process.argv.slice(2));
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
process.exitCode = counts.failed > 0 ? 1 : 0;
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed${skipped}\n`, () => {
  // A handle that a test forgot would otherwise hold the process open.
  process.exit();
});

async function run(args: string[]): Promise<Counts> {
  try {
    const { filter, options } = parseCLI(['vitest', 'run', ...args]);
    const vitest = await startVitest('test', filter, { ...options, watch: false });
    const counts = count(vitest);
    await vitest.close();
    return counts;
  } catch (error) {
    process.stderr.write(`the tests could not be run: ${(error as Error).message}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** A file that does not load, a hook that throws and an error outside of any test are failures. */
function count(run: Vitest): Counts {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const modules = run.state.getTestModules();
  for (const module of modules) countModule(module, counts);
  counts.failed += run.state.getUnhandledErrors().length;
  if (modules.length === 0) {
    process.stderr.write('no test file matches\n');
    counts.failed += 1;
  }
  return counts;
}

function countModule(module: TestModule, counts: Counts): void {
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    if (state === 'passed' || state === 'failed') counts[state] += 1;
    // Left pending: its file or suite broke before it ran.
    else if (state === 'pending') counts.failed += 1;
    else counts.skipped += 1;
  }
  counts.failed += module.errors().length;
  for (const suite of module.children.allSuites()) counts.failed += suite.errors().length;
}
