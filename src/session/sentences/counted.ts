type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/**
 * A sentence with a number in it, by the rules of a language.
 *
 * @param forms by plural category; `#` stands for the number
 * @see https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
 */
export function counted(language: string, forms: Forms): (count: number) => string {
  const rules = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  return (count) => (forms[rules.select(count)] ?? forms.other).replace('#', number.format(count));
}
