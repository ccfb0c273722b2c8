import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type StreamSet, streamOf, type TextStream } from '../../../src/base/files.js';
import { Problems } from '../../../src/model/load/problems.js';
import { readExistingObjects } from '../../../src/model/load/read-existing-objects.js';
import { configuration, load, places } from './small-workspace.js';

const at = { file: 'onegal.yaml', line: 7, column: 5 };

const read = (path: string, text: string, streams: StreamSet = new Map()) => {
  const problems = new Problems();
  const objects = readExistingObjects([path], at, new Map([[path, text]]), streams, problems);
  return { objects, problems: problems.found.map(({ code, at: place }) => `${place?.line}:${place?.column} ${code}`) };
};

const anna = {
  key: '1',
  class: 'user',
  source: 'sync',
  immutableId: 'AQ==',
  userPrincipalName: 'anna@contoso.com',
  mailNickname: 'anna',
  proxyAddresses: ['SMTP:anna@contoso.com', 'smtp:a;b@contoso.com'],
};

describe('an inventory as CSV', () => {
  it.each<[string, string, readonly unknown[]]>([
    [
      'Get-MgUser | Export-Csv',
      `"Id","DisplayName","UserPrincipalName","OnPremisesImmutableId","OnPremisesSyncEnabled","MailNickname","ProxyAddresses"
"1","Anna","anna@contoso.com","AQ==","True","anna","SMTP:anna@contoso.com;smtp:a\\;b@contoso.com"
"2","Bert","bert@contoso.com","","","",""
"3","Carl","carl@contoso.com","Aw==","False","",""
`,
      [
        anna,
        { key: '2', class: 'user', source: 'cloud', userPrincipalName: 'bert@contoso.com', proxyAddresses: [] },
        {
          key: '3',
          class: 'user',
          source: 'outOfScope',
          immutableId: 'Aw==',
          userPrincipalName: 'carl@contoso.com',
          proxyAddresses: [],
        },
      ],
    ],
    [
      'Get-MgGroup | Export-Csv',
      '#TYPE Selected.Microsoft.Graph.PowerShell.Models.MicrosoftGraphGroup\nid,groupTypes,mail\n9,Unified,team@contoso.com\n',
      [{ key: '9', class: 'group', source: 'cloud', proxyAddresses: ['SMTP:team@contoso.com'] }],
    ],
    [
      'contacts, and administrators',
      'id,objectType,mail,roles\n1,orgContact,x@fabrikam.com,\n2,#microsoft.graph.user,,Global Administrator;User Administrator\n',
      [
        { key: '1', class: 'contact', source: 'cloud', proxyAddresses: ['SMTP:x@fabrikam.com'] },
        {
          key: '2',
          class: 'user',
          source: 'cloud',
          proxyAddresses: [],
          roles: ['Global Administrator', 'User Administrator'],
        },
      ],
    ],
  ])('%s', (_, text, objects) => expect(read('cloud/global.csv', text)).toEqual({ objects, problems: [] }));

  it.each<[string, string, readonly string[]]>([
    ['an empty file', '', ['1:1 base/empty']],
    ['no column that is known', 'Name,Office\nx,y\n', ['1:1 model/wrong-columns']],
    ['nothing says what it is', 'id,mail\n1,x@contoso.com\n', ['2:1 model/inventory']],
    ['a device', 'id,objectType\n1,device\n', ['2:3 model/inventory']],
    [
      'a value that PowerShell destroyed',
      'userPrincipalName,proxyAddresses\nx@contoso.com,System.String[]\n',
      ['2:15 model/destroyed-value'],
    ],
    ['neither true nor false', 'userPrincipalName,dirSyncEnabled\nx@contoso.com,1\n', ['2:15 model/inventory']],
    ['nothing that names it', 'objectType,mailNickname\nuser,x\n', ['2:1 model/inventory']],
    ['an object twice', 'id,userPrincipalName\n1,a@contoso.com\n1,b@contoso.com\n', ['3:1 model/inventory']],
    ['a row of another length', 'id,userPrincipalName\n1\n', ['2:1 base/csv']],
    ['a quote that is never closed', 'id,userPrincipalName\n1,"x\n', ['2:1 base/csv']],
  ])('%s is reported where it is', (_, text, problems) => expect(read('cloud/x.csv', text).problems).toEqual(problems));
});

