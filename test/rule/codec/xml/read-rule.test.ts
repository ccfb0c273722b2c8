import { describe, expect, it } from 'vitest';
import { readRuleXml } from '../../../../src/rule/codec/xml/read-rule.js';
import { writeRuleXml } from '../../../../src/rule/codec/xml/write-rule.js';
import type { SyncRule } from '../../../../src/rule/sync-rule.js';

const mappings = `<mapping>
      <dest>employeeType</dest>
      <src>
        <attr>employeeType</attr>
      </src>
      <valueMergeType>Update</valueMergeType>
    </mapping>
    <mapping>
      <dest>targetAddress</dest>
      <src>
        <attr>extensionAttribute7</attr>
      </src>
      <expression>IIF(IsPresent([extensionAttribute7]),"SMTP:" &amp; [extensionAttribute7],IgnoreThisFlow)</expression>
      <valueMergeType>Update</valueMergeType>
    </mapping>
    <mapping execute-once="true">
      <dest>usageLocation</dest>
      <src>CN</src>
      <valueMergeType>Update</valueMergeType>
    </mapping>`;

/** The example of export-formats 2.3, shortened. */
const example = `<synchronizationRule>
  <id>{5b0d2c7e-3f41-4c86-9a2d-7e1f60c4a911}</id>
  <internal-id>{5b0d2c7e-3f41-4c86-9a2d-7e1f60c4a911}</internal-id>
  <version>1</version>
  <name>Contoso - In - User partner tenant data</name>
  <description>Routing for people whose mailbox is in the other tenant; owner: O'Neil &amp; team</description>
  <immutable-tag />
  <direction>Inbound</direction>
  <disabled>False</disabled>
  <connector>{7c3e9a10-52d4-4b7f-8e66-1f0c2a9d3b58}</connector>
  <sourceObjectType>user</sourceObjectType>
  <targetObjectType>person</targetObjectType>
  <linkType>Join</linkType>
  <precedence>41</precedence>
  <precedence-after>{00000000-0000-0000-0000-000000000000}</precedence-after>
  <precedence-before>{00000000-0000-0000-0000-000000000000}</precedence-before>
  <softDeleteExpiryInterval>00:00:00</softDeleteExpiryInterval>
  <EnablePasswordSync>false</EnablePasswordSync>
  <attribute-mappings>
    ${mappings}
  </attribute-mappings>
  <relationshipCriteria>
    <conditions>
      <condition>
        <caseSensitive>True</caseSensitive>
        <csAttribute>mail</csAttribute>
        <ilmAttribute>mail</ilmAttribute>
      </condition>
    </conditions>
  </relationshipCriteria>
  <synchronizationCriteria>
    <conditions>
      <scope>
        <csAttribute>extensionAttribute10</csAttribute>
        <csOperator>EQUAL</csOperator>
        <csValue>Partner</csValue>
      </scope>
      <scope>
        <csAttribute>mail</csAttribute>
        <csOperator>ISNOTNULL</csOperator>
        <csValue />
      </scope>
    </conditions>
  </synchronizationCriteria>
</synchronizationRule>`;

const read = (text: string): SyncRule => {
  const result = readRuleXml(text, 'rule.xml');
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.value;
};

/** Severity, code and place of every remark on the example after one replacement. */
const remarks = (from: string | RegExp, to: string): string[] => {
  const text = example.replace(from, to);
  expect(text).not.toBe(example);
  return readRuleXml(text, 'rule.xml').diagnostics.map((d) => `${d.severity} ${d.code} ${d.at?.line}:${d.at?.column}`);
};

