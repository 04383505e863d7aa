/** Markup that is safe to send. Only {@link html} makes it. */
class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type { Html };

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A template tag: every value is escaped, except markup that this tag made. */
export function html(strings: TemplateStringsArray, ...values: (string | Html | Html[])[]): Html {
  const text = strings.reduce((before, after, index) => before + toText(values[index - 1]!) + after);
  return new Html(text);
}

function toText(value: string | Html | Html[]): string {
  if (Array.isArray(value)) return value.map((each) => each.text).join('');
  return value instanceof Html ? value.text : value.replace(/[&<>"']/g, (character) => entities[character]!);
}
