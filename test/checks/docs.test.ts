import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSchema } from '../../src/base/json-schema.js';
import type { Check, Subject } from '../../src/checks/define-check.js';
import { needs } from '../../src/checks/needs.js';
import { loadChecks, subjects } from '../../src/checks/registry.js';
import { simulationKinds } from '../../src/checks/simulation-kinds.js';
import type { FindingKind } from '../../src/model/finding-kind.js';
import { expectBlocks, keyRows, projectFolder } from '../docs/generated-blocks.js';

const titles: Readonly<Record<Subject, string>> = {
  'rule-set': 'Rules of a server',
  directory: 'Objects of the directory',
  topology: 'Tenants, servers and what is configured beside the rules',
  outcome: 'What a simulation comes to',
};

const section = (check: Check): string => {
  const lines = [
    `## ${check.id}`,
    '',
    `**${check.severity}**${(check.modes ?? []).length === 0 ? '' : `, shows ${check.modes?.join(', ')}`}${check.repair === undefined ? '' : ', `--fix` repairs it'}`,
    '',
    `${check.summary} ${check.rationale}`,
    '',
    `- Avoid: ${check.avoid}`,
    `- Prefer: ${check.prefer}`,
    `- Fix: ${check.fix}`,
  ];
  if (check.needs !== undefined) lines.push(`- Not checked when: ${check.needs.map((need) => needs[need]).join('; ')}`);
  return [...lines, `- Source: ${check.source}`, ''].join('\n');
};

const kindSection = ({ id, severity, summary, rationale, fix, modes, source }: FindingKind): string =>
  [
    `## ${id}`,
    '',
    `**${severity}**${modes.length === 0 ? '' : `, shows ${modes.join(', ')}`}`,
    '',
    `${summary} ${rationale}`,
    '',
    `- Fix: ${fix}`,
    `- Source: ${source}`,
    '',
  ].join('\n');

describe('docs/checks', () => {
  it('has a page of what a simulation finds, made from its declarations (rewrite with UPDATE_DOCS=1)', () => {
    const head =
      `# What a simulation finds on its way\n\nThe ${simulationKinds.length} kinds of findings that no check looks for; this page is made from ` +
      'their declarations. How to use them: [checks.md](../checks.md). `rule/…` and `expression/…` are the findings of\n[the checks of rules](rule-set.md); `onegal check --explain` knows them by both names.\n\n';
    const wanted = head + simulationKinds.map(kindSection).join('\n');
    const path = resolve(projectFolder, 'docs/checks/simulation.md');
    if (process.env.UPDATE_DOCS === '1') writeFileSync(path, wanted);
    else expect(readFileSync(path, 'utf8')).toBe(wanted);
  });

  it.each(subjects)(
    'has a page of the checks of %s, made from their declarations (rewrite with UPDATE_DOCS=1)',
    async (subject) => {
      // Only what is declared is read here; the subject of a list does not matter for that.
      const checks = (await loadChecks[subject]()) as unknown as readonly Check[];
      const head = `# ${titles[subject]}\n\nThe ${checks.length} checks of \`${subject}\`; this page is made from their declarations. How to use them: [checks.md](../checks.md).\n\n`;
      const wanted = head + checks.map(section).join('\n');
      const path = resolve(projectFolder, `docs/checks/${subject}.md`);
      if (process.env.UPDATE_DOCS === '1') writeFileSync(path, wanted);
      else expect(readFileSync(path, 'utf8')).toBe(wanted);
    },
  );

  it('has an index of all of them and the keys of the files', async () => {
    const blocks = await Promise.all(
      subjects.map(async (subject): Promise<[string, string[]]> => {
        const checks = (await loadChecks[subject]()) as unknown as readonly Check[];
        const rows = checks.map(
          ({ id, severity, summary }) =>
            `| [\`${id}\`](checks/${subject}.md#${id.replace('/', '')}) | ${severity} | ${summary.replace(/\|/g, '\\|')} |`,
        );
        return [subject, ['| check | severity | finds |', '| --- | --- | --- |', ...rows]];
      }),
    );
    const keysOf = (name: string) =>
      keyRows(
        parseSchema(readFileSync(resolve(projectFolder, `schemas/${name}.schema.json`), 'utf8')),
        '| key | meaning | default |',
        (required, fallback) =>
          required ? 'required' : fallback === undefined ? '' : `\`${JSON.stringify(fallback)}\``,
      );
    expectBlocks('docs/checks.md', {
      ...Object.fromEntries(blocks),
      simulation: [
        '| finding | severity | says |',
        '| --- | --- | --- |',
        ...simulationKinds.map(
          ({ id, severity, summary }) =>
            `| [\`${id}\`](checks/simulation.md#${id.replace('/', '').toLowerCase()}) | ${severity} | ${summary.replace(/\|/g, '\\|')} |`,
        ),
      ],
      policies: keysOf('policies'),
      companion: keysOf('companion'),
    });
  });
});
