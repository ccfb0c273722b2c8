import { escapeXmlAttribute, escapeXmlText } from '../base/write-xml.js';
import type { Finding } from '../model/finding.js';
import type { CheckReport } from './check-report.js';
import { visible } from './visible.js';

/** The checks as test cases, as build servers read JUnit: one for each check, failed, skipped or passed. */
export const checkJunit = ({ checks, findings, notChecked }: CheckReport): string => {
  const found = new Map<string, Finding[]>();
  for (const finding of findings) found.set(finding.check, [...(found.get(finding.check) ?? []), finding]);
  const skipped = new Map(notChecked.map(({ check, reason }) => [check, reason]));
  const names = [...new Set([...checks.map(({ id }) => id as string), ...found.keys(), ...skipped.keys()])].sort();
  const cases = names.map((name) => testCase(name, found.get(name) ?? [], skipped.get(name)));
  const failures = names.filter((name) => found.has(name)).length;
  const skips = names.filter((name) => !found.has(name) && skipped.has(name)).length;
  const head = `name="onegal check" tests="${names.length}" failures="${failures}" skipped="${skips}" errors="0" time="0"`;
  return `<?xml version="1.0" encoding="utf-8"?>\n<testsuites>\n  <testsuite ${head}>\n${cases.join('')}  </testsuite>\n</testsuites>\n`;
};

const testCase = (name: string, findings: readonly Finding[], skipped: string | undefined): string => {
  const [subject = '', slug = name] = name.split('/');
  const head = `    <testcase classname="${attribute(`onegal.${subject}`)}" name="${attribute(slug)}" time="0"`;
  if (findings.length === 0 && skipped === undefined) return `${head} />\n`;
  const failures = findings.map((finding) => {
    const place = finding.at === undefined ? '' : `${finding.at.file}:${finding.at.line ?? 1} `;
    const text = [`${place}${finding.message}`, ...finding.objects, finding.help ?? '']
      .filter((line) => line !== '')
      .join('\n');
    return `      <failure type="${finding.severity}" message="${attribute(finding.message)}">${escapeXmlText(lines(text))}</failure>\n`;
  });
  const body =
    findings.length > 0 ? failures.join('') : `      <skipped message="${attribute(`not checked: ${skipped}`)}" />\n`;
  return `${head}>\n${body}    </testcase>\n`;
};

/** Names come from a directory: what XML cannot hold, and what drives a terminal, is made visible. */
const attribute = (text: string): string => escapeXmlAttribute(visible(text));
const lines = (text: string): string => text.split('\n').map(visible).join('\n');
