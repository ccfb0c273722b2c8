import { type Reference, reference } from './value.js';

/** What an open reference starts with: no value holds this character (hardening IN-3). */
export const openMark = '\u0001';

/**
 * A reference to an object of the directory by its number, while nobody knows yet what becomes of the object: directories are
 * processed in parts, and what it leads to is filled in when all parts are done.
 */
export const openReference = (number: number): Reference => reference(`${openMark}${number}`);

/** Whether a text stands for an open reference. */
export const isOpen = (text: string): boolean => text.startsWith(openMark);

/** The number of the object that an open reference stands for. */
export const openNumber = (text: string): number => Number(text.slice(openMark.length));
