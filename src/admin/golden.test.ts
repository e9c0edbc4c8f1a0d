/** `docs/admin-api.md` and `docs/openapi.json` are those of the table of routes. */
import { expect, test } from 'vitest';
import { adminReference, openApi, ROUTES } from './index.ts';

test('the reference in docs/ is that of the table', async () => {
  await expect(adminReference(ROUTES)).toMatchFileSnapshot('../../docs/admin-api.md');
});

test('the OpenAPI document in docs/ is that of the table', async () => {
  const document = `${JSON.stringify(openApi(ROUTES), null, 2)}\n`;
  await expect(document).toMatchFileSnapshot('../../docs/openapi.json');
});

test('every name and every command is there once, and every parameter of a path is declared', () => {
  const names = ROUTES.map(({ name }) => name);
  expect(names).toHaveLength(new Set(names).size);
  const commands = ROUTES.flatMap(({ command }) => command ?? []);
  expect(commands).toHaveLength(new Set(commands).size);
  for (const { path, params } of ROUTES) {
    const written = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(params.shape)).toEqual(written);
  }
});

test('every reference of the document leads somewhere', () => {
  const document = openApi(ROUTES) as { components: { schemas: Record<string, object> } };
  const text = JSON.stringify(document);
  const references = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
  expect(references.length).toBeGreaterThan(5);
  for (const name of references) expect(Object.keys(document.components.schemas)).toContain(name);
  expect(text).not.toContain('$defs');
  // A component that is a reference, if only to itself, says nothing.
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    expect({ name, isReference: '$ref' in schema }).toEqual({ name, isReference: false });
  }
  expect(document.components.schemas).toMatchObject({
    Pause: { required: ['reason'], properties: { reason: { enum: expect.any(Array) } } },
  });
});
