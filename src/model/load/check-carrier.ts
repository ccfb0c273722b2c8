import { placeOf } from '../../base/document.js';
import { foldCase } from '../../base/fold-case.js';
import { parseDn } from '../dn.js';
import type { ConfigurationInput } from './load-configuration.js';

/** Checks markers that are domains, containers or groups: each must be one, and no object may have two (scenario C.2). */
export const checkCarrier = (input: ConfigurationInput): void => {
  const { entry, workspace, root, problems } = input;
  const { by } = workspace.home;
  if (by === 'attribute') return;
  if (entry.home?.attribute !== undefined)
    problems.error(
      'home-attribute',
      placeOf(root, ['home', 'attribute']),
      `with \`by: ${by}\` no attribute carries the marker`,
      'Remove `attribute`, or `by`.',
    );
  for (const [tenant, markers] of workspace.home.values)
    for (const [i, marker] of markers.entries()) {
      const at = placeOf(root, ['home', 'values', tenant, i]);
      if (by === 'upnSuffix') {
        if (!domain.test(marker))
          problems.error('marker', at, `\`${marker}\` is no domain`, 'Write the UPN suffix without `@`.');
      } else if (parseDn(marker)?.some(({ type }) => type === 'DC') !== true) {
        const help = 'Write it as AD does: `OU=China,OU=People,DC=contoso,DC=internal`.';
        problems.error('marker', at, `\`${marker}\` is no distinguished name`, help);
      } else if (by === 'organizationalUnit') {
        const outer = containersAround(marker, input);
        if (outer !== undefined)
          problems.error('marker', at, `the container \`${marker}\` lies in \`${outer}\``, 'List the outer one only.');
      }
    }
};

const domain = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+$/;

const containersAround = (marker: string, { workspace }: ConfigurationInput): string | undefined =>
  [...workspace.home.values.values()].flat().find((other) => foldCase(marker).endsWith(`,${foldCase(other)}`));
