/** What another party said, after what we say: ` (taskId already used)`; empty where it said nothing. */
export const aside = (said: string): string => said && ` (${said})`;

/** `3 hours`, `12 days`: as the language writes it, days from 49 hours on. */
export function farOff(language: string, hours: number): string {
  const [count, unit] = hours > 48 ? [Math.round(hours / 24), 'day'] : [hours, 'hour'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

/** `queue.task or queue.status`. */
export const eitherOf = (language: string, names: readonly string[]): string =>
  new Intl.ListFormat(language, { type: 'disjunction' }).format(names);
