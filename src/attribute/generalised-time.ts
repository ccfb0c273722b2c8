const pattern = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d{1,7})?Z$/;

/** Whether a text is a time in UTC as AD writes it, `20240131120000.0Z`, and a day that exists (hardening VAL-2). */
export const isGeneralisedTime = (text: string): boolean => {
  const match = pattern.exec(text);
  if (match === null) return false;
  const [, year, month, day, hour, minute, second] = match;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const time = Date.parse(iso);
  // Printing it back finds 30 February, which Date takes for 1 March.
  return !Number.isNaN(time) && new Date(time).toISOString() === iso;
};
