import { describe, expect, it } from 'vitest';
import { adSchema, entraSchema, metaverseSchema } from '../../src/attribute/catalogue.js';
import { invariant } from '../../src/base/assert-never.js';
import { type CheckSetting, checkText } from '../../src/expression/check.js';
import { type DiagnosticExample, diagnosticKinds } from '../../src/expression/diagnostics.js';

const parameters = new Set(['Connector.ID', 'Domain.FQDN', 'Domain.Netbios', 'Domain.LDAP', 'Forest.FQDN']);

const settingOf = ({ direction, target, applyOnce }: Omit<DiagnosticExample, 'expression'>): CheckSetting => {
  const [source, sink] = direction === 'Outbound' ? [metaverseSchema, entraSchema] : [adSchema, metaverseSchema];
  const definition = target === undefined ? undefined : sink.get(target);
  invariant(target === undefined || definition !== undefined, `the target ${target} of an example exists`);
  return {
    source,
    direction: direction ?? 'Inbound',
    parameters,
    applyOnce: applyOnce === true,
    ...(definition === undefined ? {} : { target: definition }),
  };
};

const codesOf = (example: string | DiagnosticExample): string[] => {
  const { expression, ...rest } = typeof example === 'string' ? { expression: example } : example;
  return checkText(expression, settingOf(rest)).diagnostics.map(({ code }) => code.replace('expression/', ''));
};

describe('every diagnostic (17)', () => {
  it.each(Object.entries(diagnosticKinds))('%s', (code, { fires, nearMiss, severity }) => {
    const found = codesOf(fires);
    expect(found).toContain(code);
    // A function that can fail may say so beside what the example is about.
    const beside = found.filter((other) => other !== code && other !== 'can-fail');
    expect(beside).toEqual([]);
    const errors = codesOf(nearMiss);
    expect(errors).not.toContain(code);
    if (severity === 'error') expect(errors).toEqual([]);
  });
});
