import { invariant } from '../base/assert-never.js';
import type { FileSet } from '../base/files.js';
import { cloudFacts } from '../model/cloud-facts.js';
import { type PsValue, psText, psValue } from '../rule/codec/powershell/literal.js';
import type { Platform, Step } from './expand-steps.js';
import type { Holes, ScriptCode } from './holes.js';
import type { CallTemplate, CommandTemplate, FindTemplate, ParameterTemplate } from './step.js';

/** Names of the scripts of a platform and of the fixed part it is made from. */
export const scriptNameOf = ({ kind, tenant }: Platform): string =>
  kind === 'tenant' ? `Configure-${tenant?.name}.ps1` : fixedPartOf(kind);

const fixedPartOf = (kind: Platform['kind']): string =>
  kind === 'onPremises' ? 'Configure-OnPremises.ps1' : kind === 'adfs' ? 'Configure-Adfs.ps1' : 'Configure-Tenant.ps1';

/** One script for a platform: the steps as plain calls an administrator can read, every value a quoted literal (PS-W1 to PS-W5). */
export const platformScript = (platform: Platform, steps: readonly Step[], data: FileSet): string => {
  const part = (name: string): string => {
    const text = data.get(`rules/scripts/${name}`);
    invariant(text !== undefined, `the package has no rules/scripts/${name}`);
    return text;
  };
  const script = part(fixedPartOf(platform.kind))
    .replace('# onegal:data', () => `$onegal = ${psValue(dataOf(platform))}`)
    .replace('# onegal:functions', () => part('companion-functions.ps1').trimEnd())
    .replace('# onegal:steps', () =>
      steps
        .flatMap(({ template, holes }) =>
          template.commands.map((command) => invocation(template.title, command, holes)),
        )
        .join('\n'),
    );
  return `\ufeff${script.replace(/\r?\n/g, '\r\n')}`;
};

const dataOf = ({ tenant }: Platform): PsValue => {
  if (tenant === null) return {};
  const facts = cloudFacts[tenant.cloud];
  return {
    Tenant: tenant.name,
    InitialDomain: tenant.initialDomain,
    GraphEnvironment: facts.graphEnvironment,
    ExchangeEnvironment: facts.exchangeEnvironment,
    TenantIds: {},
  };
};

const invocation = (title: string, { find, run, otherwise }: CommandTemplate, holes: Holes): string => {
  const parts = [`Invoke-Step -Title ${psText(fillText(title, holes))}`];
  if (find !== undefined) parts.push(`-Find { ${search(find, holes)} }`);
  if (find?.has !== undefined) parts.push(`-Has ${hashtable(find.has, holes)}`);
  parts.push(`-Run { ${call(run, holes)} }`);
  if (otherwise !== undefined) parts.push(`-Otherwise { ${call(otherwise, holes)} }`);
  return parts.join(' `\n    ');
};

const search = (find: FindTemplate, holes: Holes): string => {
  const text = call(find, holes);
  if (find.property === undefined || find.contains === undefined) return text;
  // Each value as text: identifiers arrive as GUIDs in one module and as text in another.
  return `@(${text} | ForEach-Object { $_.${find.property} } | ForEach-Object { [string]$_ }) -contains ${parameter(find.contains, holes)}`;
};

const call = ({ cmdlet, parameters }: CallTemplate, holes: Holes): string =>
  [cmdlet, ...Object.entries(parameters ?? {}).map(([name, value]) => argument(name, value, holes))].join(' ');

/** `-Switch:$true` is right for switches and for Boolean parameters alike. */
const argument = (name: string, value: ParameterTemplate, holes: Holes): string =>
  value === '$true' || value === '$false' ? `-${name}:${value}` : `-${name} ${parameter(value, holes)}`;

const parameter = (value: ParameterTemplate, holes: Holes): string => {
  if (typeof value === 'string') {
    const whole = /^\$\{([A-Za-z.]+)\}$/.exec(value)?.[1];
    const filled = whole === undefined ? fillText(value, holes) : holeValue(whole, holes);
    return typeof filled === 'object' && 'code' in filled ? filled.code : psValue(filled);
  }
  if (isList(value)) return psValue(value.map((text) => fillText(text, holes)));
  return hashtable(value, holes);
};

const isList = (value: ParameterTemplate): value is readonly string[] => Array.isArray(value);

const hashtable = (entries: Readonly<Record<string, ParameterTemplate>>, holes: Holes): string =>
  `@{ ${Object.entries(entries)
    .map(([key, value]) => `${key} = ${value === '$true' || value === '$false' ? value : parameter(value, holes)}`)
    .join('; ')} }`;

const fillText = (text: string, holes: Holes): string =>
  text.replace(/\$\{([A-Za-z.]+)\}/g, (_, name: string) => {
    const value = holeValue(name, holes);
    invariant(typeof value === 'string', `\${${name}} stands inside a text`);
    return value;
  });

const holeValue = (name: string, holes: Holes): string | readonly string[] | ScriptCode => {
  const value = holes.get(name);
  invariant(value !== undefined, `the step does not say that it needs \${${name}}`);
  return value;
};
