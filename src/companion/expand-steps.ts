import type { Tenant, Workspace } from '../model/workspace.js';
import { type Holes, tenantHoles } from './holes.js';
import type { PlatformKind, StepTemplate } from './step.js';
import { variantsOf } from './variants.js';

/** The organisation or service that one script configures. */
export interface Platform {
  readonly kind: PlatformKind;
  /** The tenant; `null` on-premises. */
  readonly tenant: Tenant | null;
}

/** A step for one tenant or domain. */
export interface Step {
  readonly template: StepTemplate;
  readonly holes: Holes;
}

/** On-premises, ADFS, and every tenant in the order of the workspace. */
export const platformsOf = (workspace: Workspace): readonly Platform[] => [
  { kind: 'onPremises', tenant: null },
  { kind: 'adfs', tenant: null },
  ...workspace.tenants.map((tenant): Platform => ({ kind: 'tenant', tenant })),
];

/** The steps of a platform, repeated as each template says; steps without what they need are left out. */
export const stepsOf = (
  templates: readonly StepTemplate[],
  workspace: Workspace,
  platform: Platform,
  claimRules: string,
): readonly Step[] => {
  const options = new Map(Object.entries(workspace.options));
  return templates
    .filter(({ platform: kind }) => kind === platform.kind)
    .filter(({ when }) => Object.entries(when ?? {}).every(([name, value]) => String(options.get(name)) === value))
    .flatMap((template) =>
      variantsOf(template.each, workspace, platform.tenant, claimRules)
        .map((entries): Holes => new Map([...tenantHoles(workspace, platform.tenant), ...entries]))
        .filter((holes) => (template.needs ?? []).every((name) => holes.has(name)))
        .map((holes) => ({ template, holes })),
    );
};
