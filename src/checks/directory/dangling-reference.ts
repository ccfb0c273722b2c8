import { defineCheck } from '../define-check.js';
import { OpenReferences } from './attribute-text.js';

export const danglingReference = defineCheck({
  id: 'directory/dangling-reference',
  subject: 'directory',
  severity: 'warning',
  summary: 'A manager, owner or member is not in the directory.',
  rationale: 'The reference is dropped in every tenant: shorter groups, no manager.',
  avoid: '`manager` of a person outside of the exported OUs',
  prefer: 'the whole forest exported',
  fix: 'Export the object, or remove the reference.',
  source: 'sync-engine REF-2, cloud T19',
  modes: ['F53', 'T19'],
  run: () => {
    const references = new OpenReferences();
    return {
      object: (object) => {
        for (const attribute of ['manager', 'managedBy', 'member']) references.add(object, attribute);
        return null;
      },
      end: () =>
        references.missing((attribute, names) => `\`${attribute}\` names ${names}, which is not in the directory`),
    };
  },
});
