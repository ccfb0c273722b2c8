import { compareText } from '../base/order.js';
import type { ObjectError } from '../engine/cs-object.js';
import type { EngineResult } from '../engine/engine.js';
import { engineFindingKinds } from '../engine/finding-kinds.js';
import type { OrderDependence, OrderDifference } from '../engine/order-dependence.js';
import type { EngineRemark } from '../engine/remarks.js';
import type { Finding } from '../model/finding.js';
import { startOf } from '../model/finding-kind.js';

/** What the engine of a server has to say, as findings in its tenant: errors of objects, remarks, and what hinges on an order. */
export const engineFindings = (
  tenant: string,
  { errors, remarks, orders }: Pick<EngineResult, 'errors' | 'remarks' | 'orders'>,
): readonly Finding[] => [
  ...errors.map((error) => errorFinding(tenant, error)),
  ...remarks.map((remark) => remarkFinding(tenant, remark)),
  ...orders.dependent.map((one) => orderFinding(tenant, one)),
];

/** The errors a server would report on objects (ERR-1, ERR-3). */
const errorFinding = (tenant: string, { error, message, dn, connector, rule }: ObjectError): Finding => ({
  ...startOf(engineFindingKinds[error], rule === undefined ? message : `rule \`${rule}\`: ${message}`),
  tenant,
  objects: [dn],
  help: `The object keeps its previous state on \`${connector}\`; correct the rule or the data and synchronise again.`,
  marks: [],
});

const remarkFinding = (tenant: string, { diagnostic, objects, marks }: EngineRemark): Finding => {
  const { code: check, severity, message, at, help } = diagnostic;
  return {
    check,
    severity,
    message,
    modes: [],
    tenant,
    objects,
    ...(at === undefined ? {} : { at }),
    ...(help === undefined ? {} : { help }),
    marks,
  };
};

/** STG-14: what happens to these objects is chance. */
const orderFinding = (tenant: string, { objects, differences }: OrderDependence): Finding => {
  const shown = differences.slice(0, 3).map(differenceText);
  const more = differences.length > shown.length ? `; and ${differences.length - shown.length} more` : '';
  const kind = engineFindingKinds['order-dependent'];
  return {
    ...startOf(
      kind,
      `the result depends on the order in which these objects are processed: ${shown.join('; ')}${more}`,
    ),
    tenant,
    objects: [...objects].sort(compareText),
    help: kind.fix,
    marks: ['STG-14'],
  };
};

const differenceText = ({ dn, connector, kind, details }: OrderDifference): string => {
  switch (kind) {
    case 'existence':
      return `\`${dn}\` is exported to \`${connector}\` in one order only`;
    case 'attributes':
      return `${details.map((name) => `\`${name}\``).join(', ')} of \`${dn}\` on \`${connector}\` differ`;
    case 'error':
      return `\`${dn}\` is in error in one order only (\`${details.join()}\`)`;
  }
};
