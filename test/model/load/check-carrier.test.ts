import { describe, expect, it } from 'vitest';
import { homeOf } from '../../../src/model/home.js';
import { configuration, load, places } from './small-workspace.js';

const withHome = (home: string): string => configuration.replace(/^home: .*$/m, `home: ${home}`);
const codes = (home: string): string[] =>
  places(load({}, withHome(home)).diagnostics).map((text) => text.split(' ')[1] ?? '');

const directory = `objects:
  - { dn: "CN=Li Wei,OU=China,DC=contoso,DC=internal", objectClass: user, objectGUID: 5b0d2c7e-3f41-4c86-9a2d-000000000001, userPrincipalName: li@cn.contoso.com, sAMAccountName: li }
  - { dn: "CN=Bob,OU=People,DC=contoso,DC=internal", objectClass: user, objectGUID: 5b0d2c7e-3f41-4c86-9a2d-000000000002, userPrincipalName: bob@contoso.com, sAMAccountName: bob }
  - { dn: "CN=China,OU=Groups,DC=contoso,DC=internal", objectClass: group, objectGUID: 5b0d2c7e-3f41-4c86-9a2d-000000000003, sAMAccountName: g, member: ["CN=Li Wei,OU=China,DC=contoso,DC=internal"] }
`;

describe('home by something else than an attribute (C.2)', () => {
  it.each([
    ['upnSuffix', 'cn.contoso.com'],
    ['organizationalUnit', 'OU=China,DC=contoso,DC=internal'],
    ['group', 'CN=China,OU=Groups,DC=contoso,DC=internal'],
  ])('%s: who lives where', (by, value) => {
    const result = load({ 'directory/a.yaml': directory }, withHome(`{ by: ${by}, values: { china: ["${value}"] } }`));
    expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    if (!result.ok) return;
    const { workspace, directory: loaded } = result.value;
    const tenants = loaded.objects
      .filter(({ objectClass }) => objectClass === 'user')
      .map((object) => [object.attributes.get('sAMAccountName'), homeOf(object, workspace).tenant]);
    expect(new Map(tenants as [string, string][])).toEqual(
      new Map([
        ['li', 'china'],
        ['bob', 'global'],
      ]),
    );
  });

  it.each([
    ['upnSuffix with an @', '{ by: upnSuffix, values: { china: ["@cn.contoso.com"] } }', 'model/marker'],
    ['a container that is no DN', '{ by: organizationalUnit, values: { china: ["China"] } }', 'model/marker'],
    [
      'a container in another',
      '{ by: organizationalUnit, values: { china: ["OU=A,DC=contoso,DC=internal", "OU=B,OU=A,DC=contoso,DC=internal"] } }',
      'model/marker',
    ],
    ['a group by its name', '{ by: group, values: { china: ["China users"] } }', 'model/marker'],
    [
      'an attribute as well',
      '{ by: upnSuffix, attribute: extensionAttribute1, values: { china: ["cn.contoso.com"] } }',
      'model/home-attribute',
    ],
    ['an unknown carrier', '{ by: name, values: { china: ["21V"] } }', 'base/schema'],
  ])('%s is refused', (_, home, code) => {
    expect(codes(home)).toContain(code);
  });

  it('people in short form lie in the container of their tenant', () => {
    const yaml = withHome('{ by: organizationalUnit, values: { china: ["OU=China,DC=contoso,DC=internal"] } }');
    const people = 'people:\n  - { name: Li Wei, upn: li@cn.contoso.com, home: china, population: P03, alias: li }\n';
    const result = load({ 'directory/p.yaml': people }, yaml);
    expect(result.ok && result.value.directory.objects.map(({ dn }) => dn)).toEqual([
      'CN=Li Wei,OU=China,DC=contoso,DC=internal',
    ]);
  });
});
