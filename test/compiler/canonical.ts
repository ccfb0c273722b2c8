export const canonical = (t: string) => t;
