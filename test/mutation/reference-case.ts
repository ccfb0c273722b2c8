import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { invariant } from '../../src/base/assert-never.js';
import { loadChecks } from '../../src/checks/registry.js';
import { readFolder } from '../../src/io/read-folder.js';
import { defaultAsOf } from '../../src/pipeline/as-of.js';
import { compileWorkspace } from '../../src/pipeline/compile.js';
import { type OpenedWorkspace, openWorkspace } from '../../src/pipeline/open-workspace.js';
import { planServers } from '../../src/pipeline/plan-servers.js';
import { runServer, type ServerRunOptions } from '../../src/pipeline/run-server.js';
import { builtInStandardRules } from '../../src/rule/out-of-box.js';
import { peopleOf, readTarget } from '../golden/contoso-target.js';

/** Opens `golden/contoso/workspace` of the project in a folder, with the edge cases beside it. */
export const openReference = (root: string): OpenedWorkspace => {
  const data = new Map<string, string>();
  for (const part of ['rules', 'schemas'])
    for (const [path, text] of filesOf(join(root, part))) data.set(`${part}/${path}`, text);
  const files = new Map([
    ...filesOf(join(root, 'golden/contoso/workspace')),
    ...filesOf(join(root, 'golden/contoso/edge')),
  ]);
  const opened = openWorkspace(files, { data, version: '0.0.0' });
  invariant(opened.ok, `golden/contoso/workspace is sound: ${JSON.stringify(opened.diagnostics)}`);
  return opened.value;
};

/** How servers are run, undamaged and damaged. */
export const runOptions: ServerRunOptions = { asOf: defaultAsOf, previous: null, retains: false };

const filesOf = (path: string) => {
  const files = readFolder(path);
  invariant(files.ok, `${path} can be read`);
  return files.value;
};

/** Everything about the undamaged reference case that a mutant is compared with; worked out once. */
export const referenceCase = async (root: string) => {
  const opened = openReference(root);
  const compiled = compileWorkspace(opened);
  const planned = planServers(opened, null);
  const definitions = builtInStandardRules(opened.resources.data);
  invariant(compiled.ok && planned.ok && definitions.ok, 'the reference case compiles');
  const target = join(root, 'golden/contoso/expected/target.yaml');
  const schema = join(root, 'schemas/target.schema.json');
  return {
    opened,
    compiled: compiled.value,
    definitions: definitions.value,
    runs: planned.value.map((plan) => runServer(opened, plan, runOptions)),
    target: readTarget(readFileSync(target, 'utf8'), readFileSync(schema, 'utf8')),
    people: peopleOf(opened.directory),
    ruleChecks: await loadChecks['rule-set'](),
    outcomeChecks: await loadChecks.outcome(),
  };
};

export type ReferenceCase = Awaited<ReturnType<typeof referenceCase>>;
