import { invariant } from '../base/assert-never.js';
import type { Diagnostic } from '../base/diagnostic.js';
import type { FileSet } from '../base/files.js';
import { failed, ok, type Result } from '../base/result.js';
import type { Cloud } from '../model/workspace.js';

/** What `onegal init` must know to write a workspace that compiles at once. */
export interface StarterAnswers {
  readonly forest: string;
  readonly marker: string;
  /** The first one's family owns everything without a marker. */
  readonly tenants: readonly StarterTenant[];
}

export interface StarterTenant {
  readonly cloud: Cloud;
  readonly initialDomain: string;
  readonly domains: readonly string[];
}

/** The company of the documentation. */
export const defaultAnswers: StarterAnswers = {
  forest: 'contoso.internal',
  marker: 'extensionAttribute15',
  tenants: [
    { cloud: 'global', initialDomain: 'contoso.onmicrosoft.com', domains: ['contoso.com'] },
    { cloud: 'china', initialDomain: 'contoso.partner.onmschina.cn', domains: ['cn.contoso.com'] },
  ],
};

/** What is usual in a cloud: its server's name, the marker of its people, and how its domains are called. */
const customs: Readonly<
  Record<
    Cloud,
    { readonly server: string; readonly marker: string; readonly initial: string; readonly routing: string }
  >
> = {
  global: { server: 'G', marker: 'GLOBAL', initial: '.onmicrosoft.com', routing: '.mail.onmicrosoft.com' },
  china: { server: 'C', marker: '21V', initial: '.partner.onmschina.cn', routing: '.partner.mail.onmschina.cn' },
  usgov: { server: 'U', marker: 'GOV', initial: '.onmicrosoft.us', routing: '.mail.onmicrosoft.us' },
};

const clouds: readonly string[] = Object.keys(customs);
const isCloud = (text: string): text is Cloud => Object.hasOwn(customs, text);
const domainName = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i;

/** Reads `<cloud>:<initialDomain>[:<domain>,<domain>]`, what `--tenant` takes. */
export const readStarterTenant = (text: string): Result<StarterTenant> => {
  const [cloud = '', initialDomain = '', domains = '', ...rest] = text.split(':');
  const list = domains.split(',').filter((domain) => domain !== '');
  const wrong = [initialDomain, ...list].filter((domain) => !domainName.test(domain));
  if (!isCloud(cloud)) return failed([problem(`\`${cloud}\` is no cloud`, `Choose one of ${clouds.join(', ')}.`)]);
  if (rest.length > 0 || wrong.length > 0)
    return failed([
      problem(`\`${text}\` is no tenant`, 'Write it as china:contoso.partner.onmschina.cn:cn.contoso.com.'),
    ]);
  return ok({ cloud, initialDomain, domains: list });
};

/** Checks what was answered beside the tenants. */
export const checkAnswers = (answers: StarterAnswers): readonly Diagnostic[] => [
  ...(domainName.test(answers.forest)
    ? []
    : [problem(`\`${answers.forest}\` is no DNS name`, 'Write the forest as contoso.internal.')]),
  ...(/^[A-Za-z][A-Za-z0-9-]*$/.test(answers.marker)
    ? []
    : [problem(`\`${answers.marker}\` is no attribute name`, 'Write it as extensionAttribute15.')]),
  ...(answers.tenants.length > 0 ? [] : [problem('there is no tenant', 'Name at least one with `--tenant`.')]),
];

const problem = (message: string, help: string): Diagnostic => ({
  code: 'pipeline/init',
  severity: 'error',
  message,
  help,
});

/** A tenant with the names it gets in the workspace. */
interface NamedTenant extends StarterTenant {
  readonly name: string;
  readonly server: string;
  readonly markers: readonly string[];
  readonly routingDomain: string | null;
}

const named = (tenants: readonly StarterTenant[]): readonly NamedTenant[] =>
  tenants.map((tenant, i) => {
    const usual = customs[tenant.cloud];
    const earlier = tenants.slice(0, i).filter(({ cloud }) => cloud === tenant.cloud).length;
    const suffix = earlier === 0 ? '' : String(earlier + 1);
    const prefix = tenant.initialDomain.toLowerCase().endsWith(usual.initial)
      ? tenant.initialDomain.slice(0, -usual.initial.length)
      : null;
    return {
      ...tenant,
      name: `${tenant.cloud}${suffix}`,
      server: `${usual.server}${suffix}`,
      markers: i === 0 ? [] : [`${usual.marker}${suffix}`, `${usual.marker}${suffix}-STAGED`],
      routingDomain: prefix === null ? null : `${prefix}${usual.routing}`,
    };
  });

