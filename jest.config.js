/** Jest runs TypeScript through SWC; the few packages that ship as ES modules only go through it too. */
const swc = [
  "@swc/jest",
  {
    jsc: {
      parser: { syntax: "typescript", tsx: true },
      transform: { react: { runtime: "automatic" } },
      target: "es2022",
    },
    module: { type: "commonjs" },
  },
];

const base = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  transform: { "\\.[jt]sx?$": swc },
  transformIgnorePatterns: [
    "/node_modules/(?!(@apidevtools/json-schema-ref-parser|@fastify/cookie|cookie|content-disposition|lodash-es|nanoid|kdbush|rbush|quickselect|cjk-regex|regexp-util|unicode-regex|franc-min|trigram-utils|collapse-white-space|n-gram)/)",
  ],
};

/** What stands on a database runs on each of them; what concerns one of them alone stands in a folder of its name. */
const onDatabases = [
  "<rootDir>/test/{service,backend}/**/*.test.ts",
  "<rootDir>/test/workbook/round-trip.test.ts",
];
const of = (name) => `/test/(service|backend)/${name}/`;

module.exports = {
  projects: [
    {
      ...base,
      displayName: "product",
      testMatch: ["**/*.test.ts", "**/*.test.tsx"],
      testPathIgnorePatterns: ["/node_modules/", "/test/(service|backend)/", "/test/workbook/round-trip"],
    },
    {
      ...base,
      displayName: "SQLite",
      testMatch: onDatabases,
      testPathIgnorePatterns: ["/node_modules/", of("postgres")],
    },
    {
      ...base,
      displayName: "PostgreSQL",
      testMatch: onDatabases,
      testPathIgnorePatterns: ["/node_modules/", of("sqlite")],
      globals: { testedDatabase: "PostgreSQL" },
      globalSetup: "<rootDir>/test/support/postgres/start.ts",
      globalTeardown: "<rootDir>/test/support/postgres/stop.ts",
    },
  ],
  testTimeout: 60000,
  // Two cores; a worker that has grown (the spreadsheet engine does) is replaced between two files.
  maxWorkers: 2,
  workerIdleMemoryLimit: "1GB",
};
