import type { Command } from 'commander';
import { checkCommand } from './check.js';
import { compileCommand } from './compile.js';
import { conformanceCommand } from './conformance.js';
import { diffCommand } from './diff.js';
import { evalCommand } from './eval.js';
import { expectCommand } from './expect.js';
import { explainCommand } from './explain.js';
import { goldenCommand } from './golden.js';
import { initCommand } from './init.js';
import { routeCommand } from './route.js';
import { rulesCommand } from './rules.js';
import { simulateCommand } from './simulate.js';
import { verifyCommand } from './verify.js';

/** One file per command; its work is imported only when it runs, so that `--help` stays fast. */
export interface CliCommand {
  readonly name: string;
  register(program: Command): void;
}

/** In the order of `onegal --help`. */
export const commands: readonly CliCommand[] = [
  initCommand,
  compileCommand,
  checkCommand,
  simulateCommand,
  expectCommand,
  routeCommand,
  explainCommand,
  diffCommand,
  goldenCommand,
  evalCommand,
  rulesCommand,
  conformanceCommand,
  verifyCommand,
];
