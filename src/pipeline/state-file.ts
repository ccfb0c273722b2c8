import type { Diagnostic } from '../base/diagnostic.js';
import { failed, type Result, resultOf } from '../base/result.js';
import { readState, type StateLine } from '../engine/read-state.js';
import type { EngineState } from '../engine/state.js';
import { stateLines } from '../engine/state-lines.js';

/** What every server remembers, by its name. */
export type ServerStates = ReadonlyMap<string, EngineState>;

const version = 1;

/** The servers of a run in one file: a header with their names, then each one's lines (issue of `simulate --save-state`). */
export const stateFileText = (states: ServerStates): string => {
  const lines = [JSON.stringify({ onegal: 'simulation-state', version, servers: [...states.keys()] })];
  for (const state of states.values()) lines.push(...stateLines(state));
  return `${lines.join('\n')}\n`;
};

/** Reads what `stateFileText` wrote; nothing of a damaged, cut or foreign file is used. */
export const readStateFile = (text: string, file: string): Result<ServerStates> => {
  const lines = linesOf(text);
  const servers = serversOf(lines.next().value?.text ?? '');
  if (servers === null) return failed([notAState(file)]);
  const diagnostics: Diagnostic[] = [];
  const states = new Map<string, EngineState>();
  for (const server of servers) {
    const state = readState(lines, file);
    diagnostics.push(...state.diagnostics);
    // Where one state is broken nobody knows where the next one begins.
    if (!state.ok) break;
    states.set(server, state.value);
  }
  return resultOf(states, diagnostics);
};

function* linesOf(text: string): Generator<StateLine, undefined> {
  let line = 0;
  for (const one of text.split('\n')) {
    line++;
    if (one !== '') yield { text: one, line };
  }
  return undefined;
}

const serversOf = (header: string): readonly string[] | null => {
  let value: unknown;
  try {
    value = JSON.parse(header);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const fields = new Map<string, unknown>(Object.entries(value));
  const servers = fields.get('servers');
  const isOurs = fields.get('onegal') === 'simulation-state' && fields.get('version') === version;
  return isOurs && Array.isArray(servers) && servers.every((name) => typeof name === 'string') ? servers : null;
};

const notAState = (file: string): Diagnostic => ({
  code: 'pipeline/state',
  severity: 'error',
  message: 'this is no state file of this version',
  at: { file, line: 1 },
  help: 'Write it with `onegal simulate <workspace> --out <folder> --save-state <file>`.',
});
