import { exportDifferenceText, ruleDifferenceText, type TextFormat } from '../report/difference-text.js';
import type { ExportChange } from '../report/export-difference.js';
import { jsonText } from '../report/json.js';
import type { SyncRule } from '../rule/sync-rule.js';
import type { Difference } from './diff.js';

/** What `onegal diff` prints for people. */
export const differenceText = (difference: Difference, format: TextFormat): string =>
  difference.kind === 'rules'
    ? ruleDifferenceText(difference.rules, format)
    : exportDifferenceText(difference.servers, format);

/** The same for programs (`schemas/diff.schema.json`). */
export const differenceJson = (difference: Difference): string => {
  if (difference.kind === 'exports')
    return jsonText({
      kind: 'exports',
      servers: difference.servers.map((server) => ({
        ...server,
        patterns: server.patterns.map((pattern) => ({ ...pattern, changes: pattern.changes.map(changeJson) })),
      })),
    });
  const { added, removed, changed, cosmetic } = difference.rules;
  return jsonText({
    kind: 'rules',
    added: added.map(ruleJson),
    removed: removed.map(ruleJson),
    changed: changed.map(({ before, after, changes }) => ({
      before: ruleJson(before),
      after: ruleJson(after),
      changes,
    })),
    cosmetic,
  });
};

const ruleJson = ({ id, name, precedence }: SyncRule) => ({ id, name, precedence });

const changeJson = ({ row: { sourceAnchor, sources }, ...change }: ExportChange) => ({
  sourceAnchor,
  sources,
  ...change,
});
