/**
 * Takes comments and needless white space out of the CSS in `css` templates, which no minifier of JavaScript looks
 * into. Line breaks move behind the template, so that source maps stay right. Templates of HTML are left as they are.
 */
export function minifyStyles(folder) {
  return {
    name: 'minify-styles',
    transform(code, id) {
      if (!id.includes(`/${folder}/`) || !code.includes('css `')) return null;
      return { code: code.replace(/\bcss `([^`\\$]*)`/g, minifyTemplate), map: null };
    },
  };
}

function minifyTemplate(template, css) {
  const lines = template.split('\n').length - 1;
  return `css \`${minifyCss(css)}\`${'\n'.repeat(lines)}`;
}

/** The same rules in fewer bytes. Strings stay; a space goes only where CSS never gives it a meaning. */
export function minifyCss(css) {
  return css
    .replace(/('[^'\n]*'|"[^"\n]*")|\/\*[\s\S]*?\*\//g, (_, text) => text ?? ' ')
    .split(/('[^'\n]*'|"[^"\n]*")/)
    .map((part, i) => (i % 2 ? part : withoutSpace(part)))
    .join('')
    .trim();
}

function withoutSpace(css) {
  return css
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    // Behind a colon only: before one, a space is a descendant's selector.
    .replace(/: /g, ':')
    .replace(/;}/g, '}');
}
