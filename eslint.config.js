/**
 * What is kept by lint: budgets, names, and what can be seen within one file. Who may import whom is kept by
 * test/architecture.test.ts. Comments cannot switch a rule off: change the code, or the rule for everybody.
 */
const reactHooks = require("eslint-plugin-react-hooks");
const tseslint = require("typescript-eslint");
const house = require("./eslint.house.js");

const PURE_ROOMS = ["src/domain/**", "src/contract/**", "src/plan/**", "src/workbook/**"];
const BROWSER_GLOBALS = [
  "window",
  "document",
  "navigator",
  "localStorage",
  "sessionStorage",
  "Excel",
  "Office",
];
/** Globals of a browser that are mostly a forgotten variable, and dialogs that an Office pane does not have. */
const TREACHEROUS_GLOBALS = [
  ...["name", "event", "status", "parent", "length", "top", "origin", "self", "find", "stop", "close"],
  ...["alert", "confirm", "prompt"],
];

const syntaxOfSources = [
  {
    selector: "ExportDefaultDeclaration",
    message: "Export by name: one thing has one name everywhere.",
  },
  {
    selector: "ExportAllDeclaration, ExportNamedDeclaration[source]",
    message: "No barrels: import from the file that makes the thing.",
  },
  {
    selector: "TSEnumDeclaration",
    message: "Use a closed union of strings or of objects with `kind`; an enum is code at run time.",
  },
  {
    selector: ":function > AssignmentPattern.params > Literal.right[raw=/^(true|false)$/]",
    message: "No flag arguments: make two functions, or one options object with a word for each choice.",
  },
];

const syntaxOfPureRooms = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']",
    message: "Pure rooms have no clock: take `now` as a parameter.",
  },
];

const syntaxOfTests = [
  {
    selector:
      "MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|only|todo|failing)$/], Identifier[name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]",
    message: "A test runs or is deleted.",
  },
  {
    selector:
      "MemberExpression[object.name='jest'][property.name=/^(mock|doMock|unstable_mockModule|spyOn)$/]",
    message: "No mocks of our own code: use the real thing, or a stub of a foreign system on loopback.",
  },
  {
    selector: "NewExpression[callee.name='Promise'] CallExpression[callee.name='setTimeout']",
    message: "No sleeps: wait for what should happen (an event, an answer, a state).",
  },
];

const off = (...names) => Object.fromEntries(names.map((name) => [`@typescript-eslint/${name}`, "off"]));

module.exports = tseslint.config(
  { ignores: ["dist/", "coverage/", ".data/"] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "off" } },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: __dirname } },
    rules: {
      "@typescript-eslint/ban-ts-comment": ["error", { minimumDescriptionLength: 1000 }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/naming-convention": ["error", ...house.naming],
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/no-namespace": ["error", { allowDeclarations: true }],
      "@typescript-eslint/no-unnecessary-condition": ["error", { allowConstantLoopConditions: true }],
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/unbound-method": "off",
    },
  },
  {
    files: ["**/*.{ts,tsx,js}"],
    plugins: { house: { rules: house.rules } },
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "house/file-name": "error",
      "house/opening-comment": "error",
      "max-depth": ["error", 3],
      "max-lines": ["error", 300],
      "no-console": "error",
      "no-restricted-globals": ["error", ...TREACHEROUS_GLOBALS],
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx"], location: "anywhere" }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
    },
  },
  {
    files: ["src/**"],
    rules: {
      "max-params": ["error", 3],
      "max-lines-per-function": ["error", { max: 60 }],
      "no-restricted-syntax": ["error", ...syntaxOfSources],
    },
  },
  {
    files: ["src/**/*.tsx"],
    plugins: { "react-hooks": reactHooks },
    rules: {
      ...reactHooks.configs.flat.recommended.rules,
      // Speaks to React's compiler, which is not used here.
      "react-hooks/incompatible-library": "off",
      "house/component-file": "error",
      "max-lines-per-function": ["error", { max: 90 }],
    },
  },
  {
    files: PURE_ROOMS,
    ignores: ["src/workbook/excel.ts", "src/workbook/excel-*.ts"],
    rules: {
      "no-restricted-syntax": ["error", ...syntaxOfSources, ...syntaxOfPureRooms],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "Pure rooms have no clock: take `now` as a parameter." },
        {
          object: "Math",
          property: "random",
          message: "Pure rooms have no chance: take ids as a parameter.",
        },
      ],
    },
  },
  {
    files: ["src/service/**", "src/backend/**", "src/connectors/**"],
    rules: { "no-restricted-globals": ["error", ...TREACHEROUS_GLOBALS, ...BROWSER_GLOBALS] },
  },
  {
    files: ["test/**/*.{ts,tsx}"],
    rules: {
      ...off("no-unsafe-assignment", "no-unsafe-member-access", "no-unsafe-argument", "no-unsafe-return"),
      ...off("no-unsafe-call", "no-unnecessary-condition"),
    },
  },
  {
    files: ["test/**/*.test.{ts,tsx}"],
    rules: { "house/opening-comment": "off", "no-restricted-syntax": ["error", ...syntaxOfTests] },
  },
  { files: ["*.js", "test/**/*.js"], rules: { "no-console": "off" } },
);
