/** Names Windows keeps for devices, with or without an extension. */
const device = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;

/** Why a server or tenant name cannot become a folder or file name, or null (hardening OUT-1). */
export const nameProblem = (name: string): string | null => {
  if (name.length > 60) return 'it is longer than 60 characters';
  if (/[^A-Za-z0-9-]/.test(name)) return 'only ASCII letters, digits and hyphens survive in a file name';
  if (name.startsWith('-') || name.endsWith('-')) return 'it starts or ends with a hyphen';
  return device.test(name) ? 'Windows keeps it for a device' : null;
};

/** Why a text is no DNS domain name, or null (hardening VAL-4). */
export const domainProblem = (domain: string): string | null => {
  if (domain.length > 255) return 'it is longer than 255 characters';
  for (const label of domain.split('.')) {
    if (label === '') return 'it has an empty label';
    if (label.length > 63) return 'a label is longer than 63 characters';
    if (label.startsWith('-') || label.endsWith('-')) return 'a label starts or ends with a hyphen';
    if (label.includes('_')) return 'underscores are not allowed in mail domains';
  }
  return null;
};
