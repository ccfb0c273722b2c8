import { defineCheck } from '../define-check.js';

export const productVersion = defineCheck({
  id: 'rule-set/product-version',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'The version of Entra Connect is too old for a non-commercial cloud.',
  rationale: 'Setup calls and sign-in to 21Vianet and US Government need 2.4.21.0 or later.',
  avoid: 'version 2.1.1.0 for a 21Vianet tenant',
  prefer: 'version 2.4.21.0 or later',
  fix: 'Upgrade Entra Connect on this server, and export its configuration again.',
  source: 'scenario 0.6, F90',
  modes: ['F90'],
  needs: ['settings', 'workspace'],
  *run({ scenario, metaverse: { settings } }) {
    const cloud = scenario?.workspace.tenants.find(({ name }) => name === scenario.tenant)?.cloud;
    const version = settings.get('Microsoft.Synchronize.ServerConfigurationVersion') ?? '';
    if (cloud === undefined || cloud === 'global' || !/^\d+(?:\.\d+){1,3}$/.test(version)) return;
    const parts = version.split('.').map(Number);
    const needed = [2, 4, 21, 0];
    const at = needed.findIndex((part, i) => (parts[i] ?? 0) !== part);
    if (at >= 0 && (parts[at] ?? 0) < (needed[at] ?? 0)) yield { message: `this server runs version ${version}` };
  },
});
