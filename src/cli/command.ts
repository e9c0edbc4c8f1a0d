/** One command of `chaperone`: a file of this folder, imported only when it is called. */
export interface Command {
  readonly name: string;
  /** One line for `chaperone --help`. */
  readonly summary: string;
  /** What `chaperone NAME --help` prints: the call, then its flags. */
  readonly usage: string;
  /**
   * Runs to its end and resolves to the exit code.
   *
   * @throws Failure for what it could not do; the dispatcher prints code, sentence and facts.
   */
  run(args: string[]): Promise<number>;
}
