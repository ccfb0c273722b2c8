import { describe, expect, it } from 'vitest';
import { readTemplates } from '../../src/compiler/template.js';
import { shippedFiles, shippedTemplates } from './reference.js';

const sound = `key: a-rule
number: 5
name: In from AD - User x
objects: user
source: scenario C
why: a reason
scope:
  - all: [mail ISNULL]
flows:
  - target: cloudFiltered
    constant: "True"
`;

const read = (...texts: string[]) => {
  const schema = shippedFiles.get('schemas/rule-template.schema.json') ?? '';
  const files = texts.map((text, i): [string, string] => [`rules/coexistence/${i}.yaml`, text]);
  return readTemplates(new Map([['schemas/rule-template.schema.json', schema], ...files]));
};

describe('templates', () => {
  it('are shipped one per file, named after number and key', () => {
    const files = [...shippedFiles.keys()].filter((path) => path.startsWith('rules/coexistence/'));
    const expected = shippedTemplates().map(
      ({ number, key }) => `rules/coexistence/${String(number).padStart(2, '0')}-${key}.yaml`,
    );
    expect(files.sort()).toEqual(expected.sort());
  });

  it('are read into clauses, flows and strip lists', () => {
    const result = read(sound);
    expect(result).toMatchObject({ ok: true, diagnostics: [] });
    expect(result.ok && result.value[0]).toMatchObject({
      key: 'a-rule',
      scope: [{ all: [{ attribute: 'mail', operator: 'ISNULL', value: '' }] }],
      flows: [{ target: 'cloudFiltered', constant: 'True' }],
      strip: [],
    });
  });

  it.each([
    { title: 'an unknown operator', text: sound.replace('ISNULL', 'ISNUL'), code: 'compiler/template' },
    { title: 'a flow without value', text: sound.replace('    constant: "True"\n', ''), code: 'compiler/template' },
    { title: 'a flow with two values', text: `${sound}    expression: NULL\n`, code: 'compiler/template' },
    { title: 'nothing to contribute', text: sound.replace(/flows:[\s\S]*$/, ''), code: 'compiler/template' },
    { title: 'an unknown placeholder', text: sound.replace('mail ISNULL', '"$' + '{elsewhere}"'), code: 'base/schema' },
    { title: 'no scope', text: sound.replace('[mail ISNULL]', '[]'), code: 'base/schema' },
    { title: 'an unknown key', text: `${sound}joins: []\n`, code: 'base/schema' },
    { title: 'a number outside of the plan', text: sound.replace('number: 5', 'number: 70'), code: 'base/schema' },
    { title: 'an unknown option', text: `${sound}when: { freeBusy: none }\n`, code: 'base/schema' },
    { title: 'no YAML', text: '[', code: 'base/yaml-syntax' },
  ])('with $title are refused', ({ text, code }) => {
    const result = read(text);
    expect(result.ok).toBe(false);
    expect(result.diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
    expect(result.diagnostics[0]?.at?.file).toBe('rules/coexistence/0.yaml');
  });

  it('with the same key are refused', () => {
    expect(read(sound, sound).diagnostics.map(({ code }) => code)).toEqual(['compiler/template']);
  });
});
