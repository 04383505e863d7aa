/**
 * An analyzer plugin that turns what is true of the source into what is true of the published package: paths of files
 * that are in it, the tag of each class, and public members only.
 */
export function forReaders() {
  return {
    name: 'for-readers',
    packageLinkPhase({ customElementsManifest: manifest }) {
      publishPaths(manifest);
      for (const file of manifest.modules) {
        file.declarations = file.declarations?.filter(({ name }) => file.exports?.some((entry) => entry.name === name));
        for (const declaration of file.declarations ?? []) tidy(declaration, file);
      }
      for (const file of manifest.modules) defineTag(file, manifest);
      manifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
    },
  };
}

// The source's paths stand at every depth, some with a slash before them.
function publishPaths(value) {
  if (!value || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) {
    if ((key === 'path' || key === 'module') && typeof inner === 'string') value[key] = published(inner);
    else publishPaths(inner);
  }
}

function published(path) {
  return path.replace(/^\/?src\/(.*)\.[jt]s$/, 'dist/$1.js');
}

function tidy(declaration, file) {
  // The analyzer cannot see through the guard that registers, but a class file is named after its tag.
  if (declaration.customElement) declaration.tagName ??= /([^/]+)\.js$/.exec(file.path)[1];
  if (declaration.members) declaration.members = declaration.members.filter(isPublic);
  // It makes events of `dispatchEvent(new TcStatusEvent(x))`, named "x" or nothing, beside the documented ones.
  if (declaration.events) declaration.events = declaration.events.filter(({ description }) => description);
  // What belongs together is documented together.
  declaration.cssParts &&= apart(declaration.cssParts);
  declaration.cssStates &&= apart(declaration.cssStates);
  // One sentence for all the classes of events.
  for (const member of declaration.members ?? []) {
    if (member.static && member.name === 'type') member.description ??= "The event's name.";
  }
  // Observed, but every element has it.
  if (declaration.attributes) declaration.attributes = declaration.attributes.filter(({ name }) => name !== 'id');
}

function apart(items) {
  return items.flatMap(({ name, ...rest }) => name.split(',').map((one) => ({ ...rest, name: one })));
}

function isPublic({ name, privacy, static: isStatic }) {
  const isPrivate = name.startsWith('#') || privacy === 'private' || privacy === 'protected';
  const forPlatform = isStatic ? /^(observedAttributes|getPropertyDescriptor)$/ : /^(handleEvent|host[A-Z].*)$/;
  return !isPrivate && !forPlatform.test(name);
}

function defineTag(file, manifest) {
  const tag = /^dist\/define\/(tc-[a-z-]+)\.js$/.exec(file.path)?.[1];
  if (!tag) return;
  for (const { path, declarations = [] } of manifest.modules) {
    const found = declarations.find(({ tagName }) => tagName === tag);
    if (!found) continue;
    file.exports = file.exports.filter(({ kind }) => kind !== 'custom-element-definition');
    const declaration = { name: found.name, module: path };
    file.exports.push({ kind: 'custom-element-definition', name: tag, declaration });
  }
}
