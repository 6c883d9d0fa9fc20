// What a source file says that concerns the architecture: its imports, and the ambient names it uses. Parses with the TypeScript API,
// so that a comment or a string that looks like an import is none.
import ts from "typescript";

export interface Mention {
  readonly name: string;
  readonly line: number;
}

export interface Source {
  /** Module names as written, of every import, export from, import(), import type and require. */
  readonly imports: readonly Mention[];
  /** Uses of names that nothing in the file declares: `process.env.PORT` gives `process` and `process.env`. */
  readonly ambient: readonly Mention[];
}

/** Reads one file's text; its name tells TypeScript from TSX. */
export function readSource(name: string, text: string): Source {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
  const imports: Mention[] = [];
  const ambient: Mention[] = [];
  const mention = (of: string, node: ts.Node): Mention => ({
    name: of,
    line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1,
  });
  const visit = (node: ts.Node): void => {
    const module = importedModule(node);
    if (module !== undefined) imports.push(mention(module, node));
    ambient.push(...globalNames(node).map((name) => mention(name, node)));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { imports, ambient };
}

function importedModule(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return textOf(node.argument.literal);
  if (ts.isExternalModuleReference(node)) return textOf(node.expression);
  if (!ts.isCallExpression(node)) return undefined;
  const { expression } = node;
  const imports = expression.kind === ts.SyntaxKind.ImportKeyword;
  const requires = ts.isIdentifier(expression) && expression.text === "require";
  return imports || requires ? textOf(node.arguments[0]) : undefined;
}

const textOf = (node: ts.Node | undefined): string | undefined =>
  node && ts.isStringLiteralLike(node) ? node.text : undefined;

/** What an identifier says of a global: `Excel.run` gives [Excel, Excel.run], and so does `globalThis.Excel.run`. */
function globalNames(node: ts.Node): string[] {
  const subject = ts.isIdentifier(node) ? globalSubject(node) : undefined;
  if (!subject) return [];
  const { text } = node as ts.Identifier;
  return [text, ...membersOf(subject).map((member) => `${text}.${member}`)];
}

/** The expression that may stand for a global, or nothing where the identifier is a member's or a declaration's name. */
function globalSubject(node: ts.Identifier): ts.Node | undefined {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    return /^(globalThis|window)$/.test(parent.expression.getText()) ? parent : undefined;
  }
  if (ts.isQualifiedName(parent)) return parent.left === node ? node : undefined;
  if (ts.isShorthandPropertyAssignment(parent)) return node;
  return "name" in parent && parent.name === node ? undefined : node;
}

function membersOf(subject: ts.Node): string[] {
  const { parent } = subject;
  if (ts.isQualifiedName(parent)) return [parent.right.text];
  if (ts.isPropertyAccessExpression(parent) && parent.expression === subject) return [parent.name.text];
  if (ts.isElementAccessExpression(parent)) return [textOf(parent.argumentExpression) ?? ""];
  if (!ts.isVariableDeclaration(parent) || !ts.isObjectBindingPattern(parent.name)) return [];
  return parent.name.elements.map(({ propertyName, name }) => (propertyName ?? name).getText());
}
