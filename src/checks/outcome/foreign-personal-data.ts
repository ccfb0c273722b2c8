import { defineCheck } from '../define-check.js';
import { foreignUsers, nameOf, type OutcomeEntry } from './people.js';

/** What tells more about a person than a directory of colleagues needs (F80). */
const personalAttributes = [
  'employeeID',
  'employeeNumber',
  'homePhone',
  'mobile',
  'otherHomePhone',
  'otherMobile',
  'thumbnailPhoto',
] as const;

/** Named in a finding; the message has the number of all. */
const shownObjects = 20;

export const foreignPersonalData = defineCheck({
  id: 'outcome/foreign-personal-data',
  subject: 'outcome',
  severity: 'warning',
  summary: 'Personal data of people leave their home cloud: mobile and private numbers, employee numbers, photos.',
  rationale: 'The two clouds are under different laws; what crosses the border needs a reason, and often a consent.',
  avoid: '`mobile` of Chinese staff in the Global tenant because nobody removed it',
  prefer: 'a rule of your own that clears it, or a suppression with the legal basis as its reason',
  fix: 'Clear the attribute for foreign people with AuthoritativeNull, or suppress this check with the reason.',
  source: 'scenario F80',
  modes: ['F80'],
  *run(subject) {
    const groups = new Map<string, { attribute: string; first: OutcomeEntry; people: string[] }>();
    for (const entry of foreignUsers(subject))
      for (const attribute of personalAttributes) {
        if (!entry.object.synced.has(attribute)) continue;
        const key = `${entry.tenant}\n${entry.home?.platform ?? ''}\n${attribute}`;
        const group = groups.get(key) ?? { attribute, first: entry, people: [] };
        groups.set(key, group);
        group.people.push(...nameOf(entry));
      }
    for (const { attribute, first, people } of groups.values()) {
      const who = people.length === 1 ? '1 person' : `${people.length} people`;
      yield {
        tenant: first.tenant,
        objects: people.slice(0, shownObjects),
        message: `\`${attribute}\` of ${who} at home in \`${first.home?.platform ?? ''}\` is exported to \`${first.tenant}\``,
      };
    }
  },
});
