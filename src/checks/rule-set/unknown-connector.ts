import { defineCheck } from '../define-check.js';

export const unknownConnector = defineCheck({
  id: 'rule-set/unknown-connector',
  subject: 'rule-set',
  severity: 'error',
  summary: 'A rule belongs to a connector that the server does not have.',
  rationale: 'Identifiers of AD connectors differ from server to server: a rule copied as it is belongs to nothing.',
  avoid: 'a rule exported from server G in the export of server C',
  prefer: 'a rule compiled or adapted for server C',
  fix: 'Put the identifier of the connector of this server into `connector`.',
  source: 'sync-engine AUT-10, AUT-11',
  needs: ['connectorSchema'],
  *run(set) {
    for (const rule of set.rules)
      if (set.connectorOf(rule) === null)
        yield {
          rule,
          part: { kind: 'field', name: 'connector' },
          message: `there is no connector \`{${rule.connector}}\``,
          help: `This server has ${set.connectors.map(({ name, id }) => `\`${name}\` {${id}}`).join(', ')}.`,
        };
  },
});
