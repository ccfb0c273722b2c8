import { foldCase } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { Duplicates, sharedWith, shown } from './attribute-text.js';

export const aliasDuplicate = defineCheck({
  id: 'directory/alias-duplicate',
  subject: 'directory',
  severity: 'warning',
  summary: 'Two objects have the same alias.',
  rationale: 'Fallback names and initial-domain addresses made from it collide: one of them gets four digits.',
  avoid: 'two objects with `mailNickname` `anna`',
  prefer: 'an alias of its own for every recipient of the forest',
  fix: 'Change one of them before the first export; a later correction does not repair the name.',
  source: 'cloud 4 K-7, T5, T6, IdFix NoDuplicatesRule',
  modes: ['F05', 'F49', 'T5', 'T6'],
  run: () => {
    const owners = new Duplicates();
    return {
      object: (object) => {
        const alias = object.isSystem ? null : object.text('mailNickname');
        const other = alias === null ? null : owners.find(object, foldCase(alias));
        return other === null
          ? null
          : { ...sharedWith(object, other, `the alias ${shown(alias ?? '')}`), marks: ['K-7'] };
      },
    };
  },
});
