import { availabilityShadowed } from '../../../src/checks/topology/availability-shadowed.js';
import { china, topologyCases } from '../cases.js';

const related = (domain: string) =>
  china({ availability: { organizationRelationships: [{ name: 'R', domains: [domain] }] } });

topologyCases(availabilityShadowed, {
  fires: { 'a domain of another tenant': related('contoso.com') },
  quiet: { 'a partner': related('fabrikam.example') },
});