const configuration = ({ forest, marker, tenants }: StarterAnswers): string => {
  const all = named(tenants);
  const values = all.slice(1).map(({ name, markers }) => `    ${name}: ${list(markers)}`);
  return `# yaml-language-server: $schema=.onegal/workspace.schema.json
# onegal reads this file and the folders beside it; it never changes anything on a server or in a tenant.
version: 1

# The Active Directory forest that feeds every tenant. With child domains:
#   forest: { fqdn: contoso.internal, netbios: CONTOSO, domains: [{ fqdn: cn.contoso.internal, netbios: CN }] }
forest: ${text(forest)}

# Which attribute says where a mailbox lives. People without one of these values belong to the first tenant's family:
# its cloud mailboxes and everything on-premises. -STAGED: the mailbox in that tenant is being filled, mail is still
# delivered on-premises.
home:
  attribute: ${text(marker)}
  values:${values.length === 0 ? ' {}' : `\n${values.join('\n')}`}

tenants:
${all.map(tenantText).join('\n')}

# One Entra Connect server per tenant. The names become folder names and part of the rule names.
# Put each server's Get-ADSyncServerConfiguration export into servers/<name>/ to work with its own rules instead of the
# built-in out-of-box rules.
servers:
${all.map((tenant) => serverText(tenant, forest)).join('\n')}

options: {} # see docs/workspace.md; every option has its default
`;
};

const tenantText = ({ name, cloud, initialDomain, routingDomain, domains }: NamedTenant): string =>
  [
    `  - name: ${text(name)}`,
    `    cloud: ${cloud}`,
    `    initialDomain: ${text(initialDomain)}`,
    ...(routingDomain === null
      ? []
      : [`    routingDomain: ${text(routingDomain)} # look it up: Get-AcceptedDomain in the tenant`]),
    `    verifiedDomains: ${list(domains)}`,
    `    acceptedDomains: ${list(domains)}`,
  ].join('\n');

const serverText = ({ name, server, initialDomain }: NamedTenant, forest: string): string =>
  [
    `  - name: ${text(server)}`,
    `    tenant: ${text(name)}`,
    `    connectors: { ad: ${text(forest)}, aad: ${text(`${initialDomain} - AAD`)} }`,
    '    precedence: { from: 1, to: 99 }',
  ].join('\n');

/** Checked names stand as they are, anything else in quotes (YAML-W). */
const text = (value: string): string => (/^[A-Za-z][A-Za-z0-9.-]*$/.test(value) ? value : JSON.stringify(value));
const list = (values: readonly string[]): string => `[${values.map((value) => JSON.stringify(value)).join(', ')}]`;

const people = ({ tenants: [first, other] }: StarterAnswers): string => {
  const domain = first?.domains[0] ?? first?.initialDomain ?? '';
  const away = other?.domains[0] ?? other?.initialDomain ?? null;
  const foreign =
    away === null
      ? ''
      : `  - name: 李伟
    upn: liwei@${away}
    population: P03 # mailbox in the second tenant
  - name: Room Shanghai 1
    upn: room-sh1@${away}
    population: P10 # room in the second tenant
`;
  return `# The short form for sketching a directory: onegal fills in what Active Directory holds for each population.
# Replace it by an export, for example:
#   Get-ADUser -Filter * -Properties * | Export-Csv directory\\users.csv -NoTypeInformation -Encoding UTF8
people:
  - name: Alice Berg
    upn: alice@${domain}
    population: P01 # mailbox in the first tenant
  - name: Bob Stone
    upn: bob@${domain}
    population: P02 # mailbox on-premises
${foreign}  - name: Sales
    alias: sales
    mail: sales@${domain}
    population: P15 # distribution group
    members: [${away === null ? 'Alice Berg, Bob Stone' : 'Alice Berg, Bob Stone, 李伟'}]
`;
};

/** The files of `onegal init`: a workspace that compiles and simulates as it is, and the schema its editor explains it with. */
export const starterWorkspace = (data: FileSet, answers: StarterAnswers = defaultAnswers): FileSet => {
  const schema = data.get('schemas/workspace.schema.json');
  invariant(schema !== undefined, 'the package has no workspace schema');
  return new Map([
    ['onegal.yaml', configuration(answers)],
    ['directory/people.yaml', people(answers)],
    ['.onegal/workspace.schema.json', schema],
  ]);
};
