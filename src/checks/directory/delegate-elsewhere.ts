import { defineCheck } from '../define-check.js';
import { OpenReferences } from './attribute-text.js';

export const delegateElsewhere = defineCheck({
  id: 'directory/delegate-elsewhere',
  subject: 'directory',
  severity: 'warning',
  summary: 'A delegate or forwarding recipient is not in the directory.',
  rationale: 'Delegation and forwarding need both in one organisation; the reference is dropped.',
  avoid: '`publicDelegates` with a deleted user',
  prefer: 'delegates of the same platform',
  fix: 'Remove the reference.',
  source: 'scenario D.6, F86',
  modes: ['F86'],
  run: () => {
    const references = new OpenReferences();
    return {
      object: (object) => {
        for (const attribute of ['publicDelegates', 'altRecipient']) references.add(object, attribute);
        return null;
      },
      end: () =>
        references.missing((attribute, names) => `\`${attribute}\` names ${names}, which is not in the directory`),
    };
  },
});
