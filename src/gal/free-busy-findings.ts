import type { Severity } from '../base/diagnostic.js';
import type { Finding } from '../model/finding.js';
import { defineFindingKinds, startOf } from '../model/finding-kind.js';
import type { Workspace } from '../model/workspace.js';
import { type FreeBusyProblem, isReached } from './free-busy.js';
import type { FreeBusyPair } from './free-busy-pairs.js';
import type { Gal } from './gal.js';

/** What a problem means and what to do: one declaration for findings and documentation (scenario F69 to F77). */
export interface FreeBusyProblemDeclaration {
  readonly slug: string;
  readonly severity: Severity;
  readonly modes: readonly string[];
  /** Goes on after who asks whom. */
  readonly summary: string;
  readonly help: string;
}

export const freeBusyProblems: Readonly<Record<FreeBusyProblem, FreeBusyProblemDeclaration>> = {
  notAchieved: {
    slug: 'not-achieved',
    severity: 'info',
    modes: ['F75'],
    summary: 'not achieved by design: requests do not travel through a third organisation',
    help: 'Nothing to repair (scenario D.6); tell the people.',
  },
  switchedOff: {
    slug: 'switched-off',
    severity: 'info',
    modes: [],
    summary: 'the option `freeBusy` is `none`',
    help: 'Choose `orgWideFbToken` or `m365Xtap` if people shall see each other.',
  },
  undocumented: {
    slug: 'undocumented',
    severity: 'warning',
    modes: ['F74'],
    summary: 'whether the cross-tenant access policy gives free/busy across clouds is not documented',
    help: 'Try it with two pilots; keep the availability address space until it is proven.',
  },
  noPath: {
    slug: 'no-path',
    severity: 'error',
    modes: ['F69'],
    summary: 'no availability address space, connector or relationship names the domain of the external address',
    help: 'Add an availability address space for the domain, or correct the external address.',
  },
  wrongPlatform: {
    slug: 'wrong-platform',
    severity: 'error',
    modes: ['F70'],
    summary: 'the platform that is asked does not have the mailbox',
    help: 'Remove the domain from the connector or relationship that is asked first, or correct the external address.',
  },
  noTrust: {
    slug: 'no-trust',
    severity: 'error',
    modes: ['F70', 'F77'],
    summary: 'clouds do not trust each other, so this connector or relationship never answers',
    help: 'Remove the domain from it and use an availability address space.',
  },
  notAllowed: {
    slug: 'not-allowed',
    severity: 'error',
    modes: ['F71'],
    summary: 'the target does not answer this tenant',
    help: 'Add the tenant id to AllowedTenantIds of the target: Set-AvailabilityConfig.',
  },
  accessMethod: {
    slug: 'access-method',
    severity: 'error',
    modes: ['F72'],
    summary: 'only OrgWideFBToken works between tenants',
    help: 'Remove the availability address space and add it again with -AccessMethod OrgWideFBToken.',
  },
  endpoint: {
    slug: 'endpoint',
    severity: 'error',
    modes: ['F73'],
    summary: 'the endpoint is not that of the target’s cloud',
    help: 'Use the one valid -TargetServiceEpr of the cloud, without https.',
  },
  ewsBlocked: {
    slug: 'ews-blocked',
    severity: 'error',
    modes: ['F74'],
    summary: 'EWS is blocked by default in the target tenant',
    help: 'Allow it for the time being (EwsAllowedAppIDs, `ewsAllowed: true`), and plan the cross-tenant access policy.',
  },
  ewsOff: {
    slug: 'ews-off',
    severity: 'error',
    modes: ['F74'],
    summary: 'EWS is switched off in the target tenant',
    help: 'Availability address spaces are gone with it; use the cross-tenant access policy where it works.',
  },
};

const nobodySees =
  'People of one platform see nothing of the calendars of the other, or a message that tells them nothing.';

