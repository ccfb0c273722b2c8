import type { Severity } from '../base/diagnostic.js';
import type { Finding } from '../model/finding.js';
import type { CheckReport } from './check-report.js';
import { countSeverities } from './check-report.js';
import { visible } from './visible.js';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** The findings as workflow commands that GitHub shows as annotations; names cannot start a command (hardening CI-W). */
export const checkGithub = (report: CheckReport): string => {
  const { error, warning, info } = countSeverities(report.findings);
  return [...report.findings.map(annotation), `${error} errors, ${warning} warnings, ${info} remarks`].join('\n');
};

const annotation = ({ at, check, help, message, severity, tenant }: Finding): string => {
  const properties = [
    ...(at === undefined ? [] : [`file=${property(at.file)}`]),
    ...(at?.line === undefined ? [] : [`line=${at.line}`]),
    ...(at?.column === undefined ? [] : [`col=${at.column}`]),
    `title=${property(check)}`,
  ];
  const text = `${tenant === undefined ? '' : `[${tenant}] `}${message}${help === undefined ? '' : `. ${help}`}`;
  return `::${commands[severity]} ${properties.join(',')}::${data(text)}`;
};

const data = (text: string): string => visible(text).replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
