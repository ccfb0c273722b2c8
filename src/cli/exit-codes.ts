/** Exit codes of every command (design 3, hardening ERR-3). */
export const exitCodes = { clean: 0, findings: 1, couldNotRun: 2 } as const;
