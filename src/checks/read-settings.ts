import { asList, asMap, asOneOf, asText, field, type Report, rejectUnknownKeys } from '../base/decode.js';
import type { Diagnostic, Place, Severity } from '../base/diagnostic.js';
import type { DocumentNode, MapNode } from '../base/document.js';
import { readYaml } from '../base/read-yaml.js';
import { type Result, resultOf } from '../base/result.js';
import { suggestion } from '../base/suggestion.js';
import { type CheckSettings, noSettings, type Suppression } from './settings.js';

/** Reads the settings out of a file that may hold other things; `ids` are all checks there are, own policies and what a simulation finds included. */
export const readCheckSettings = (text: string, file: string, ids: ReadonlySet<string>): Result<CheckSettings> => {
  const document = readYaml(text, file);
  if (!document.ok) return document;
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => diagnostics.push(diagnostic);
  const root = asMap(document.value, report);
  const node = root === null ? undefined : field(root, 'checks');
  const map = node === undefined ? null : asMap(node, report);
  if (map === null) return resultOf(noSettings, diagnostics);
  rejectUnknownKeys(map, ['severity', 'suppress'], report);
  const settings = { severity: readSeverities(map, ids, report), suppress: readSuppressions(map, ids, report) };
  return resultOf(settings, diagnostics);
};

const readSeverities = (map: MapNode, ids: ReadonlySet<string>, report: Report): CheckSettings['severity'] => {
  const node = field(map, 'severity');
  const entries = node === undefined ? null : asMap(node, report);
  const severity = new Map<string, Severity | null>();
  for (const [id, { at, value }] of entries?.entries ?? []) {
    if (!ids.has(id)) report(unknownCheck(id, at, ids));
    const word = asOneOf(value, ['off', 'error', 'warning', 'info'] as const, report);
    if (word !== null) severity.set(id, word === 'off' ? null : word);
  }
  return severity;
};

const readSuppressions = (map: MapNode, ids: ReadonlySet<string>, report: Report): readonly Suppression[] => {
  const node = field(map, 'suppress');
  return (node === undefined ? [] : asList(node, report)).flatMap((item) => {
    const entry = asMap(item, report);
    return entry === null ? [] : (readSuppression(entry, ids, report) ?? []);
  });
};

const readSuppression = (entry: MapNode, ids: ReadonlySet<string>, report: Report): Suppression | null => {
  rejectUnknownKeys(entry, ['check', 'reason', 'rule', 'object', 'tenant'], report);
  const text = (name: string): string | null => {
    const node: DocumentNode | undefined = field(entry, name);
    return node === undefined ? null : asText(node, report);
  };
  const check = text('check');
  const reason = text('reason');
  if (check === null || reason === null || reason.trim() === '') {
    report({
      code: 'checks/suppression',
      severity: 'error',
      message: check === null ? 'the suppression names no check' : `the suppression of \`${check}\` gives no reason`,
      at: entry.at,
      help: 'Write `check:` and `reason:`; the reason is for those who come after you.',
    });
    return null;
  }
  if (!ids.has(check)) report(unknownCheck(check, field(entry, 'check')?.at ?? entry.at, ids));
  return { check, reason, rule: text('rule'), object: text('object'), tenant: text('tenant'), at: entry.at };
};

const unknownCheck = (id: string, at: Place, ids: ReadonlySet<string>): Diagnostic => ({
  code: 'checks/unknown-check',
  severity: 'error',
  message: `there is no check \`${id.slice(0, 80)}\``,
  at,
  help: suggestion(id, ids),
});
