import { describe, expect, it } from 'vitest';
import { readStateFile } from '../../src/pipeline/state-file.js';
import { configuration } from '../model/load/small-workspace.js';
import { run } from './small-run.js';

const anna = '  - { name: Anna Berg, upn: anna@contoso.com, population: P01 }\n';
const bert = '  - { name: Bert Dahl, upn: bert@contoso.com, population: P01 }\n';
const withAddress = (line: string, address: string): string =>
  line.replace(' }', `, proxyAddresses: ["SMTP:${address}"] }`);

describe('what a tenant remembers from run to run (cloud 1.3, 6.4, 7)', () => {
  it('unchanged input changes nothing', () => {
    const first = run({ people: anna + bert });
    const second = run({ people: anna + bert }, first.state);
    expect(second.state).toBe(first.state);
    expect(second.checks).toEqual(first.checks);
  });

  it('an address of the initial domain stays when the licence goes', () => {
    const moera = 'smtp:anna@contoso.onmicrosoft.com';
    const people = anna.replace('P01', 'P02');
    const licensing = (value: string): string =>
      configuration.replace(
        'verifiedDomains: [contoso.com]',
        `verifiedDomains: [contoso.com]\n    licensing: ${value}`,
      );
    const none = licensing('none');
    const first = run({ people, yaml: licensing('{ expression: "True" }') });
    expect(first.find('Anna Berg')?.proxyAddresses).toContain(moera);
    expect(run({ people, yaml: none }).find('Anna Berg')?.proxyAddresses).not.toContain(moera);
    expect(run({ people, yaml: none }, first.state).find('Anna Berg')?.proxyAddresses).toContain(moera);
  });

  it('who was there first keeps a duplicate, and a quarantined address returns when it is free', () => {
    const both = withAddress(anna, 'team@contoso.com') + withAddress(bert, 'team@contoso.com');
    const bertFirst = run({ people: withAddress(bert, 'team@contoso.com') });
    const second = run({ people: both }, bertFirst.state);
    const waiting = [{ attribute: 'proxyAddresses', value: 'SMTP:team@contoso.com' }];
    expect(second.find('Bert Dahl')?.mail).toBe('team@contoso.com');
    expect(second.find('Anna Berg')?.quarantined).toEqual(waiting);
    const third = run({ people: withAddress(anna, 'team@contoso.com') }, second.state);
    expect(third.find('Bert Dahl')).toBeUndefined();
    expect(third.find('Anna Berg')).toMatchObject({ mail: 'team@contoso.com', quarantined: [] });
  });

  it('a domain that was verified in between gives the sign-in name back', () => {
    const people = '  - { name: Anna Berg, upn: anna@fabrikam.com, mail: anna@contoso.com, population: P01 }\n';
    const first = run({ people });
    expect(first.find('Anna Berg')?.userPrincipalName).toBe('anna@contoso.onmicrosoft.com');
    const yaml = configuration.replace(
      'verifiedDomains: [contoso.com]',
      'verifiedDomains: [contoso.com, fabrikam.com]',
    );
    expect(run({ people, yaml }, first.state).find('Anna Berg')?.userPrincipalName).toBe('anna@fabrikam.com');
  });
});

describe('a state file', () => {
  const { state } = run({ people: anna });
  const codes = (text: string): readonly string[] =>
    readStateFile(text.split('\n').values(), 'state.jsonl').diagnostics.map(
      ({ code, at }) => `${at?.line ?? ''} ${code}`,
    );
  const lines = state.split('\n');

  it.each<[string, string, readonly string[]]>([
    ['the file that was written', state, []],
    ['an older version', state.replace('"version":2', '"version":1'), ['1 pipeline/state']],
    ['a file without its last line', lines.slice(0, -2).join('\n'), [' engine/state-cut']],
    ['a file cut within a line', state.slice(0, -20), [`${lines.length - 1} base/json-syntax`]],
    ['more than one state', `${state}${state}`, [`${lines.length} pipeline/state`]],
    ['no servers', '{"onegal":"simulation-state","version":2,"tenants":[]}\n', ['1 pipeline/state']],
  ])('%s', (_, text, expected) => expect(codes(text)).toEqual(expected));
});
