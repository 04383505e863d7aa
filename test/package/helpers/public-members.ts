import ts from 'typescript';

const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;

/**
 * What a page may use of each exported class, as the published types have it: members of its own that are neither
 * private, protected nor marked as internal.
 */
export function readPublicMembers(typesFile: string): Map<string, Set<string>> {
  const program = ts.createProgram([typesFile], {
    module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [], skipLibCheck: true, strict: true,
  });
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(typesFile)!)!;
  const found = new Map<string, Set<string>>();
  for (const exported of checker.getExportsOfModule(module)) {
    const owner = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const members = owner.declarations?.filter(ts.isClassDeclaration).flatMap(({ members }) => [...members]);
    if (members) found.set(exported.name, new Set(members.filter(isPublic).map(({ name }) => name?.getText() ?? '')));
  }
  return found;
}

function isPublic(member: ts.ClassElement): boolean {
  const isInternal = ts.getJSDocTags(member).some(({ tagName }) => tagName.text === 'internal');
  const isOwn = member.name !== undefined && !ts.isPrivateIdentifier(member.name);
  return isOwn && !isInternal && (ts.getCombinedModifierFlags(member) & hidden) === 0;
}
