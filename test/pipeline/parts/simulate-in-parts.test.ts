import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invariant } from '../../../src/base/assert-never.js';
import { TextOutput } from '../../../src/base/output.js';
import { loadDirectory } from '../../../src/model/load/load-directory.js';
import { defaultAsOf } from '../../../src/pipeline/as-of.js';
import type { OpenedWorkspace } from '../../../src/pipeline/open-workspace.js';
import {
  type OtherThreads,
  partsOfShare,
  writeSimulationInParts,
} from '../../../src/pipeline/parts/simulate-in-parts.js';
import { simulateOutput } from '../../../src/pipeline/simulate-output.js';
import { openCase, projectFolder } from '../case.js';
import { nastyDirectories } from './nasty-directory.js';

const choices = { rules: null, asOf: defaultAsOf };

/** Expectations are held against a simulation as a whole only. */
const caseOf = (name: string, change?: Parameters<typeof openCase>[2]): OpenedWorkspace => ({
  ...openCase(name, '0.0.0', change),
  expectations: [],
});

/** Both ways must come to the same files, byte by byte. */
const compareWays = async (opened: OpenedWorkspace, partSize: number, threads = 1): Promise<void> => {
  const whole = simulateOutput(opened, choices);
  const output = new TextOutput();
  const input = { opened, directory: opened };
  const others: OtherThreads = {
    count: threads - 1,
    read: async (take) => {
      for (let share = 1; share < threads; share++) {
        const spool = new TextOutput().spool();
        const sent = partsOfShare(input, { ...choices, spool, threads, share, partSize });
        // What crosses to another thread is a clone.
        if (sent === null) return false;
        take(structuredClone(sent), spool);
      }
      return true;
    },
  };
  const parts = await writeSimulationInParts(input, { ...choices, output, partSize, others });
  expect(whole.ok).toBe(true);
  expect(parts?.ok).toBe(true);
  if (!whole.ok) return;
  const files = output.files();
  expect([...files.keys()].sort()).toEqual([...whole.value.files.keys()].sort());
  for (const [path, text] of whole.value.files) expect(files.get(path), path).toBe(text);
};

describe('a simulation in parts is the simulation as a whole', () => {
  it.each([
    ['contoso', 1],
    ['contoso', 3],
    ['contoso', 256],
    ['three-tenants', 2],
  ])('%s in parts of %d', async (name, partSize) => {
    await compareWays(caseOf(name), partSize);
  });

  it.each([
    ['contoso', 2],
    ['contoso', 5],
    ['three-tenants', 2],
  ])('%s shared out among %d threads', async (name, threads) => {
    await compareWays(caseOf(name), 3, threads);
  });

  it.each([1, 7, 256])('people with bad data, in parts of %d', async (partSize) => {
    const edge = readFileSync(join(projectFolder, 'golden/contoso/edge/directory/edge-cases.yaml'), 'utf8');
    await compareWays(
      caseOf('contoso', (files) => files.set('directory/edge-cases.yaml', edge)),
      partSize,
    );
  });

  it.each(['contoso', 'three-tenants'])(
    'people who get in the way of each other, in the topology of %s',
    async (name) => {
      const opened = caseOf(name);
      await fc.assert(
        fc.asyncProperty(
          nastyDirectories(opened.workspace, 12),
          fc.integer({ min: 1, max: 5 }),
          async (text, partSize) => {
            const files = new Map([['directory/people.json', text]]);
            const directory = loadDirectory(files, opened.workspace);
            fc.pre(directory.ok);
            await compareWays({ ...opened, files, directory: directory.value }, partSize, 1 + (partSize % 3));
          },
        ),
        { numRuns: 15 },
      );
    },
  );

  it('somebody who meets others only by what they become together', async () => {
    const opened = caseOf('contoso');
    const peopleNamed = (...names: readonly string[]): OpenedWorkspace => {
      const text = names.map((name, i) => JSON.stringify(signInUser(i + 1, name))).join('\n');
      const files = new Map([['directory/people.jsonl', text]]);
      const directory = loadDirectory(files, opened.workspace);
      invariant(directory.ok, 'the people are sound');
      return { ...opened, files, directory: directory.value };
    };
    const quarantined = (people: OpenedWorkspace): readonly string[] => {
      const simulated = simulateOutput(people, choices);
      invariant(simulated.ok, 'the people can be simulated');
      const { findings } = simulated.value.simulation;
      return findings.filter(({ check }) => check === 'cloud/quarantined-sign-in-name').map(({ message }) => message);
    };
    const twins = ['twin@contoso.com', 'twin@contoso.com'];
    // The second of two people with one sign-in name gets another one in the initial domain (cloud 5), which is the third one's.
    const [lost = ''] = quarantined(peopleNamed(...twins));
    const given = /twin\d+@contoso\.onmicrosoft\.com/.exec(lost)?.[0] ?? '';
    const people = peopleNamed(...twins, given);
    expect(quarantined(people).length).toBe(2);
    for (const threads of [1, 2]) await compareWays(people, 1, threads);
  });
});

const signInUser = (nth: number, userPrincipalName: string): Readonly<Record<string, string>> => ({
  dn: `CN=user${nth},OU=People,DC=contoso,DC=internal`,
  objectClass: 'user',
  objectGUID: `5b0d2c7e-3f41-4c86-9a2d-00000000000${nth}`,
  sAMAccountName: `user${nth}`,
  userPrincipalName,
  userAccountControl: '512',
  displayName: `User ${nth}`,
});

describe('is left to a simulation as a whole', () => {
  const inParts = (opened: OpenedWorkspace, others?: OtherThreads) =>
    writeSimulationInParts(
      { opened, directory: opened },
      { ...choices, output: new TextOutput(), ...(others === undefined ? {} : { others }) },
    );

  it('what is held to expectations', async () => {
    const opened = openCase('contoso');
    expect(opened.expectations).not.toEqual([]);
    expect(await inParts(opened)).toBeNull();
  });

  it('what meets objects of the cloud', async () => {
    const opened = caseOf('contoso');
    const [first, ...others] = opened.workspace.tenants;
    const inventory = [{ key: 'x', class: 'user', source: 'cloud', proxyAddresses: [] }] as const;
    const tenants = first === undefined ? [] : [{ ...first, inventory }, ...others];
    expect(await inParts({ ...opened, workspace: { ...opened.workspace, tenants } })).toBeNull();
  });

  it('a rule that only the whole directory can answer', async () => {
    const opened = caseOf('contoso');
    const configurations = new Map(
      [...opened.configurations].map(([server, configuration]) => {
        const [rule, ...rules] = configuration.rules;
        if (rule === undefined) return [server, configuration] as const;
        const clause = { attribute: 'dn', operator: 'ISMEMBEROF', value: 'CN=Pilot,DC=contoso,DC=internal' } as const;
        return [server, { ...configuration, rules: [{ ...rule, scopeGroups: [[clause]] }, ...rules] }] as const;
      }),
    );
    expect(configurations.get('G')?.rules[0]?.direction).toBe('Inbound');
    expect(await inParts({ ...opened, configurations })).toBeNull();
  });

  it('parts of which a thread told nothing: nobody must be missing in silence', async () => {
    expect(await inParts(caseOf('contoso'), { count: 1, read: () => Promise.resolve(false) })).toBeNull();
  });
});
