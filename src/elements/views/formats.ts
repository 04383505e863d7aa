/** Making one takes as long as a hundred uses, and a table has thousands. */
export function keep<Format>(make: (language: string) => Format): (language: string) => Format {
  const made = new Map<string, Format>();
  return (language) => {
    const format = made.get(language) ?? make(language);
    made.set(language, format);
    return format;
  };
}

/** Many a number is an id: nothing stands between its digits, and none is left out. */
export const numberFormat = keep(
  (language) => new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 20 }),
);

/** The exact moment. */
export const dateFormat = keep(
  (language) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }),
);
