/**
 * Work that may finish in any order, written in the order it came, as soon as it can be; no more than
 * `ahead` pieces are under way, so that a slow writer slows the reader.
 */
export async function inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  work: (item: Item) => Promise<Result>,
  write: (result: Result, item: Item) => Promise<void>,
  ahead: number,
): Promise<void> {
  let underWay = 0;
  let failure: { readonly thrown: unknown } | undefined;
  let free = () => {};
  let written = Promise.resolve();
  for await (const item of items) {
    while (underWay >= ahead && failure === undefined) {
      await new Promise<void>((resolve) => {
        free = resolve;
      });
    }
    if (failure !== undefined) break;
    underWay += 1;
    const result = work(item);
    // Looked at in its turn; until then a rejection is nobody's.
    result.catch(() => {});
    written = written
      .then(async () => {
        if (failure === undefined) await write(await result, item);
      })
      .catch((thrown: unknown) => {
        failure ??= { thrown };
      })
      .then(() => {
        underWay -= 1;
        free();
      });
  }
  await written;
  if (failure !== undefined) throw failure.thrown;
}
