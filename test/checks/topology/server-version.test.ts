import { serverVersion } from '../../../src/checks/topology/server-version.js';
import { topologyCases } from '../cases.js';

const server = (version: string, allowedHosts = ['*.partner.microsoftonline.cn']) => ({
  companion: { servers: { C: { version, allowedHosts } } },
});

topologyCases(serverVersion, {
  fires: { old: server('2.4.20.9'), 'no host of the cloud': server('2.5.0.0', ['*.microsoftonline.com']) },
  quiet: { 'new': server('2.4.21.0') },
});
