import { invariant } from '../base/assert-never.js';
import type { FileSet } from '../base/files.js';
import { type Result, resultOf } from '../base/result.js';
import type { Directory } from '../model/directory.js';
import type { Workspace } from '../model/workspace.js';
import { type DnsRecord, dnsRecords, zoneFileOf, zoneText } from './dns-records.js';
import { platformsOf, stepsOf } from './expand-steps.js';
import { platformScript, scriptNameOf } from './platform-script.js';
import { companionRemarks } from './remarks.js';
import { runbook } from './runbook.js';
import { readSteps } from './step.js';

/** Everything beside the rules (scenario D, G): one script for each platform, DNS, and the runbook; paths below `companion/`. */
export interface Companion {
  readonly files: FileSet;
  readonly records: readonly DnsRecord[];
}

/** Makes the companion configuration of a workspace; mistakes can only be in the data that onegal ships. */
export const companionOf = (workspace: Workspace, directory: Directory, data: FileSet): Result<Companion> => {
  const steps = readSteps(data);
  if (!steps.ok) return steps;
  const claimRules = data.get('rules/companion/claim-rules.txt');
  invariant(claimRules !== undefined, 'the package has no rules/companion/claim-rules.txt');
  const files = new Map<string, string>();
  for (const platform of platformsOf(workspace)) {
    const own = stepsOf(steps.value, workspace, platform, claimRules.trimEnd());
    if (own.length > 0) files.set(scriptNameOf(platform), platformScript(platform, own, data));
  }
  const records = dnsRecords(workspace);
  for (const domain of new Set(records.map((record) => record.domain)))
    files.set(zoneFileOf(domain), zoneText(records.filter((record) => record.domain === domain)));
  files.set('runbook.md', runbook(workspace, directory, data));
  return resultOf({ files, records }, companionRemarks(workspace));
};
