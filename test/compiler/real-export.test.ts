import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { invariant } from '../../src/base/assert-never.js';
import { proveProperties } from '../../src/compiler/properties/prove-properties.js';
import { readServerExport } from '../../src/rule/read-server-export.js';
import type { ServerConfiguration } from '../../src/rule/server-export.js';
import { compileFor, printFlows, projectRoot, reference, rulesFor } from './reference.js';

const folder = resolve(projectRoot, '../shared/contoso-server-config');
const present = existsSync(folder);

const readExport = (): ServerConfiguration => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => name.endsWith('.xml') && statSync(join(folder, name)).isFile());
  const result = readServerExport(new Map(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')])));
  invariant(result.ok, 'the export is sound');
  return result.value;
};

describe.skipIf(!present)(
  `a real server export${present ? '' : ' (skipped: ../shared/contoso-server-config is absent)'}`,
  () => {
    const configuration = present ? readExport() : undefined;
    const more = configuration === undefined ? {} : { configuration };
    const original = configuration?.rules.find((rule) => rule.name === 'In from AD - User AccountEnabled');

    it.each(['G', 'C'])(
      'the rules of %s target only attributes of that metaverse and read only selected ones',
      (name) => {
        const rules = rulesFor(name, reference(), more);
        const targets = rules.flatMap((rule) => rule.flows.map((flow) => flow.target));
        expect(targets.filter((target) => configuration?.metaverse.schema.has(target) !== true)).toEqual([]);
        expect(rules.map((rule) => rule.connector)).toEqual(rules.map(() => original?.connector));
      },
    );

    it('has an Exchange schema before 2010: what it cannot fill is left out, the rest is reported (C.1.6)', () => {
      const result = compileFor('C', reference(), more);
      const codes = result.diagnostics.map(({ code, severity }) => `${severity} ${code}`);
      expect([...new Set(codes)].sort()).toEqual([
        'info compiler/strip-left-out',
        // ... of the global tenant, taken for the server of the other one.
        'warning compiler/export-of-other-tenant',
        'warning compiler/remote-recipient-type-not-filled',
        // The export is that of a server with Exchange hybrid (C.5.13).
        'warning compiler/write-back',
        'warning rule/connector-name',
      ]);
      const c20 = result.ok ? result.value.rules.find((rule) => rule.name.includes('C20')) : undefined;
      const flows = c20 === undefined ? {} : printFlows(c20);
      expect(flows).toHaveProperty('msExchRemoteRecipientType', 'AuthoritativeNull');
      for (const missing of [
        'altRecipient',
        'msExchLitigationHoldDate',
        'msExchBypassAudit',
        'msExchTeamMailboxOwners',
      ])
        expect(flows).not.toHaveProperty(missing);
      for (const kept of ['msExchMailboxGuid', 'publicDelegates', 'msExchUserHoldPolicies', 'msExchImmutableId'])
        expect(flows).toHaveProperty(kept, 'AuthoritativeNull');
    });

    it('reports a source that is not selected', () => {
      invariant(configuration !== undefined, 'the export was read');
      const connectors = configuration.connectors.map((connector) => {
        if (connector.kind !== 'ad') return connector;
        invariant(connector.selected !== null, 'the export has an attribute inclusion list');
        return {
          ...connector,
          selected: new Set([...connector.selected].filter((name) => name !== 'msExchResourceMetaData')),
        };
      });
      const result = compileFor('G', reference(), { configuration: { ...configuration, connectors } });
      const found = result.diagnostics.filter(({ code }) => code === 'compiler/attribute-not-selected');
      expect(found).toHaveLength(1);
      expect(found[0]?.message).toContain('`msExchResourceMetaData`');
    });

    it('G12 has exactly the flows of the own AccountEnabled rule, without its password flag (AUT-9)', () => {
      const g12 = rulesFor('G', reference(), more).find((rule) => rule.name.includes('G12'));
      expect(original?.enablePasswordSync).toBe(true);
      expect(g12?.enablePasswordSync).toBe(false);
      expect(g12?.flows).toHaveLength(12);
      expect(new Set(g12?.flows)).toEqual(new Set(original?.flows));
    });

    it.each(['G', 'C'])('every static property holds on %s', (name) => {
      invariant(configuration !== undefined, 'the export was read');
      const workspace = reference();
      const server = workspace.servers.find((candidate) => candidate.name === name);
      invariant(server !== undefined, `there is a server ${name}`);
      const rules = rulesFor(name, workspace, more);
      for (const property of proveProperties({ workspace, server, configuration, rules }))
        expect(property).toMatchObject({ holds: true });
    });
  },
);
