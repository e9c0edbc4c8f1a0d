/** What follows `chaperone use-case`: runs to its end and resolves to the exit code. */
export type SubCommand = (args: string[]) => Promise<number>;
