import { invariant } from '../base/assert-never.js';
import type { FileSet } from '../base/files.js';

const configuration = `# yaml-language-server: $schema=.onegal/workspace.schema.json
# onegal reads this file and the folders beside it; it never changes anything on a server or in a tenant.
version: 1

# The Active Directory forest that feeds every tenant. With child domains:
#   forest: { fqdn: contoso.internal, netbios: CONTOSO, domains: [{ fqdn: cn.contoso.internal, netbios: CN }] }
forest: contoso.internal

# Which attribute says where a mailbox lives. People without one of these values belong to the first tenant's family:
# its cloud mailboxes and everything on-premises.
home:
  attribute: extensionAttribute15
  values:
    china: ["21V", "21V-STAGED"] # -STAGED: the mailbox in 21Vianet is being filled, mail is still delivered on-premises

tenants:
  - name: global
    cloud: global
    initialDomain: contoso.onmicrosoft.com
    routingDomain: contoso.mail.onmicrosoft.com
    verifiedDomains: [contoso.com]
    acceptedDomains: [contoso.com]
  - name: china
    cloud: china
    initialDomain: contoso.partner.onmschina.cn
    routingDomain: contoso.partner.mail.onmschina.cn # look it up: Get-AcceptedDomain in the 21Vianet tenant
    verifiedDomains: [cn.contoso.com]
    acceptedDomains: [cn.contoso.com]

# One Entra Connect server per tenant. The names become folder names and part of the rule names.
# Put each server's Get-ADSyncServerConfiguration export into servers/<name>/ to work with its own rules instead of the
# built-in out-of-box rules.
servers:
  - name: G
    tenant: global
    connectors: { ad: contoso.internal, aad: "contoso.onmicrosoft.com - AAD" }
    precedence: { from: 1, to: 99 }
  - name: C
    tenant: china
    connectors: { ad: contoso.internal, aad: "contoso.partner.onmschina.cn - AAD" }
    precedence: { from: 1, to: 99 }

options: {} # see docs/workspace.md; every option has its default
`;

const people = `# The short form for sketching a directory: onegal fills in what Active Directory holds for each population.
# Replace it by an export, for example:
#   Get-ADUser -Filter * -Properties * | Export-Csv directory\\users.csv -NoTypeInformation -Encoding UTF8
people:
  - name: Alice Berg
    upn: alice@contoso.com
    population: P01 # mailbox in Global Office 365
  - name: Bob Stone
    upn: bob@contoso.com
    population: P02 # mailbox on-premises
  - name: 李伟
    upn: liwei@cn.contoso.com
    population: P03 # mailbox in Office 365 operated by 21Vianet
  - name: Room Shanghai 1
    upn: room-sh1@cn.contoso.com
    population: P10 # room in 21Vianet
  - name: Sales
    alias: sales
    mail: sales@contoso.com
    population: P15 # distribution group
    members: [Alice Berg, Bob Stone, 李伟]
`;

/** The files of `onegal init`: a workspace that compiles and simulates as it is, and the schema its editor explains it with. */
export const starterWorkspace = (data: FileSet): FileSet => {
  const schema = data.get('schemas/workspace.schema.json');
  invariant(schema !== undefined, 'the package has no workspace schema');
  return new Map([
    ['onegal.yaml', configuration],
    ['directory/people.yaml', people],
    ['.onegal/workspace.schema.json', schema],
  ]);
};
