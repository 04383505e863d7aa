/** Making one takes as long as a hundred uses, and a table has thousands. */
export function keep<Format>(make: (language: string) => Format): (language: string) => Format {
  const made = new Map<string, Format>();
  return (language) => {
    const format = made.get(language) ?? make(language);
    made.set(language, format);
    return format;
  };
}

export const numberFormat = keep((language) => new Intl.NumberFormat(language));

/** The exact moment. */
export const dateFormat = keep(
  (language) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }),
);
