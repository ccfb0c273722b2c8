import { placeOf } from '../../base/document.js';
import { suggestion } from '../../base/suggestion.js';
import type { ConfigurationInput } from './load-configuration.js';
import { nameProblem } from './name-check.js';

/** Names of tenants and servers, which server belongs to which tenant, and the precedence ranges (DT-1, OUT-1). */
export const checkNames = (input: ConfigurationInput): void => {
  checkUnique(input, 'tenants');
  checkUnique(input, 'servers');
  checkServers(input);
};

/** Names of tenants that would be mistaken for something else, folded. */
const reserved: ReadonlyMap<string, string> = new Map([
  ['unified', 'the file of the unified list'],
  ['onpremises', 'the on-premises organisation'],
  ['internet', 'every sender and recipient elsewhere'],
  ['mx', 'where the MX record of a domain leads'],
  ['none', 'no platform at all'],
]);

const checkUnique = ({ workspace, root, problems }: ConfigurationInput, list: 'tenants' | 'servers'): void => {
  const seen = new Map<string, string>();
  for (const [i, { name }] of workspace[list].entries()) {
    const at = placeOf(root, [list, i, 'name']);
    const what = list === 'tenants' ? 'tenant' : 'server';
    const unusable = nameProblem(name);
    if (unusable !== null)
      problems.error(
        'name',
        at,
        `\`${name}\` cannot name a ${what}: ${unusable}`,
        'Choose a name like `china` or `C`.',
      );
    const taken = list === 'tenants' ? reserved.get(name.toLowerCase()) : undefined;
    if (taken !== undefined)
      problems.error('name', at, `no tenant can be called \`${name}\``, `That is ${taken}; rename it.`);
    const first = seen.get(name.toLowerCase());
    if (first !== undefined) {
      const how = first === name ? 'a second time' : `, which differs from \`${first}\` only in case`;
      problems.error('duplicate-name', at, `the ${what} name \`${name}\` is used ${how}`, 'Rename one of them.');
    }
    seen.set(name.toLowerCase(), name);
  }
};

const checkServers = ({ workspace, root, problems }: ConfigurationInput): void => {
  const names = workspace.tenants.map((tenant) => tenant.name);
  const serverOf = new Map<string, string>();
  for (const [i, server] of workspace.servers.entries()) {
    const at = placeOf(root, ['servers', i, 'tenant']);
    const other = serverOf.get(server.tenant);
    if (!names.includes(server.tenant))
      problems.error('unknown-tenant', at, `there is no tenant \`${server.tenant}\``, suggestion(server.tenant, names));
    else if (other !== undefined)
      problems.error(
        'two-servers',
        at,
        `the servers \`${other}\` and \`${server.name}\` both synchronise to \`${server.tenant}\``,
        'A tenant has one active server; a staging twin has the same rules and is not listed.',
      );
    serverOf.set(server.tenant, server.name);
    const { from, to } = server.precedence;
    if (from > to)
      problems.error(
        'precedence',
        placeOf(root, ['servers', i, 'precedence', 'from']),
        `the precedence range from ${from} to ${to} is empty`,
        'Write the lower number under `from`.',
      );
  }
  for (const [i, name] of names.entries())
    if (!serverOf.has(name))
      problems.error(
        'no-server',
        placeOf(root, ['tenants', i, 'name']),
        `no server synchronises to the tenant \`${name}\``,
        'Add it under `servers`.',
      );
};
