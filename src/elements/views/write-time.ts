/** A moment for people: the time alone when it is today, else the day too. */
export function writeTime(date: Date, now: Date, locale: string): string {
  const isToday = date.toDateString() === now.toDateString();
  const style: Intl.DateTimeFormatOptions = isToday
    ? { timeStyle: 'short' }
    : { dateStyle: 'medium', timeStyle: 'short' };
  return new Intl.DateTimeFormat(locale, style).format(date);
}
