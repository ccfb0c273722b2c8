import { asList, asMap, asOneOf, asText, field, type Report, rejectUnknownKeys } from '../base/decode.js';
import type { Diagnostic, Place, Severity } from '../base/diagnostic.js';
import type { DocumentNode, MapNode } from '../base/document.js';
import { foldCase } from '../base/fold-case.js';
import { readYaml } from '../base/read-yaml.js';
import { type Result, resultOf } from '../base/result.js';
import { suggestion } from '../base/suggestion.js';
import type { CheckFinding } from './run-checks.js';

/** The key `checks` of `onegal.yaml`: what a user wants to hear about, and what is known and stays. */
export interface CheckSettings {
  /** By check; null switches it off. */
  readonly severity: ReadonlyMap<string, Severity | null>;
  readonly suppress: readonly Suppression[];
}

/** Findings that stay, and why; every condition that is given must hold. */
export interface Suppression {
  readonly check: string;
  readonly reason: string;
  /** Name of a rule, with `*` for any characters. */
  readonly rule: string | null;
  /** DN of an object, with `*` for any characters. */
  readonly object: string | null;
  readonly tenant: string | null;
  readonly at: Place;
}

export const noSettings: CheckSettings = { severity: new Map(), suppress: [] };

/** Reads the settings out of a file that may hold other things; `ids` are all checks there are, own policies included. */
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
    if (!isCheck(id, ids)) report(unknownCheck(id, at, ids));
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
  if (!isCheck(check, ids)) report(unknownCheck(check, field(entry, 'check')?.at ?? entry.at, ids));
  return { check, reason, rule: text('rule'), object: text('object'), tenant: text('tenant'), at: entry.at };
};

/** Beside the checks there are the findings of a simulation, which its folders name. */
const isCheck = (id: string, ids: ReadonlySet<string>): boolean =>
  ids.has(id) || /^(?:engine|cloud|gal|mail|freebusy|expectation|policy)\/[a-z0-9-]+$/i.test(id);

const unknownCheck = (id: string, at: Place, ids: ReadonlySet<string>): Diagnostic => ({
  code: 'checks/unknown-check',
  severity: 'error',
  message: `there is no check \`${id.slice(0, 80)}\``,
  at,
  help: suggestion(id, ids),
});

/** What is left of the findings, what is suppressed and why, and suppressions that suppress nothing. */
export const suppress = (findings: readonly CheckFinding[], { suppress: rules }: CheckSettings) => {
  const used = new Set<Suppression>();
  const left: CheckFinding[] = [];
  const suppressed: { readonly found: CheckFinding; readonly reason: string }[] = [];
  for (const found of findings) {
    const match = rules.find((rule) => isMeant(rule, found));
    if (match === undefined) left.push(found);
    else {
      used.add(match);
      suppressed.push({ found, reason: match.reason });
    }
  }
  const unused = rules.filter((rule) => !used.has(rule)).map(unusedSuppression);
  return { left, suppressed, unused };
};

const unusedSuppression = ({ check, at }: Suppression): Diagnostic => ({
  code: 'checks/unused-suppression',
  severity: 'warning',
  message: `the suppression of \`${check}\` suppresses nothing`,
  at,
  help: 'Remove it, so that it does not hide the next finding.',
});

const isMeant = (rule: Suppression, { finding, remark }: CheckFinding): boolean =>
  rule.check === finding.check &&
  (rule.tenant === null || rule.tenant === finding.tenant) &&
  (rule.rule === null || (remark.rule !== undefined && matches(rule.rule, remark.rule.name))) &&
  (rule.object === null || finding.objects.some((object) => matches(rule.object ?? '', object)));

/** Whether a text fits a pattern with `*`, ignoring case; without backtracking (hardening IN-6). */
export const matches = (pattern: string, text: string): boolean => {
  const parts = foldCase(pattern).split('*');
  const folded = foldCase(text);
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  if (parts.length === 1) return folded === first;
  if (!folded.startsWith(first) || !folded.endsWith(last) || folded.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const next = folded.indexOf(part, at);
    if (next < 0) return false;
    at = next + part.length;
  }
  return at <= folded.length - last.length;
};
