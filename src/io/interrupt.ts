/** Signals that ask a process to end, and the exit code that says so (hardening OUT-4). */
const signals = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const;

/** Lets `clean` come first when a signal ends this process; what is returned takes that back. */
export const beforeInterrupt = (clean: () => void | Promise<void>): (() => void) => {
  const handlers = signals.map(([signal, code]) => {
    const handler = (): void => {
      void Promise.resolve(clean()).then(() => process.exit(code));
    };
    process.on(signal, handler);
    return [signal, handler] as const;
  });
  return () => {
    for (const [signal, handler] of handlers) process.off(signal, handler);
  };
};
