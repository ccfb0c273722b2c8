import type { CompiledServer } from '../compiler/compiled-server.js';
import type { Contest, Placement } from '../compiler/placement.js';
import { jsonText } from '../report/json.js';
import { visible } from '../report/visible.js';
import type { Proof } from './prove.js';

/** What `onegal compile` prints: each server's rules in the order in which they win, their placement and the proof sheet. */
export const compileSummaryText = (compiled: readonly CompiledServer[], proofs: readonly Proof[]): string =>
  compiled
    .map(({ server, tenant, rules, placement }) => {
      const proof = proofs.find((candidate) => candidate.server === server);
      return [
        `${server} (tenant ${tenant}): ${rules.length} rules`,
        ...placement.rules.map(ruleLine),
        ...placementLines(placement),
        ...(proof === undefined ? [] : ['  properties (scenario C.7)', ...proof.properties.flatMap(propertyLines)]),
      ].join('\n');
    })
    .join('\n\n');

const ruleLine = ({ name, precedence, number }: Placement['rules'][number]): string =>
  `  ${String(precedence).padStart(3)}  ${visible(name)}${number === precedence ? '' : ` (planned ${number})`}`;

const placementLines = ({ range, others, losing, winning, overrides }: Placement): readonly string[] => {
  const numbers = others.map(({ precedence }) => precedence).join(', ');
  const found = others.length === 0 ? 'no other custom rules' : `${others.length} other custom rules at ${numbers}`;
  return [
    `  placement: numbers ${range.from} to ${range.to}, ${found}; ${overrides.length} rules override standard rules as meant`,
    ...losing.map((contest) => `    changes a winner: ${contestText(contest, 'over')}`),
    ...winning.map((contest) => `    has no effect: ${contestText(contest, 'under')}`),
  ];
};

const contestText = ({ generated, custom, targets }: Contest, relation: string): string =>
  `${visible(generated.name)} (${generated.precedence}) ${relation} ${visible(custom.name)} (${custom.precedence}): ${targets.join(', ')}`;

const propertyLines = ({ id, statement, holds, evidence, open }: Proof['properties'][number]): readonly string[] => [
  `    ${holds ? 'holds' : 'FAILS'}  ${id}  ${statement}`,
  ...(holds ? [] : evidence.map((line) => `             ${visible(line)}`)),
  ...open.map((line) => `             not decided here: ${visible(line)}`),
];

/** The same for programs. */
export const compileSummaryJson = (compiled: readonly CompiledServer[], proofs: readonly Proof[]): string =>
  jsonText({
    servers: compiled.map(({ server, tenant, placement }) => ({
      server,
      tenant,
      rules: placement.rules,
      placement: { others: placement.others, losing: placement.losing, winning: placement.winning },
      properties: proofs.find((proof) => proof.server === server)?.properties ?? [],
    })),
    propertiesHold: proofs.every(({ properties }) => properties.every(({ holds }) => holds)),
  });