/** The kinds of findings about free/busy. */
export const freeBusyFindingKinds = defineFindingKinds('freebusy', {
  ...Object.fromEntries(
    Object.values(freeBusyProblems).map(({ slug, severity, modes, summary, help }) => [
      slug,
      {
        ...{ severity, modes },
        summary: `Free/busy of a pair of platforms: ${summary}.`,
        rationale: nobodySees,
        fix: help,
        source: 'scenario D.5, D.6',
      },
    ]),
  ),
  'ews-retirement': {
    severity: 'info',
    summary: 'Free/busy of a pair of platforms rests on EWS, which ends; a warning when the day is near.',
    rationale: nobodySees,
    fix: 'Plan the successor: cross-tenant access policy between tenants, Graph between Exchange and the cloud.',
    source: 'scenario D.5',
    modes: ['F74'],
  },
  limit: {
    severity: 'warning',
    summary: 'A platform has more availability address spaces or allowed tenants than Exchange Online takes.',
    rationale: 'Those beyond the limit cannot be added.',
    fix: 'Remove those that are not needed.',
    source: 'scenario F76',
    modes: ['F76'],
  },
});

/** At most so many address spaces and allowed tenants (F76). */
const limits = { addressSpaces: 100, allowedTenants: 25 } as const;

/** What is remarkable about free/busy: one finding for each pair and domain, and what ends on a date that is known. */
export const freeBusyFindings = (
  gal: Pick<Gal, 'workspace' | 'asOf'>,
  pairs: readonly FreeBusyPair[],
): readonly Finding[] => [...pairs.flatMap((pair) => pairFindings(gal, pair)), ...limitFindings(gal.workspace)];

const pairFindings = (gal: Pick<Gal, 'workspace' | 'asOf'>, pair: FreeBusyPair): readonly Finding[] => {
  const { requester, owner, domain, problem, until, people, examples, marks } = pair;
  const who = `free/busy of people in \`${owner}\`, asked from \`${requester}\``;
  const where = gal.workspace.tenants.some(({ name }) => name === requester) ? { tenant: requester } : {};
  const common = { ...where, objects: examples, marks };
  if (problem !== null) {
    const { slug, severity, modes, summary, help } = freeBusyProblems[problem];
    const by = domain === null ? '' : ` by \`${domain}\``;
    const count = people === 1 ? '1 person' : `${people} people`;
    return [
      { check: `freebusy/${slug}`, severity, message: `${who}${by} (${count}): ${summary}`, modes, help, ...common },
    ];
  }
  if (pair.way === 'local' || (until === null && pair.way !== 'addressSpace')) return [];
  const kind = freeBusyFindingKinds['ews-retirement'];
  const isNear = until !== null && isReached(gal.asOf, until);
  const message =
    until === null
      ? `${who}, rests on EWS; no date is public for the end of EWS in the cloud of \`${pair.target}\``
      : `${who}, rests on EWS, which ends there on ${until}`;
  return [
    {
      check: kind.id,
      severity: isNear || (until === null && isReached(gal.asOf, firstWarning)) ? 'warning' : 'info',
      message,
      modes: kind.modes,
      help: kind.fix,
      ...common,
      objects: [],
    },
  ];
};

/** From this day on everything that rests on EWS is warned about (scenario D.5). */
const firstWarning = '2026-10-01';

const limitFindings = ({ availability }: Workspace): readonly Finding[] =>
  [...availability].flatMap(([platform, settings]) =>
    (['addressSpaces', 'allowedTenants'] as const).flatMap((key) => {
      const count = settings[key].length;
      if (count <= limits[key]) return [];
      const what = key === 'addressSpaces' ? 'availability address spaces' : 'allowed tenants';
      const kind = freeBusyFindingKinds.limit;
      const message = `\`${platform}\` has ${count} ${what}, Exchange Online takes ${limits[key]}`;
      return [{ ...startOf(kind, message), objects: [], help: kind.fix, marks: [] }];
    }),
  );
