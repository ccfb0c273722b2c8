import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareText } from '../../src/base/order.js';
import { loadAllChecks } from '../../src/checks/registry.js';
import { explainedBy, simulationKinds } from '../../src/checks/simulation-kinds.js';
import { diagnosticKinds } from '../../src/expression/diagnostics.js';
import { defaultAsOf } from '../../src/pipeline/as-of.js';
import { explainText, listText } from '../../src/pipeline/check-list.js';
import { simulateWorkspace } from '../../src/pipeline/simulate.js';
import { openReference } from '../mutation/reference-case.js';
import { openCase, projectFolder } from '../pipeline/case.js';

const known = new Set(simulationKinds.map(({ id }) => id));

describe('what a simulation finds without a check', () => {
  it('has a name of its own, in order', async () => {
    const ids = simulationKinds.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort(compareText));
    const checks = new Set<string>((await loadAllChecks()).map(({ id }) => id));
    expect(ids.filter((id) => checks.has(id))).toEqual([]);
  });

  it.each(simulationKinds)('$id says everything in sentences', ({ summary, rationale, fix, source, modes }) => {
    for (const sentence of [summary, rationale, fix]) expect(sentence).toMatch(/^[A-Z`0-9].*[.?]$/s);
    expect(source).not.toBe('');
    for (const mode of modes) expect(mode).toMatch(/^(?:F\d\d|T\d{1,2})$/);
    expect([...modes]).toEqual([...modes].sort());
  });

  it.each([
    ['golden/contoso', () => openCase('contoso')],
    ['golden/three-tenants', () => openCase('three-tenants')],
    ['people at the borders of the rules', () => openReference(projectFolder)],
  ])('is declared, if it shows in %s', async (_, open) => {
    const simulated = simulateWorkspace(open(), { rules: null, asOf: defaultAsOf });
    const found = simulated.ok ? simulated.value.findings : [];
    expect(found.length).toBeGreaterThan(0);
    const checks = new Set<string>((await loadAllChecks()).map(({ id }) => id));
    expect(found.map(({ check }) => check).filter((id) => !known.has(id) && !checks.has(explainedBy(id)))).toEqual([]);
    for (const { check, severity, modes } of found) {
      const kind = simulationKinds.find(({ id }) => id === check);
      if (kind === undefined) continue;
      expect(
        modes.filter((mode) => !kind.modes.includes(mode)),
        `modes of ${check}`,
      ).toEqual([]);
      expect(['error', 'warning', 'info'], check).toContain(severity);
    }
  });

  it('is the only place that names it', () => {
    const folders = ['cloud', 'engine', 'gal', 'pipeline'].map((folder) => join(projectFolder, 'src', folder));
    const texts = folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.ts'))
        .map((path) => readFileSync(join(folder, path), 'utf8')),
    );
    expect(texts.flatMap((text) => text.match(/check: '[a-z]+\/.*/g) ?? [])).toEqual([]);
  });
});

describe('what a simulation says about rules and expressions is explained by a check', () => {
  const folder = join(projectFolder, 'src/rule/rule-set');
  const codes = readdirSync(folder).flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/code: '([a-z-]+)'/g)].map(([, code]) => `rule/${code}`),
  );

  it.each([...codes, ...Object.keys(diagnosticKinds).map((code) => `expression/${code}`)])('%s', async (id) => {
    const explained = await explainText(id);
    expect(explained.ok && explained.value).toContain(`${id} is what a simulation calls`);
  });
});

describe('onegal check --list and --explain', () => {
  it('know them, marked as found by a simulation', async () => {
    const text = await listText(false);
    expect(text.ok && text.value).toMatch(/found by a simulation on its way:\ncloud\/.*\ngal\/claimed-twice +error/s);
    const json = await listText(true);
    const listed: readonly { id: string; subject: string }[] = json.ok ? JSON.parse(json.value) : [];
    expect(listed.filter(({ subject }) => subject === 'simulation').map(({ id }) => id)).toEqual([...known]);
  });

  it.each(simulationKinds.map(({ id }) => id))('explain %s', async (id) => {
    const explained = await explainText(id);
    expect(explained.ok && explained.value).toContain(`${id}  `);
  });

  it('suggest them', async () => {
    const explained = await explainText('cloud/nickname-changd');
    expect(explained.diagnostics).toMatchObject([
      { code: 'cli/unknown-check', help: expect.stringContaining('nickname-changed') },
    ]);
  });
});
