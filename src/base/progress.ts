/** Hears how far a long work has come; handed down from the command line, so that the work need not know of terminals. */
export interface Progress {
  /** A step begins; `total` units make it up if that is known. */
  start(step: string, total?: number): void;
  /** So many more units are done. */
  advance(units: number): void;
  /** Everything is done. */
  done(): void;
}

/** Nobody listens. */
export const silent: Progress = { start() {}, advance() {}, done() {} };
