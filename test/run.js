/**
 * `npm test`: the checks, the build, then every jest test. `npm run check`: the checks only.
 * One failure does not hide the next; the last line is `N passed, N failed`. Whatever did not run counts as failed.
 */
const { spawnSync } = require("node:child_process");
const path = require("node:path");
const { runCLI } = require("jest");

const ROOT = path.join(__dirname, "..");
const BIN = path.join(ROOT, "node_modules", ".bin");

const CHECKS = [
  { what: "types", command: ["tsc", "--noEmit"] },
  { what: "types of the pure rooms", command: ["tsc", "--noEmit", "-p", "tsconfig.pure.json"] },
  { what: "lint", command: ["eslint", ".", "--max-warnings", "0"] },
  { what: "format", command: ["prettier", "--check", "."] },
  { what: "dead code", command: ["knip"] },
];
const ARCHITECTURE = { what: "architecture", command: ["jest", "test/architecture.test.ts"] };
const BUILD = { what: "build", command: ["webpack", "--mode", "production"] };

/** Runs the steps one after another, and counts them. */
function runSteps(steps) {
  const failed = steps.filter(({ what, command: [program, ...args] }) => {
    console.log(`\n── ${what}: ${[program, ...args].join(" ")}`);
    const { status, error } = spawnSync(path.join(BIN, program), args, { cwd: ROOT, stdio: "inherit" });
    if (error) console.error(error.message);
    if (status !== 0) console.error(`── ${what} failed`);
    return status !== 0;
  });
  return { passed: steps.length - failed.length, failed: failed.length };
}

/** Runs every test under test/. A suite that could not start, and a test that was left out, are failures. */
async function runTests() {
  console.log("\n── tests");
  const { results } = await runCLI({ _: [], $0: "jest", ci: true }, [ROOT]);
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } =
    results;
  const failed = numFailedTests + numPendingTests + numTodoTests + numRuntimeErrorTestSuites;
  return { passed: numPassedTests, failed: numPassedTests + failed === 0 ? 1 : failed };
}

async function run(onlyChecks) {
  const steps = runSteps(onlyChecks ? [...CHECKS, ARCHITECTURE] : [...CHECKS, BUILD]);
  const tests = onlyChecks ? { passed: 0, failed: 0 } : await runTests();
  const failed = steps.failed + tests.failed;
  process.stdout.write(`\n${steps.passed + tests.passed} passed, ${failed} failed\n`, () =>
    process.exit(failed === 0 ? 0 : 1),
  );
}

void run(process.argv[2] === "check");
