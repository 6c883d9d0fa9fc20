/**
 * The development page that runs the host's scenarios inside a real Excel and shows every difference between what
 * the host expects and what Excel does. It is not part of the production build.
 */
import "./compare.css";
import { findDifferences } from "./differences";
import type { Difference } from "./differences";
import { scenarios } from "./host/scenarios/all";
import type { Scenario } from "./host/scenarios/scenario";
import { element } from "./page";

interface Finding extends Difference {
  readonly scenario: string;
  readonly source: string;
}

/** A failure is what the scenario was seen to do: it is compared like any other answer. */
async function observe(scenario: Scenario): Promise<unknown> {
  try {
    return await scenario.run(Excel);
  } catch (reason) {
    return `failed: ${reason instanceof Error ? reason.message : String(reason)}`;
  }
}

const print = (value: unknown) => (value === undefined ? "undefined" : JSON.stringify(value));

function show({ scenario, path, expected, observed }: Finding): void {
  const row = document.createElement("tr");
  for (const text of [scenario, path, print(expected), print(observed)]) {
    row.insertCell().textContent = text;
  }
  element("rows", HTMLElement).append(row);
}

/** Runs every scenario, shows each difference as it is found, and answers all of them. */
async function runAll(): Promise<readonly Finding[]> {
  const progress = element("progress", HTMLElement);
  const findings: Finding[] = [];
  let differing = 0;
  for (const [index, scenario] of scenarios.entries()) {
    progress.textContent = `${index + 1} of ${scenarios.length}: ${scenario.name}`;
    const differences = findDifferences(scenario.expected, await observe(scenario));
    if (differences.length > 0) differing += 1;
    for (const difference of differences) {
      const finding = { scenario: scenario.name, source: scenario.source, ...difference };
      findings.push(finding);
      show(finding);
    }
  }
  progress.textContent = `${scenarios.length - differing} scenarios agree, ${differing} differ.`;
  return findings;
}

async function start(): Promise<void> {
  await Office.onReady();
  const run = element("run", HTMLButtonElement);
  const copy = element("copy", HTMLButtonElement);
  let findings: readonly Finding[] = [];
  run.addEventListener("click", () => {
    run.disabled = true;
    element("rows", HTMLElement).replaceChildren();
    void runAll().then((found) => {
      findings = found;
      run.disabled = false;
      copy.disabled = false;
    });
  });
  copy.addEventListener("click", () => {
    const { host, platform, version } = Office.context.diagnostics;
    const report = { host, platform, version, findings };
    void navigator.clipboard.writeText(JSON.stringify(report, null, 2));
  });
}

void start();
