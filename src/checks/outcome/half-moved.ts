import { isOnPremisesMailbox } from '../../model/home.js';
import { defineCheck } from '../define-check.js';
import { bySource, nameOf } from './people.js';

export const halfMoved = defineCheck({
  id: 'outcome/half-moved',
  subject: 'outcome',
  severity: 'warning',
  summary: 'A person is at home in a tenant already, and the mailbox is still elsewhere.',
  rationale:
    'The marker moved before licence and mailbox did. The servers run independently, so for up to two cycles one of them treats the person as moved and the other does not; without a mailbox at home it stays so.',
  avoid: 'the marker `21V` while the mailbox is on-premises or in the Global tenant',
  prefer: '`21V-STAGED` until the mailbox in 21Vianet is there, then `21V`, then a cycle of each server',
  fix: 'Go back to the staged marker, or create the mailbox at home and remove the other one (scenario G.4).',
  source: 'scenario F85, G.4',
  modes: ['F85'],
  *run(subject) {
    const tenants = new Set(subject.workspace.tenants.map(({ name }) => name));
    for (const entries of bySource(subject).values()) {
      const [any] = entries;
      if (any?.source == null || any.home === null || any.home.staged || !tenants.has(any.home.platform)) continue;
      const { platform } = any.home;
      const holders = entries.filter(({ object }) => object.recipient.hasMailbox).map(({ tenant }) => tenant);
      if (isOnPremisesMailbox(any.source)) holders.push('onPremises');
      if (holders.length === 0 || holders.includes(platform)) continue;
      yield {
        tenant: platform,
        objects: nameOf(any),
        message: `\`${any.object.displayName ?? ''}\` is at home in \`${platform}\`, but the mailbox is in \`${holders.join('` and `')}\``,
      };
    }
  },
});
