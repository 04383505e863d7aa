/** What a figure is meant to be; ratios and counts only, because times are those of one machine. */
export type Goal = { atMost: number } | { atLeast: number } | { exactly: number };

const missed: string[] = [];

export function heading(text: string): void {
  console.log(`\n${text}`);
}

/** Prints one figure with its goal and whether it is met. */
export function row(what: string, figure: number, goal?: Goal, unit = ''): void {
  const verdict = goal ? `[${words(goal)}${unit}] ${isMet(figure, goal) ? 'met' : 'missed'}` : '';
  if (goal && !isMet(figure, goal)) missed.push(what);
  console.log(`  ${what.padEnd(66)} ${`${written(figure)}${unit}`.padStart(12)}  ${verdict}`);
}

/** A figure that is this machine's: for orientation. */
export const aside = (what: string, figure: string) => console.log(`  ${what.padEnd(66)} ${figure.padStart(12)}`);

/** The last line. A missed goal is not a failure of the run: the figures are for reading. */
export function summary(): void {
  console.log(missed.length ? `\nMissed: ${missed.join('; ')}.` : '\nAll goals are met.');
}

function isMet(figure: number, goal: Goal): boolean {
  if ('exactly' in goal) return figure === goal.exactly;
  // As written: 1.104 counts as 1.10.
  const rounded = Number(written(figure));
  return 'atMost' in goal ? rounded <= goal.atMost : rounded >= goal.atLeast;
}

function words(goal: Goal): string {
  if ('exactly' in goal) return `exactly ${goal.exactly}`;
  return 'atMost' in goal ? `at most ${goal.atMost}` : `at least ${goal.atLeast}`;
}

const written = (figure: number) => (Number.isInteger(figure) ? String(figure) : figure.toFixed(2));
