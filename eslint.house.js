/**
 * The house's own lint rules: how files and things are called, and that every file says what it is.
 * Each refusal says what to do instead.
 */
const path = require("node:path");

const BANNED_NAMES =
  /^(utils?|helpers?|types?|common|misc|shared|lib|constants|interfaces|models?|base|manager)$/i;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|bench|config|house|d))?$/;
const PASCAL = /^([A-Z][a-z0-9]*)+(\.test)?$/;
/** The pages' entries, which the bundler starts from. Any other `index` would be a barrel. */
const ENTRIES = ["src/taskpane/index.tsx", "src/preview/index.ts", "src/preview/index.tsx"];
const MAX_OPENING_LINES = 4;

/** What is wrong with a file's name (its path within the project), if anything. */
function nameFault(file) {
  const { name, ext } = path.posix.parse(file);
  const words = name.replace(/\.(test|bench)$/, "").split("-");
  if (words.length === 1 && BANNED_NAMES.test(words[0])) {
    return `“${name}” says nothing of what is inside. Name the file after its subject, or put the code where it is used.`;
  }
  if (name === "index" && file.startsWith("src/") && !ENTRIES.includes(file)) {
    return "No barrels: import from the file that makes the thing, and delete this one.";
  }
  if (ext === ".tsx" && PASCAL.test(name)) return undefined;
  if (!KEBAB.test(name))
    return `Name the file in kebab-case (a component's file: PascalCase.tsx), not “${name}”.`;
  return undefined;
}

const fileName = {
  meta: { type: "suggestion", schema: [] },
  create: (context) => ({
    Program(node) {
      const file = path.relative(context.cwd, context.filename).split(path.sep).join("/");
      const message = nameFault(file);
      if (message) context.report({ node, loc: { line: 1, column: 0 }, message });
    },
  }),
};

const componentFile = {
  meta: { type: "suggestion", schema: [] },
  create: (context) => ({
    Program(program) {
      const { name, ext } = path.parse(context.filename);
      if (ext !== ".tsx" || !PASCAL.test(name) || name.endsWith(".test")) return;
      const values = program.body
        .filter((node) => node.type === "ExportNamedDeclaration" && node.exportKind !== "type")
        .flatMap(
          ({ declaration }) => declaration?.declarations?.map(({ id }) => id.name) ?? [declaration?.id?.name],
        );
      if (values.length === 1 && values[0] === name) return;
      const message = `${name}.tsx exports the component ${name} and nothing else. Move the rest to a file of its own.`;
      context.report({ loc: { line: 1, column: 0 }, message });
    },
  }),
};

/** The lines of text in the comment that a file begins with; 0 where it begins with code. */
function openingLines(sourceCode) {
  const comments = sourceCode.getAllComments();
  const firstToken = sourceCode.ast.tokens[0];
  const opening = comments.filter((comment) => !firstToken || comment.range[1] <= firstToken.range[0]);
  const first = opening.filter(
    (comment, at) => at === 0 || comment.loc.start.line === opening[at - 1].loc.end.line + 1,
  );
  return first.flatMap((comment) => comment.value.split("\n")).filter((line) => /[\p{L}\p{N}]/u.test(line))
    .length;
}

const openingComment = {
  meta: { type: "suggestion", schema: [] },
  create: (context) => ({
    Program() {
      const lines = openingLines(context.sourceCode);
      if (lines >= 1 && lines <= MAX_OPENING_LINES) return;
      const message =
        lines === 0
          ? "Open the file with one to four lines: what it is and what it must not know."
          : `The opening comment has ${lines} lines: keep it to ${MAX_OPENING_LINES}, move the rest to docs/ or to the code it speaks of.`;
      context.report({ loc: { line: 1, column: 0 }, message });
    },
  }),
};

/** For @typescript-eslint/naming-convention. */
const naming = [
  {
    selector: "interface",
    format: ["PascalCase"],
    custom: { regex: "^(I[A-Z]|Base[A-Z])|Manager$", match: false },
  },
  {
    selector: ["class", "typeAlias", "typeParameter"],
    format: ["PascalCase"],
    custom: { regex: "^Base[A-Z]|Manager$", match: false },
  },
  { selector: ["function", "method"], format: ["camelCase", "PascalCase"], leadingUnderscore: "allow" },
];

module.exports = {
  naming,
  rules: { "file-name": fileName, "component-file": componentFile, "opening-comment": openingComment },
};
