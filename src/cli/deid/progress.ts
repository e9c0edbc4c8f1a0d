/** One line on a terminal that says how far a run is; nothing where nobody looks. */

export interface Progress {
  start(files: number, bytes: number): void;
  advance(isFile: boolean, characters: number): void;
  end(): void;
}

export const silent: Progress = { start() {}, advance() {}, end() {} };

const INTERVAL_MS = 200;

export function terminalProgress(write: (text: string) => void): Progress {
  let files = 0;
  let total = 0;
  let done = 0;
  let characters = 0;
  let began = 0;
  let shown = Number.NEGATIVE_INFINITY;
  const show = () => {
    const seconds = (performance.now() - began) / 1000;
    const megabytes = characters / 1e6;
    write(
      `\r${done}/${files} files  ${megabytes.toFixed(1)}/${(total / 1e6).toFixed(1)} MB  ${(megabytes / seconds).toFixed(1)} MB/s `,
    );
  };
  return {
    start(count, bytes) {
      files = count;
      total = bytes;
      began = performance.now();
    },
    advance(isFile, length) {
      if (isFile) done += 1;
      characters += length;
      if (performance.now() - shown < INTERVAL_MS) return;
      shown = performance.now();
      show();
    },
    end() {
      show();
      write('\n');
    },
  };
}
