import type { Diagnostic } from '../base/diagnostic.js';
import { failed, type Result, resultOf } from '../base/result.js';
import { readTenantState } from '../cloud/read-tenant-state.js';
import type { TenantState } from '../cloud/tenant-state.js';
import { tenantStateLines } from '../cloud/tenant-state-lines.js';
import { readState } from '../engine/read-state.js';
import type { EngineState } from '../engine/state.js';
import { stateLines } from '../engine/state-lines.js';
import type { StateLine } from '../engine/state-reader.js';

/** What a run leaves behind for the next one, by names of servers and tenants. */
export interface SimulationState {
  readonly servers: ReadonlyMap<string, EngineState>;
  readonly tenants: ReadonlyMap<string, TenantState>;
}

const version = 2;

/** The lines of a state in one file, each with its end: a header with the names, then those of each server and tenant. */
export function* stateFileLines({ servers, tenants }: SimulationState): Generator<string> {
  const names = { servers: [...servers.keys()], tenants: [...tenants.keys()] };
  yield `${JSON.stringify({ onegal: 'simulation-state', version, ...names })}\n`;
  for (const state of servers.values()) for (const line of stateLines(state)) yield `${line}\n`;
  for (const state of tenants.values()) for (const line of tenantStateLines(state)) yield `${line}\n`;
}

/** Reads what `stateFileLines` gave, line by line without their ends; nothing of a damaged, cut or foreign file is used. */
export const readStateFile = (texts: Iterator<string>, file: string): Result<SimulationState> => {
  const lines = numbered(texts);
  const names = namesOf(lines.next().value?.text ?? '');
  if (names === null) return failed([notAState(file, 1)]);
  const servers = readAll(names.servers, () => readState(lines, file));
  if (!servers.ok) return servers;
  const tenants = readAll(names.tenants, () => readTenantState(lines, file));
  if (!tenants.ok) return tenants;
  const rest = lines.next();
  if (rest.done !== true) return failed([notAState(file, rest.value.line)]);
  return resultOf({ servers: servers.value, tenants: tenants.value }, []);
};

/** Where one state is broken nobody knows where the next one begins. */
const readAll = <T>(names: readonly string[], read: () => Result<T>): Result<ReadonlyMap<string, T>> => {
  const states = new Map<string, T>();
  const diagnostics: Diagnostic[] = [];
  for (const name of names) {
    const state = read();
    diagnostics.push(...state.diagnostics);
    if (!state.ok) break;
    states.set(name, state.value);
  }
  return resultOf(states, diagnostics);
};

function* numbered(texts: Iterator<string>): Generator<StateLine, undefined> {
  for (let line = 1; ; line++) {
    const next = texts.next();
    if (next.done === true) return undefined;
    if (next.value !== '') yield { text: next.value, line };
  }
}

interface Names {
  readonly servers: readonly string[];
  readonly tenants: readonly string[];
}

const namesOf = (header: string): Names | null => {
  let value: unknown;
  try {
    value = JSON.parse(header);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const fields = new Map<string, unknown>(Object.entries(value));
  const isOurs = fields.get('onegal') === 'simulation-state' && fields.get('version') === version;
  const servers = fields.get('servers');
  const tenants = fields.get('tenants');
  return isOurs && areNames(servers) && areNames(tenants) ? { servers, tenants } : null;
};

const areNames = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((name) => typeof name === 'string');

const notAState = (file: string, line: number): Diagnostic => ({
  code: 'pipeline/state',
  severity: 'error',
  message: 'this is no state file of this version',
  at: { file, line },
  help: 'Write it with `onegal simulate <workspace> --out <folder> --save-state <file>`.',
});
