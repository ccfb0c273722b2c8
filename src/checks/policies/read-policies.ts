import type { Instant } from '../../attribute/value.js';
import type { Diagnostic } from '../../base/diagnostic.js';
import { placeOf } from '../../base/document.js';
import type { FileSet } from '../../base/files.js';
import { sortedBy } from '../../base/order.js';
import { readYaml } from '../../base/read-yaml.js';
import { type Result, resultOf } from '../../base/result.js';
import { compileSchema } from '../../base/validate.js';
import { noPolicies, type Policies, type PolicyEntry, policyCheck } from './policy.js';

/** Reads `policies/*.yaml` of a workspace; `now` is what conditions see as the time. */
export const readPolicies = (files: FileSet, schema: string, now: Instant): Result<Policies> => {
  const check = compileSchema(schema);
  const diagnostics: Diagnostic[] = [];
  const first = new Map<string, string>();
  let policies = noPolicies;
  for (const [file, text] of sortedBy(files, ([path]) => path)) {
    if (!/^policies\/.*\.ya?ml$/i.test(file)) continue;
    const document = readYaml(text, file);
    const checked = document.ok ? check(document.value) : document;
    diagnostics.push(...checked.diagnostics);
    if (!document.ok || !checked.ok) continue;
    // Every key and type was just checked against schemas/policies.schema.json, which PolicyEntry describes.
    const { policies: entries } = checked.value as { readonly policies: readonly PolicyEntry[] };
    for (const [i, entry] of entries.entries()) {
      const at = (key: string) => placeOf(document.value, ['policies', i, key]);
      const other = first.get(entry.id);
      if (other !== undefined) diagnostics.push(duplicate(entry.id, other, at('id')));
      first.set(entry.id, file);
      policies = joinPolicies(
        policies,
        policyCheck(entry, at, now, (diagnostic) => diagnostics.push(diagnostic)),
      );
    }
  }
  return resultOf(policies, diagnostics);
};

const duplicate = (id: string, other: string, at: Diagnostic['at'] & object): Diagnostic => ({
  code: 'checks/duplicate-policy',
  severity: 'error',
  message: `there is a policy \`${id}\` already`,
  at,
  help: `The other one is in ${other}; give each an id of its own.`,
});

/** Both. */
export const joinPolicies = (a: Policies, b: Policies): Policies => ({
  directory: [...a.directory, ...b.directory],
  outcome: [...a.outcome, ...b.outcome],
  'rule-set': [...a['rule-set'], ...b['rule-set']],
  topology: [...a.topology, ...b.topology],
});