describe('an inventory as JSON lines', () => {
  it('has the names of Graph', () => {
    const line = {
      '@odata.type': '#microsoft.graph.user',
      id: '1',
      userPrincipalName: 'anna@contoso.com',
      onPremisesImmutableId: 'AQ==',
      onPremisesSyncEnabled: true,
      mailNickname: 'anna',
      proxyAddresses: anna.proxyAddresses,
      mail: null,
      assignedLicenses: [{ skuId: 'x' }],
    };
    const text = `${JSON.stringify(line)}\n\n${JSON.stringify({ id: '2', mailEnabled: true, mail: null })}\n`;
    expect(read('cloud/x.jsonl', text)).toEqual({
      objects: [anna, { key: '2', class: 'group', source: 'cloud', proxyAddresses: [] }],
      problems: [],
    });
  });

  it.each<[string, string, readonly string[]]>([
    ['a list', '[1]\n', ['1:1 model/inventory']],
    ['no JSON', '{"id":1\n', ['1:8 base/json-syntax']],
    ['a map for a text', '{"id":"1","objectType":"user","mail":{"x":1}}\n', ['1:38 base/decode']],
    ['a device', '{"id":"1"}\n{"id":"2","objectType":"device"}\n', ['1:1 model/inventory', '2:11 model/inventory']],
  ])('%s is reported where it is', (_, text, problems) =>
    expect(read('cloud/x.jsonl', text).problems).toEqual(problems),
  );
});

it.each(['csv', 'jsonl'])('no text throws, and every problem has a place: %s', (format) => {
  const piece = fc.constantFrom(
    'id',
    ',',
    '"',
    '\n',
    '\r',
    '{',
    '}',
    '[',
    ']',
    ':',
    'objectType',
    'user',
    '"id"',
    '"mail"',
    'é',
    '\u0000',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const problems = new Problems();
      const path = `cloud/x.${format}`;
      readExistingObjects([path], at, new Map([[path, pieces.join('')]]), new Map(), problems);
      for (const problem of problems.found) expect(problem.at?.file).toBe(path);
    }),
  );
});

describe('files of an inventory', () => {
  it('are read piece by piece', () => {
    const text = 'id,userPrincipalName\n1,anna@contoso.com\n2,bert@contoso.com\n';
    const pieces: TextStream = {
      ...streamOf(text),
      read(push) {
        for (const one of text) push(one, false);
        return [];
      },
    };
    const problems = new Problems();
    const objects = readExistingObjects(['./cloud/x.csv'], at, new Map(), new Map([['cloud/x.csv', pieces]]), problems);
    expect(objects.map(({ key }) => key)).toEqual(['1', '2']);
    expect(problems.found).toEqual([]);
  });

  const withInventory = (value: string): string =>
    configuration.replace('verifiedDomains: [contoso.com]', `verifiedDomains: [contoso.com]\n    inventory: ${value}`);

  it.each<[string, string, readonly string[]]>([
    ['one file', 'cloud/users.csv', ['cloud/groups.csv:: model/unused-inventory']],
    ['two files', '[cloud/users.csv, cloud/groups.csv]', []],
    ['a file that is missing', 'cloud/user.csv', ['onegal.yaml:10:16 model/inventory']],
    ['another kind of file', '[cloud/users.csv, cloud/groups.csv, onegal.yaml]', ['onegal.yaml:10:16 model/inventory']],
  ])('%s', (_, value, expected) => {
    const files = {
      'cloud/users.csv': 'id,userPrincipalName\n1,a@contoso.com\n',
      'cloud/groups.csv': 'id,groupTypes\n2,\n',
    };
    const loaded = load(files, withInventory(value));
    expect(places(loaded.diagnostics)).toEqual(expected);
    expect(loaded.ok).toBe(!expected.some((one) => one.startsWith('onegal.yaml')));
    if (loaded.ok) expect(loaded.value.workspace.tenants[0]?.inventory?.length).toBe(value.includes('[') ? 2 : 1);
  });
});
