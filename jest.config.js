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

module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  transform: { "\\.[jt]sx?$": swc },
  transformIgnorePatterns: [
    "/node_modules/(?!(@fastify/cookie|cookie|content-disposition|lodash-es|nanoid|kdbush|rbush|quickselect|cjk-regex|regexp-util|unicode-regex|franc-min|trigram-utils|collapse-white-space|n-gram)/)",
  ],
  testTimeout: 60000,
  // Two cores; a worker that has grown (the spreadsheet engine does) is replaced between two files.
  maxWorkers: 2,
  workerIdleMemoryLimit: "1GB",
};