describe('the example of the format', () => {
  it('is read without a remark', () => {
    const result = readRuleXml(example, 'rule.xml');
    expect(result.diagnostics).toEqual([]);
    const rule = read(example);
    expect(rule).toMatchObject({
      id: '5b0d2c7e-3f41-4c86-9a2d-7e1f60c4a911',
      connector: '7c3e9a10-52d4-4b7f-8e66-1f0c2a9d3b58',
      description: "Routing for people whose mailbox is in the other tenant; owner: O'Neil & team",
      precedence: 41,
      precedenceAfter: null,
      joinGroups: [[{ csAttribute: 'mail', mvAttribute: 'mail', caseSensitive: true }]],
      unknown: [],
    });
    expect(rule.flows.map((flow) => [flow.kind, flow.target, flow.applyOnce])).toEqual([
      ['direct', 'employeeType', false],
      ['expression', 'targetAddress', false],
      ['constant', 'usageLocation', true],
    ]);
    expect(rule.scopeGroups[0]?.[1]).toEqual({ attribute: 'mail', operator: 'ISNOTNULL', value: '' });
  });

  it('is written byte for byte', () => {
    expect(writeRuleXml(read(example))).toBe(example);
  });

  it('means the same with CRLF, comments, a declaration and CDATA', () => {
    const other = `<?xml version="1.0" encoding="utf-8"?>\n${example}\n<!-- end -->`
      .replace('<dest>', '<!-- a --><dest>')
      .replace("O'Neil &amp; team", "O'Neil<!-- b --> <![CDATA[&]]> team")
      .replaceAll('\n', '\r\n');
    expect(read(other)).toEqual(read(example));
  });

  it.each(['TRUE', 'true', 'True', '1'])('reads the boolean %s', (word) => {
    expect(read(example.replace('<disabled>False', `<disabled>${word}`)).disabled).toBe(true);
  });

  it('reads an empty constant (XML-6) and an expression without src (XML-8)', () => {
    expect(read(example.replace('<src>CN</src>', '<src />')).flows[2]).toMatchObject({
      kind: 'constant',
      constant: '',
    });
    const [flow] = read(
      example.replace(/<src>\s*<attr>employeeType<\/attr>\s*<\/src>/, '<expression>%Connector.ID%</expression>'),
    ).flows;
    expect(flow).toMatchObject({ kind: 'expression', expression: '%Connector.ID%', sources: [] });
  });

  it('keeps line breaks of an expression (XML-7)', () => {
    const rule = read(example.replace('IIF(', 'IIF(\r\n\t  '));
    expect(rule.flows[1]).toMatchObject({ expression: expect.stringContaining('IIF(\n\t  IsPresent') });
  });

  it.each(['precedence-after', 'precedence-before', 'softDeleteExpiryInterval', 'EnablePasswordSync'])(
    'does without %s (XML-1)',
    (name) => {
      const without = example.replace(new RegExp(`  <${name}>.*\n`), '');
      expect(readRuleXml(without, 'rule.xml').diagnostics).toEqual([]);
      expect(writeRuleXml(read(without))).toBe(example);
    },
  );
});

describe('refused, with a place', () => {
  it.each(['id', 'name', 'direction', 'connector', 'sourceObjectType', 'targetObjectType', 'linkType', 'precedence'])(
    'a rule without %s (XML-1)',
    (name) => {
      expect(remarks(new RegExp(`  <${name}>.*\n`), '')).toEqual(['error rule/missing-element 1:1']);
    },
  );

  it.each<[string, string | RegExp, string, string]>([
    ['a bad id', '<id>{5b0d', '<id>{zzzz', 'error rule/bad-value 2:3'],
    ['a bad connector', '<connector>{', '<connector>', 'error rule/bad-value 10:3'],
    ['an empty name', /<name>.*<\/name>/, '<name />', 'error rule/bad-value 5:3'],
    ['a direction in the wrong case', 'Inbound', 'inbound', 'error rule/bad-value 8:3'],
    ['an unknown link type', '>Join<', '>Merge<', 'error rule/bad-value 13:3'],
    ['a boolean that is none', '<disabled>False', '<disabled>no', 'error rule/bad-value 9:3'],
    ['a fraction as precedence', '>41<', '>41.5<', 'error rule/bad-value 14:3'],
    ['a hexadecimal precedence', '>41<', '>0x29<', 'error rule/bad-value 14:3'],
    ['a negative precedence', '>41<', '>-1<', 'error rule/bad-value 14:3'],
    ['a precedence beyond the range', '>41<', '>2147483648<', 'error rule/bad-value 14:3'],
    ['full-width digits', '>41<', '>４１<', 'error rule/bad-value 14:3'],
    ['a bad attribute name', '<dest>employeeType', "<dest>employee'Type", 'error rule/bad-value 21:7'],
    ['an unknown merge type', '>Update<', '>update<', 'error rule/bad-value 25:7'],
    ['a bad execute-once', 'execute-once="true"', 'execute-once="often"', 'error rule/bad-value 35:5'],
    ['a second name', '  <direction>', '  <name>b</name>\n  <direction>', 'error rule/duplicate-element 8:3'],
    [
      'a name in the wrong case',
      '  <direction>',
      '  <Name>b</Name>\n  <direction>',
      'error rule/wrong-case-element 8:3',
    ],
    [
      'two sources of a direct flow (XML-5)',
      '<attr>employeeType</attr>',
      '<attr>a</attr><attr>b</attr>',
      'error rule/direct-sources 22:7',
    ],
    ['a mapping without source', '<src>CN</src>', '', 'error rule/missing-element 35:5'],
    [
      'a second flow to one target (FLOW-1)',
      '<dest>targetAddress',
      '<dest>EmployeeType',
      'error rule/duplicate-target 27:5',
    ],
    ['an operator nobody knows (SCP-5)', '>EQUAL<', '>LIKE<', 'error rule/bad-value 54:9'],
    ['a comparison without value', '<csValue>Partner</csValue>', '', 'error rule/missing-element 52:7'],
    ['text between elements', '<conditions>', '<conditions>x', 'error rule/unexpected-text 42:5'],
    ['an element in a value', '<version>1', '<version><b/>1', 'error rule/unexpected-element 4:12'],
    ['a namespace', '<synchronizationRule>', '<synchronizationRule xmlns:a="b">', 'error rule/namespace 1:1'],
    ['another root', /synchronizationRule>/g, 'rule>', 'error rule/not-a-rule 1:1'],
    ['a default namespace', '<synchronizationRule>', '<synchronizationRule xmlns="b">', 'error rule/not-a-rule 1:1'],
  ])('%s', (_, from, to, expected) => {
    expect(remarks(from, to)).toEqual([expected]);
  });

  it('all mistakes of a file at once', () => {
    const text = example
      .replace('Inbound', 'In')
      .replace('>41<', '>x<')
      .replace('>EQUAL<', '>LIKE<')
      .replace('>Join<', '><');
    expect(readRuleXml(text, 'rule.xml').diagnostics.map((d) => d.at?.line)).toEqual([8, 13, 14, 54]);
  });
});

