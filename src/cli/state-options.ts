import { failed, ok, type Result } from '../base/result.js';
import { withLines } from '../io/lines.js';
import { writePieces } from '../io/write-file.js';
import { readStateFile, type SimulationState, stateFileLines } from '../pipeline/state-file.js';
import { visible } from '../report/visible.js';

/** The state that `--state` names. */
export const readState = (path: string): Result<SimulationState> =>
  withLines(path, (lines) => readStateFile(lines, path));

/** Saves what `--save-state` asks for, the whole file or nothing. */
export const saveState = (path: string, state: SimulationState): Result<void> =>
  writePieces(path, stateFileLines(state));

/** DEL-11: an export that was stopped changed nothing, so the state of the run before is the one to go on from. */
export const stateNotSaved = (path: string): string =>
  `\`${visible(path)}\` is not written: an export was stopped, go on from the state of the run before`;

/** What `--deletion-threshold` says; `null` where it says nothing. */
export const thresholdOf = (text: string | undefined): Result<number | null> => {
  if (text === undefined) return ok(null);
  if (/^\d{1,9}$/.test(text)) return ok(Number(text));
  const message = `\`${text}\` is no number of deletes`;
  return failed([{ code: 'pipeline/threshold', severity: 'error', message, help: 'Write it as 500.' }]);
};
