import { describe, expect, it } from 'vitest';
import type { AttributeType } from '../../src/attribute/schema.js';
import { compileWorkspace } from '../../src/pipeline/compile.js';
import type { OpenedWorkspace } from '../../src/pipeline/open-workspace.js';
import { openCase } from './case.js';

/** The reference case with another type for one attribute of the metaverse, as a server's export could say it. */
const withType = (name: string, type: AttributeType): OpenedWorkspace => {
  const opened = openCase('contoso');
  const configurations = [...opened.configurations].map(([server, configuration]) => {
    const { metaverse } = configuration;
    const known = metaverse.schema.get(name);
    if (known === undefined) throw new Error(`the metaverse has ${name}`);
    const schema = new Map([...metaverse.schema, [name, { ...known, type }]]);
    return [server, { ...configuration, metaverse: { ...metaverse, schema } }] as const;
  });
  return { ...opened, configurations: new Map(configurations) };
};

describe('compileWorkspace', () => {
  it('has nothing to say of the expressions of the reference case', () => {
    expect(compileWorkspace(openCase('contoso')).diagnostics.filter(({ code }) => /^expression/.test(code))).toEqual(
      [],
    );
  });

  it('refuses to write rules whose expressions do not fit the schema of the server', () => {
    const result = compileWorkspace(withType('targetAddress', 'boolean'));
    expect(result.ok).toBe(false);
    const [first] = result.diagnostics.filter(({ severity }) => severity === 'error');
    expect(first?.code).toBe('expression/result-type');
    expect(first?.message).toMatch(/^server `\w+`: the flow to `targetAddress` of `onegal .*`: /);
  });
});
