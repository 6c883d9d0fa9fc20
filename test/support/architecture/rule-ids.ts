// Rule ids: those that docs/rules.md defines, and those that tests quote in brackets in their titles.
import ts from "typescript";

const DEFINITION = /^\s*- \*\*([A-Z]{2}\d+)\*\*/gm;
const BRACKETS = /\[([^\]]*)\]/g;
const ID = /\b[A-Z]{2}\d+\b/g;
const TEST_WORDS = /^(it|test|describe)$/;

/** The ids that open a list item in bold: `- **CO1** E A contact …`, in order, repeated where the document repeats them. */
export const definedIds = (document: string): string[] =>
  [...document.matchAll(DEFINITION)].map(([, id]) => id ?? "");

/** The ids in brackets in the titles of tests and describe blocks: `it("[PL3] …")`, `it.each(…)("[CO3, CO4] …")`. */
export function quotedIds(name: string, text: string): string[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
  const ids: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && TEST_WORDS.test(rootWord(node.expression))) {
      const title = node.arguments[0]?.getText() ?? "";
      ids.push(...[...title.matchAll(BRACKETS)].flatMap(([, inside]) => inside?.match(ID) ?? []));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return ids;
}

/** `it` of `it(title)`, `it.each(rows)(title)` and it.each with a template; nothing for the call that takes the rows. */
function rootWord(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isTaggedTemplateExpression(node)) return objectOf(node.tag);
  return ts.isCallExpression(node) ? objectOf(node.expression) : "";
}

const objectOf = (node: ts.Expression): string =>
  ts.isPropertyAccessExpression(node) ? node.expression.getText() : "";
