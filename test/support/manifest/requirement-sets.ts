// Which of Excel's requirement sets a program needs: every Office.js member it uses is looked up in @types/office-js, whose comments say
// `[Api set: ExcelApi 1.9]`. What stands behind `isSetSupported("ExcelApi", "1.18")` in the same function is asked for by the code itself.
import { join } from "node:path";
import ts from "typescript";

/** Set name → highest version that the files (and all they import under src/) use unasked. */
export function usedRequirementSets(root: string, entries: readonly string[]): ReadonlyMap<string, string> {
  const config = ts.readConfigFile(join(root, "tsconfig.json"), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const program = ts.createProgram(
    entries.map((entry) => join(root, entry)),
    options,
  );
  const checker = program.getTypeChecker();
  const highest = new Map<string, string>();
  const visit = (node: ts.Node, allowed: ReadonlySet<string>): void => {
    const guarded = ts.isFunctionLike(node) ? new Set([...allowed, ...askedSets(node)]) : allowed;
    const used = ts.isIdentifier(node) ? setOf(checker, node) : undefined;
    if (used && !guarded.has(`${used.name} ${used.version}`)) {
      const before = highest.get(used.name);
      if (before === undefined || isHigher(used.version, before)) highest.set(used.name, used.version);
    }
    ts.forEachChild(node, (child) => visit(child, guarded));
  };
  const own = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(join(root, "src")));
  own.forEach((file) => visit(file, new Set()));
  return highest;
}

function setOf(checker: ts.TypeChecker, node: ts.Identifier): { name: string; version: string } | undefined {
  const declaration = checker.getSymbolAtLocation(node)?.declarations?.[0];
  if (!declaration?.getSourceFile().fileName.includes("@types/office-js")) return undefined;
  const comments =
    ts.getLeadingCommentRanges(declaration.getSourceFile().text, declaration.getFullStart()) ?? [];
  const comment = comments.map(({ pos, end }) => declaration.getSourceFile().text.slice(pos, end)).join("");
  const [, name, version] = /\[Api set: (ExcelApi\w*) (\d+\.\d+)\]/.exec(comment) ?? [];
  return name !== undefined && version !== undefined ? { name, version } : undefined;
}

/** `ExcelApi 1.18` and the like, of every isSetSupported(…) with literal arguments in a function. */
function askedSets(node: ts.Node): string[] {
  const own =
    ts.isCallExpression(node) && node.expression.getText().endsWith("isSetSupported") ? node.arguments : [];
  const [name, version] = own.map((argument) => (ts.isStringLiteralLike(argument) ? argument.text : ""));
  const below: string[] = [];
  ts.forEachChild(node, (child) => void below.push(...askedSets(child)));
  return name !== undefined && version !== undefined ? [`${name} ${version}`, ...below] : below;
}

const isHigher = (version: string, than: string): boolean =>
  version.localeCompare(than, "en", { numeric: true }) > 0;
