import ts from 'typescript';

/**
 * Looks up which words a property of an exported class may be: empty where other values are allowed too.
 *
 * The manifest has types as they are written, which may be a name; the compiler knows what the name stands for.
 */
export function readWords(typesFile: string): (className: string, property: string) => string[] {
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, types: [], skipLibCheck: true, strict: true,
  };
  const program = ts.createProgram([typesFile], options);
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(typesFile)!)!;
  const classes = new Map(checker.getExportsOfModule(module).map((exported) => [exported.name, exported]));
  return (className, property) => {
    const found = classes.get(className);
    if (!found) throw new Error(`${typesFile} does not export ${className}: export it, or take it out of the manifest.`);
    const owner = found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
    const member = checker.getPropertyOfType(checker.getDeclaredTypeOfSymbol(owner), property);
    const type = member && checker.getTypeOfSymbol(member);
    const parts = type?.isUnion() ? type.types : [];
    const isWord = (part: ts.Type): part is ts.StringLiteralType => part.isStringLiteral();
    // An empty text stands for the default.
    return parts.every(isWord) ? parts.map(({ value }) => value).filter(Boolean) : [];
  };
}
