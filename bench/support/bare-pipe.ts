/** The least that a pipe of JSON lines can do: each is parsed and serialised again. */
import { createInterface } from 'node:readline';

let out = '';
for await (const line of createInterface({ input: process.stdin })) {
  out += `${JSON.stringify(JSON.parse(line))}\n`;
  if (out.length > 65_536) {
    if (!process.stdout.write(out)) await new Promise((go) => process.stdout.once('drain', go));
    out = '';
  }
}
process.stdout.write(out);
