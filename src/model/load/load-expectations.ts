import { invariant } from '../../base/assert-never.js';
import type { Diagnostic } from '../../base/diagnostic.js';
import { type DocumentNode, placeOf } from '../../base/document.js';
import type { FileSet } from '../../base/files.js';
import { sortedBy } from '../../base/order.js';
import { readYaml } from '../../base/read-yaml.js';
import { type Result, resultOf } from '../../base/result.js';
import { suggestion } from '../../base/suggestion.js';
import { compileSchema } from '../../base/validate.js';
import type { Expectation } from '../expectation.js';
import type { Workspace } from '../workspace.js';

const schemaPath = 'schemas/expectations.schema.json';

/** Reads every `expectations/*.yaml` of a workspace; tenants and homes must be those of the workspace. */
export const loadExpectations = (
  files: FileSet,
  workspace: Workspace,
  resources: FileSet,
): Result<readonly Expectation[]> => {
  const schema = resources.get(schemaPath);
  invariant(schema !== undefined, `the package has no ${schemaPath}`);
  const validate = compileSchema(schema);
  const diagnostics: Diagnostic[] = [];
  const expectations: Expectation[] = [];
  for (const [file, text] of sortedBy(files, ([path]) => path)) {
    if (!/^expectations\/.*\.ya?ml$/.test(file)) continue;
    const document = readYaml(text, file);
    const checked = document.ok ? validate(document.value) : document;
    diagnostics.push(...checked.diagnostics);
    if (!checked.ok || !document.ok) continue;
    // The schema has just checked every property; tsc cannot see what a JSON Schema guarantees.
    const { expectations: entries } = checked.value as { readonly expectations: readonly Omit<Expectation, 'at'>[] };
    for (const [i, entry] of entries.entries()) {
      diagnostics.push(...unknownNames(entry, i, document.value, workspace));
      expectations.push({ ...entry, at: placeOf(document.value, ['expectations', i]) });
    }
  }
  return resultOf(expectations, diagnostics);
};

const unknownNames = (
  { in: tenants, who }: Omit<Expectation, 'at'>,
  index: number,
  root: DocumentNode,
  workspace: Workspace,
): readonly Diagnostic[] => {
  const known = workspace.tenants.map(({ name }) => name);
  const check = (
    names: readonly string[],
    allowed: readonly string[],
    path: readonly string[],
  ): readonly Diagnostic[] =>
    names.flatMap((name, i) =>
      allowed.includes(name)
        ? []
        : [
            {
              code: 'model/expectation',
              severity: 'error',
              message: `there is no tenant \`${name}\``,
              at: placeOf(root, ['expectations', index, ...path, i]),
              help: suggestion(name, allowed),
            },
          ],
    );
  return [...check(tenants, known, ['in']), ...check(who.homes ?? [], ['onPremises', ...known], ['who', 'homes'])];
};
