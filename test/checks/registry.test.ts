import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareText } from '../../src/base/order.js';
import { loadAllChecks, loadChecks, subjects } from '../../src/checks/registry.js';

const src = resolve(import.meta.dirname, '../../src/checks');

/** The slugs of the files of a subject that declare a check. */
const declared = (subject: string): string[] =>
  readdirSync(join(src, subject))
    .filter((name) => readFileSync(join(src, subject, name), 'utf8').includes('= defineCheck('))
    .map((name) => name.replace(/\.ts$/, ''))
    .sort(compareText);

describe.each(subjects)('the checks of %s', (subject) => {
  it('are registered in order of their ids, each in the file of its id', async () => {
    const checks = await loadChecks[subject]();
    expect(checks.map(({ id }) => id)).toEqual(declared(subject).map((slug) => `${subject}/${slug}`));
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
