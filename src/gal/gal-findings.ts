import type { AdObject } from '../model/directory.js';
import type { Finding } from '../model/finding.js';
import type { UnifiedRow } from './unified-row.js';
import { declarationOf } from './verdict.js';

/** The problems of a row as findings; `object` is its AD object where it has one. */
export const rowFindings = (row: UnifiedRow, object: AdObject | null): readonly Finding[] =>
  row.problems.length === 0
    ? nothing
    : row.problems
        .filter(({ isReported }) => isReported !== true)
        .map(({ kind, platform, message, help, modes, marks, severity }): Finding => {
          const name = row.displayName === null ? '' : `\`${row.displayName}\`: `;
          return {
            check: `gal/${declarationOf(kind).slug}`,
            severity: severity ?? declarationOf(kind).severity,
            message: `${name}${message}`,
            modes,
            ...(platform !== null && row.tenants.has(platform) ? { tenant: platform } : {}),
            objects: [object?.dn ?? row.person],
            ...(object === null ? {} : { at: object.at }),
            help,
            marks,
          };
        });

const nothing: readonly Finding[] = [];
