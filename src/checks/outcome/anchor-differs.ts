import { defineCheck } from '../define-check.js';
import { bySource } from './people.js';

export const anchorDiffers = defineCheck({
  id: 'outcome/anchor-differs',
  subject: 'outcome',
  severity: 'error',
  summary: 'An object has different source anchors in two tenants.',
  rationale: 'The servers do not agree who is who; AD FS can send one value only, so sign-in fails in one tenant.',
  avoid: 'objectGUID on one server, mS-DS-ConsistencyGuid on the other',
  prefer: 'the same anchor attribute on every server',
  fix: 'Configure the same anchor attribute on every server and in AD FS; never change the one that is in use.',
  source: 'scenario C.7.7',
  modes: ['F11'],
  *run(subject) {
    for (const [dn, entries] of bySource(subject)) {
      const anchors = new Set(entries.map(({ object }) => object.sourceAnchor));
      if (anchors.size > 1)
        yield {
          objects: [dn],
          message: `it has ${anchors.size} source anchors: ${entries.map(({ tenant }) => `\`${tenant}\``).join(', ')}`,
        };
    }
  },
});
