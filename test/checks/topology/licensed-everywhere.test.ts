import { licensedEverywhere } from '../../../src/checks/topology/licensed-everywhere.js';
import { workspace } from '../build.js';
import { topologyCases } from '../cases.js';

const licensed = (...values: string[]) => ({
  workspace: workspace({
    tenants: workspace().tenants.map((tenant, i) => ({
      ...tenant,
      licensing: { kind: 'attribute', attribute: 'extensionAttribute14', values: [values[i] ?? ''] } as const,
    })),
  }),
});

topologyCases(licensedEverywhere, {
  fires: { 'the same value': licensed('E5', 'e5') },
  quiet: { 'a value each': licensed('E5', 'E5-CN'), home: {} },
});