describe('warned about', () => {
  it.each([
    ['ISNOTBITSET', 'ISBITNOTSET'],
    ['NOTSTARTWITH', 'NOTSTARTSWITH'],
    ['LESSTHANOREQUAL', 'LESSTHAN_OR_EQUAL'],
    ['equal', 'EQUAL'],
  ])('the operator spelling %s, written as %s (SCP-5)', (spelling, canonical) => {
    expect(remarks('>EQUAL<', `>${spelling}<`)).toEqual(['warning rule/operator-spelling 54:9']);
    expect(writeRuleXml(read(example.replace('>EQUAL<', `>${spelling}<`)))).toBe(
      example.replace('>EQUAL<', `>${canonical}<`),
    );
  });

  it('a missing scope, which would mean every object', () => {
    expect(remarks(/<synchronizationCriteria>[\s\S]*<\/synchronizationCriteria>/, '')).toEqual([
      'warning rule/default-used 1:1',
    ]);
  });

  it.each<[string, string | RegExp, string]>([
    ['at the start', '  <id>', '  <a b="1">&amp;<!-- x --><![CDATA[ ]]></a>\n  <id>'],
    ['at the end', '</synchronizationRule>', '  <a />\n</synchronizationRule>'],
    ['between two of the same place', '  <name>', '  <a />\n  <b />\n  <name>'],
    ['between mappings', '    <mapping execute', '    <a>\n  <b/></a>\n    <mapping execute'],
    ['in a mapping', '      <valueMergeType>', '      <a />\n      <valueMergeType>'],
    ['in src', '        <attr>', '        <a />\n        <attr>'],
    ['in a scope', '        <csValue>', '        <a />\n        <csValue>'],
    ['in the src of an expression without sources', /<attr>extensionAttribute7<\/attr>/, '<a />'],
    ['in a group', '      <condition>', '      <a />\n      <condition>'],
  ])('an unknown element %s, kept where it stood (XML-1)', (_, from, to) => {
    const text = example.replace(from, to);
    const result = readRuleXml(text, 'rule.xml');
    expect(result.ok && new Set(result.diagnostics.map((d) => d.code))).toEqual(new Set(['rule/unknown-element']));
    expect(writeRuleXml(read(text))).toBe(text);
    expect(read(writeRuleXml(read(text)))).toEqual(read(text));
  });

  it.each<[string, string]>([
    ['<synchronizationRule>', '<synchronizationRule a="1">'],
    ['<mapping execute-once="true">', '<mapping execute-once="true" a="&lt;&quot;&#xA;">'],
    ['<name>', '<name a="1">'],
    ['<conditions>', '<conditions a="1" b="2">'],
  ])('an unknown attribute %s → %s, kept', (from, to) => {
    const text = example.replace(from, to);
    expect(new Set(remarks(from, to).map((remark) => remark.split(' ')[1]))).toEqual(
      new Set(['rule/unknown-attribute']),
    );
    expect(writeRuleXml(read(text))).toBe(text);
  });
});

describe('the writer refuses', () => {
  it.each(['\0', '\u001b', '\ud800', '\uffff'])('%j in a name, which XML cannot hold', (character) => {
    expect(() => writeRuleXml({ ...read(example), name: `a${character}` })).toThrow('invariant');
  });
});
