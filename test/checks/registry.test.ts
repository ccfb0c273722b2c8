import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareText } from '../../src/base/order.js';
import { loadAllChecks, loadChecks, subjects } from '../../src/checks/registry.js';
import { diagnosticKinds } from '../../src/expression/diagnostics.js';

const src = resolve(import.meta.dirname, '../../src/checks');

/** The slugs of the files of a subject that declare a check. */
const declared = (subject: string): string[] =>
  readdirSync(join(src, subject))
    .filter((name) => /^export const \w+ = defineCheck\(/m.test(readFileSync(join(src, subject, name), 'utf8')))
    .map((name) => name.replace(/\.ts$/, ''))
    .sort(compareText);

describe.each(subjects)('the checks of %s', (subject) => {
  it('are registered in order of their ids, each in the file of its id', async () => {
    const checks = await loadChecks[subject]();
    const ids = declared(subject).map((slug) => `${subject}/${slug}`);
    // The diagnostics of the expression language are declared, and tested with a near miss each, where the language is.
    if (subject === 'rule-set') ids.push(...Object.keys(diagnosticKinds).map((code) => `rule-set/expression-${code}`));
    expect(checks.map(({ id }) => id)).toEqual(ids.sort(compareText));
    for (const check of checks) expect(check.subject).toBe(subject);
  });

  it('have a test each', () => {
    const missing = declared(subject).filter(
      (slug) => !existsSync(resolve(import.meta.dirname, subject, `${slug}.test.ts`)),
    );
    expect(missing).toEqual([]);
  });
});

it('says everything about a check in sentences', async () => {
  for (const check of await loadAllChecks()) {
    for (const sentence of [check.summary, check.rationale, check.fix])
      expect(sentence, check.id).toMatch(/^[A-Z`0-9].*[.?]$/s);
    expect(check.avoid, check.id).not.toBe(check.prefer);
    expect(check.source, check.id).not.toBe('');
    for (const mode of check.modes ?? []) expect(mode, check.id).toMatch(/^(?:F\d\d|T\d{1,2})$/);
    expect([...(check.modes ?? [])], check.id).toEqual([...(check.modes ?? [])].sort(compareText));
  }
});
