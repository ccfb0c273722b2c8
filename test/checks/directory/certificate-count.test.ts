import { certificateCount } from '../../../src/checks/directory/certificate-count.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

const certificates = (count: number) => [
  user({ userCertificate: Array.from({ length: count }, () => new Uint8Array(1)) }),
];

directoryCases(certificateCount, {
  fires: { '16': certificates(16) },
  quiet: { '15': certificates(15) },
});
