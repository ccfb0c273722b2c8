import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './pipeline/case.js';

/** `test/setup-powershell.sh` puts one here where the machine has none of its own. */
const installed = join(projectFolder, '.tools/powershell/pwsh');

/** A real PowerShell, `null` where there is none. */
export const powershell: string | null = existsSync(installed)
  ? installed
  : spawnSync('pwsh', ['-NoProfile', '-Command', 'exit 0']).status === 0
    ? 'pwsh'
    : null;

export const needsPowerShell = '(needs PowerShell: run test/setup-powershell.sh)';

/** Runs a script in a PowerShell of its own; what it printed is in the error when it fails. */
export const runPowerShell = (script: string, ...args: readonly string[]): void => {
  const options = ['-NoProfile', '-NonInteractive', '-File', script, ...args];
  const { status, stdout, stderr } = spawnSync(powershell ?? 'pwsh', options, {
    encoding: 'utf8',
    env: { ...process.env, POWERSHELL_TELEMETRY_OPTOUT: '1', DOTNET_CLI_TELEMETRY_OPTOUT: '1' },
  });
  if (status !== 0) throw new Error(`PowerShell failed (${status}): ${stdout}\n${stderr}`);
};
