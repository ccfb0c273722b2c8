import { invariant } from '../base/assert-never.js';
import type { FileSet } from '../base/files.js';
import type { CompiledServer } from '../compiler/compiled-server.js';
import { jsonText } from '../report/json.js';
import { visible } from '../report/visible.js';
import { writeRuleXml } from '../rule/codec/xml/write-rule.js';
import { manifestText } from './manifest.js';
import type { OpenedWorkspace } from './open-workspace.js';

/** The files of `onegal compile` (design 4). */
export const compileOutput = (opened: OpenedWorkspace, compiled: readonly CompiledServer[]): FileSet => {
  const files = new Map<string, string>();
  for (const server of compiled) {
    const configuration = opened.configurations.get(server.server);
    invariant(configuration !== undefined, `no configuration for server ${server.server}`);
    for (const rule of server.rules)
      files.set(`${server.server}/SynchronizationRules/SynchronizationRule_{${rule.id}}.xml`, writeRuleXml(rule));
  }
  files.set('manifest.json', manifestText(opened, files));
  return files;
};

/** What `onegal compile` prints: each server's rules in the order in which they win. */
export const compileSummaryText = (compiled: readonly CompiledServer[]): string =>
  compiled
    .map(({ server, tenant, rules }) => {
      const lines = rules.map((rule) => `  ${String(rule.precedence).padStart(3)}  ${visible(rule.name)}`);
      return [`${server} (tenant ${tenant}): ${rules.length} rules`, ...lines].join('\n');
    })
    .join('\n');

/** The same for programs. */
export const compileSummaryJson = (compiled: readonly CompiledServer[]): string =>
  jsonText(
    compiled.map(({ server, tenant, rules }) => ({
      server,
      tenant,
      rules: rules.map(({ id, name, precedence }) => ({ id, name, precedence })),
    })),
  );
