#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { commands } from './commands/table.js';
import { exitCodes } from './exit-codes.js';

// A reader that has seen enough closes the pipe; that is no error of this run (hardening OUT-5).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

const program = new Command('onegal')
  .description(
    'Generate, validate and simulate Entra Connect sync rules for one Active Directory forest and several Microsoft clouds',
  )
  .option('--debug', 'print a stack trace with an internal error')
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'onegal: ')) })
  .showHelpAfterError('(add --help for the options)');

for (const command of commands) command.register(program);

const versionAsked = process.argv.slice(2).some((argument) => argument === '--version' || argument === '-V');

try {
  if (versionAsked) {
    const { packageVersion } = await import('../io/package-data.js');
    process.stdout.write(`${packageVersion()}\n`);
  } else {
    await program.parseAsync();
  }
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.clean : exitCodes.couldNotRun;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    `onegal: internal error: ${message}\nPlease report it with the output of the same command and --debug.\n`,
  );
  if (process.argv.includes('--debug') && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return exitCodes.couldNotRun;
}
