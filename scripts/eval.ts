/** `npm run eval -- NAME …`: runs `evaluation/NAME.ts`; without a name, lists what there is. */
const EVALUATIONS: Readonly<Record<string, () => Promise<unknown>>> = {
  deid: () => import('../evaluation/deid.ts'),
  labels: () => import('../evaluation/labels.ts'),
  'input-scan': () => import('../evaluation/input-scan.ts'),
};

const [name = '', ...args] = process.argv.slice(2);
const run = EVALUATIONS[name];
if (run !== undefined) {
  process.argv = [process.execPath, name, ...args];
  await run();
} else {
  const told = name === '' ? process.stdout : process.stderr;
  told.write(
    `npm run eval -- NAME, where NAME is one of: ${Object.keys(EVALUATIONS).join(', ')}\n`,
  );
  process.exitCode = name === '' ? 0 : 2;
}
