/** A line of the directory as JSON.parse gives it, and what would be exported for it. */
type Line = Readonly<Record<string, unknown>>;

export function globalUser(ad: Line, anchor: string): Line | null;
export function chinaUser(ad: Line, anchor: string): Line | null;
export function base64OfGuid(text: string): string;
