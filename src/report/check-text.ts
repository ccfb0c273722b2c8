import { sortedBy } from '../base/order.js';
import type { CheckedFinding } from '../checks/run-checks.js';
import type { Finding } from '../model/finding.js';
import { type CheckReport, countOf, countSeverities } from './check-report.js';
import { excerpt, visible } from './visible.js';

/** Shown of one check; a mistake in a naming convention is in every object of a forest. */
const shownPerCheck = 50;

/** The findings for people: place, severity, check, message, the line it stands in, and the next step (hardening ERR-1). */
export const checkText = (report: CheckReport): string => {
  const lines: string[] = [];
  const byCheck = new Map<string, CheckedFinding[]>();
  for (const finding of report.findings) {
    const same = byCheck.get(finding.check) ?? [];
    byCheck.set(finding.check, same);
    if (same.push(finding) <= shownPerCheck) lines.push(...findingLines(finding, report));
  }
  for (const [check, same] of sortedBy(byCheck, ([name]) => name)) lines.push(...moreLine(check, same));
  lines.push(...notCheckedLines(report), summaryLine(report));
  return lines.join('\n');
};

/** What is not shown of one check. */
const moreLine = (check: string, findings: readonly CheckedFinding[]): readonly string[] => {
  const hidden = findings.slice(shownPerCheck);
  if (hidden.length === 0) return [];
  const listed = findings.filter(({ standsFor }) => standsFor === undefined).length;
  return [`${check}: and ${countOf(hidden)} more; --format json shows ${listed === findings.length ? 'all' : listed}`];
};

const findingLines = (finding: Finding, report: CheckReport): string[] => {
  const { at, severity, check, tenant, objects, modes, help } = finding;
  const place =
    at === undefined ? '' : `${visible(at.file)}${at.line === undefined ? '' : `:${at.line}:${at.column ?? 1}`} `;
  const head = `${place}${severity} ${check} ${tenant === undefined ? '' : `[${visible(tenant)}] `}`;
  const [object, ...others] = objects;
  const about =
    object === undefined || at?.file.startsWith('directory/') === true
      ? ''
      : ` (${excerpt(object, 80)}${others.length === 0 ? '' : ` and ${others.length} more`})`;
  const modeText = modes.length === 0 ? '' : ` [${modes.join(' ')}]`;
  const lines = [`${head}${excerpt(finding.message, Math.max(60, 220 - head.length))}${about}${modeText}`];
  lines.push(...sourceLines(finding, report));
  if (help !== undefined) lines.push(`    help: ${visible(help)}`);
  return lines;
};

const width = 100;

/** The line of the source with a caret; of a long line the part around the column. */
const sourceLines = ({ at }: Finding, { files }: CheckReport): string[] => {
  if (at?.line === undefined || at.column === undefined || !/\.(?:xml|ya?ml)$/i.test(at.file)) return [];
  const line = files.get(at.file)?.split(/\r\n?|\n/)[at.line - 1];
  if (line === undefined) return [];
  const from = at.column - 1 <= width * 0.8 ? 0 : at.column - 1 - Math.floor(width / 2);
  const shown = line.slice(from, from + width).replace(/\t/g, ' ');
  const before = visible(shown.slice(0, at.column - 1 - from));
  const number = String(at.line);
  return [
    `    ${number} | ${from > 0 ? '…' : ''}${visible(shown)}`,
    `    ${' '.repeat(number.length)} | ${' '.repeat(before.length + (from > 0 ? 1 : 0))}^`,
  ];
};

/** What could not be decided, grouped by what is missing. */
const notCheckedLines = ({ notChecked }: CheckReport): string[] => {
  const byReason = new Map<string, string[]>();
  for (const { check, reason } of notChecked) byReason.set(reason, [...(byReason.get(reason) ?? []), check]);
  return sortedBy(byReason, ([reason]) => reason).map(([reason, checks]) => {
    const names = [...new Set(checks)];
    const shown = names.slice(0, 3).join(', ');
    return `not checked: ${visible(reason)} (${shown}${names.length > 3 ? ` and ${names.length - 3} more` : ''})`;
  });
};

const summaryLine = ({ findings, suppressed }: CheckReport): string => {
  const { error, warning, info } = countSeverities(findings);
  const count = countOf(suppressed.map(({ finding }) => finding));
  const hidden = count === 0 ? '' : `, ${count} suppressed`;
  return `${error} errors, ${warning} warnings, ${info} remarks${hidden}`;
};
