import type { RuleTemplate, TemplateClause, TemplateGroup } from './template.js';

/** The documentation page of the custom rules, from the templates alone; `docs/rules.md` is this text. */
export const rulesPage = (templates: readonly RuleTemplate[]): string =>
  [
    '# The custom rules',
    '',
    'Generated from `rules/coexistence`; do not edit. Each rule is named `onegal`, the name of the server, its number and the',
    'text below. Its precedence is the number unless the server uses that already. All are inbound rules of the AD connector',
    'with link type Join, without join conditions. A rule for users has a twin for inetOrgPerson where such objects exist.',
    '',
    '_First tenant_: the one whose family owns everything without a marker. _Foreign_: an object whose mailbox lives',
    'elsewhere. A staged object is home in its new tenant, and still home in the first one.',
    '',
    ...templates.map(
      (template) => `- ${template.number}: [${titleOf(template)}](#${anchorOf(template)}), ${serversOf(template)}`,
    ),
    ...templates.flatMap(section),
    '',
  ].join('\n');

const section = (template: RuleTemplate): readonly string[] => [
  '',
  `## ${template.number} ${template.key}`,
  '',
  `**${titleOf(template)}** (${template.source}). On ${serversOf(template)}.${whenText(template.when)}`,
  '',
  template.why,
  '',
  'Applies to objects for which one of these lines holds:',
  '',
  ...template.scope.map(groupText),
  ...flowLines(template),
];

const titleOf = (template: RuleTemplate): string =>
  template.name.replace(
    /\$\{objectType\}/g,
    () => template.objects.charAt(0).toUpperCase() + template.objects.slice(1),
  );

const anchorOf = (template: RuleTemplate): string => `${template.number}-${template.key}`;

const serversOf = ({ on }: RuleTemplate): string =>
  on === undefined
    ? 'all servers'
    : on === 'first-tenant'
      ? 'server of the first tenant'
      : 'all servers but that of the first tenant';

const whenText = (when: RuleTemplate['when']): string => {
  const conditions = Object.entries(when ?? {}).map(([name, value]) => `\`${name}: ${value}\``);
  return conditions.length === 0 ? '' : ` Only with ${conditions.join(', ')}.`;
};

const groupText = (group: TemplateGroup): string => {
  const where =
    group.on === undefined ? '' : ` (${group.on === 'first-tenant' ? 'first tenant' : 'not on the first tenant'})`;
  return `- ${group.all.map(clauseText).join(' and ')}${where}`;
};

const clauseText = (clause: TemplateClause): string => {
  if ('placeholder' in clause) return placeholders[clause.placeholder];
  return `\`${[clause.attribute, clause.operator, clause.value].join(' ').trim()}\``;
};

const placeholders: Readonly<Record<Extract<TemplateClause, { placeholder: string }>['placeholder'], string>> = {
  foreign: '_foreign_',
  'foreign.only': '_marked as for another tenant only_',
  home: '_home_',
  'home.staged': '_home, staged_',
  'home.migrated': '_home, not staged_',
};

const flowLines = (template: RuleTemplate): readonly string[] => {
  if (template.clone !== undefined)
    return ['', "Flows: those of the server's own rule, without password synchronisation."];
  const rows = [
    ...template.flows.map((flow) =>
      row(
        flow.target,
        flow.constant ?? flow.expression ?? "the server's own anchor expression",
        `${flow.why ?? ''}${whenText(flow.when)}`,
      ),
    ),
    ...template.strip.flatMap((strip) =>
      strip.attributes.map((attribute) => row(attribute, 'AuthoritativeNull', `${strip.why}${whenText(strip.when)}`)),
    ),
  ];
  return ['', 'Flows, and what goes wrong without them:', '', ...rows];
};

const row = (attribute: string, value: string, why: string): string =>
  `- \`${attribute}\` from \`${value}\`${why.trim() === '' ? '' : `: ${why.trim()}`}`;
