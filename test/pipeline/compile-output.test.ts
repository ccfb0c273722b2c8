import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { invariant } from '../../src/base/assert-never.js';
import { compileWorkspace } from '../../src/pipeline/compile.js';
import { compileOutput } from '../../src/pipeline/compile-output.js';
import { compileSummaryJson, compileSummaryText } from '../../src/pipeline/compile-summary.js';
import { allHold, proveServers } from '../../src/pipeline/prove.js';
import { readRuleXml } from '../../src/rule/codec/xml/read-rule.js';
import { openCase, schemaErrors } from './case.js';

const run = (version?: string, change?: (files: Map<string, string>) => void) => {
  const opened = openCase('contoso', version, change);
  const compiled = compileWorkspace(opened);
  invariant(compiled.ok, 'the case compiles');
  const proofs = proveServers(opened, compiled.value);
  return { compiled: compiled.value, proofs, files: compileOutput(opened, compiled.value, proofs) };
};

describe('the files of compile', () => {
  const { files, compiled, proofs } = run();
  const text = (path: string): string => files.get(path) ?? '';

  it('are per server rules, both scripts, DSC data, proof sheet and placement, and one manifest (design 4)', () => {
    const ours = [...files.keys()].filter((path) => !path.startsWith('companion/'));
    const fixed = ours.filter((path) => !path.includes('/SynchronizationRules/')).sort();
    const perServer = [
      'AADSyncRules.yml',
      'Import-SyncRules.ps1',
      'Remove-SyncRules.ps1',
      'placement.json',
      'properties.json',
    ];
    expect(fixed).toEqual([
      ...perServer.map((name) => `C/${name}`),
      ...perServer.map((name) => `G/${name}`),
      'manifest.json',
    ]);
    for (const { server, rules } of compiled)
      for (const rule of rules) {
        const path = `${server}/SynchronizationRules/SynchronizationRule_{${rule.id}}.xml`;
        expect(readRuleXml(text(path), path)).toEqual({ ok: true, value: rule, diagnostics: [] });
      }
    expect(ours).toHaveLength(fixed.length + compiled.reduce((sum, { rules }) => sum + rules.length, 0));
  });

  it.each(['G', 'C'])('the JSON files of %s are as their schemas say', (server) => {
    expect(schemaErrors('properties', text(`${server}/properties.json`))).toEqual([]);
    expect(schemaErrors('placement', text(`${server}/placement.json`))).toEqual([]);
  });

  it('the manifest hashes every other file as it is written', () => {
    expect(schemaErrors('manifest', text('manifest.json'))).toEqual([]);
    const { outputs } = JSON.parse(text('manifest.json'));
    expect(Object.keys(outputs)).toEqual([...files.keys()].filter((path) => path !== 'manifest.json').sort());
    for (const [path, hash] of Object.entries(outputs))
      expect(createHash('sha256').update(text(path), 'utf8').digest('hex')).toBe(hash);
  });

  it('all properties hold, and the summary says so for people and programs', () => {
    expect(allHold(proofs)).toBe(true);
    const printed = compileSummaryText(compiled, proofs);
    expect(printed).toContain('G (tenant global): 13 rules');
    expect(printed).toContain('holds  C.7.7');
    const json = JSON.parse(compileSummaryJson(compiled, proofs));
    expect(json.propertiesHold).toBe(true);
    expect(json.servers.map(({ server }: { server: string }) => server)).toEqual(['G', 'C']);
  });

  it('another version of the tool changes nothing but its number in the manifest', () => {
    const later = run('99.1.0').files;
    expect([...later.keys()]).toEqual([...files.keys()]);
    for (const [path, content] of later) if (path !== 'manifest.json') expect(content).toBe(text(path));
    expect(JSON.parse(later.get('manifest.json') ?? '')).toEqual({
      ...JSON.parse(text('manifest.json')),
      version: '99.1.0',
    });
  });

  it('does not depend on the order in which the files of the workspace were read', () => {
    const reversed = run(undefined, (all) => {
      const entries = [...all].reverse();
      all.clear();
      for (const [path, content] of entries) all.set(path, content);
    });
    expect([...reversed.files].sort()).toEqual([...files].sort());
  });
});
