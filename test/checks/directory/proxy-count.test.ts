import { proxyCount } from '../../../src/checks/directory/proxy-count.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

const many = (count: number) => [
  user({ proxyAddresses: Array.from({ length: count }, (_, i) => `smtp:a${i}@contoso.com`) }),
];

directoryCases(proxyCount, {
  fires: { '301': many(301), '333': many(333) },
  quiet: { '300': many(300) },
});
