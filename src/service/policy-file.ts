// Reads the account's policies from their file, once, at start; every mistake is reported at once.
import { existsSync, readFileSync } from "node:fs";
import { Fault } from "../domain/fault";
import { defaultPolicy, policyShape, type Policy } from "../domain/policy";
import { parseJson } from "./json-text";

/** The policies of the file, the defaults where there is no file. Failure: a Fault "config" that names file and mistakes. */
export function readPolicy(file: { readonly path: string; readonly mustExist: boolean }): Policy {
  if (!existsSync(file.path)) {
    if (!file.mustExist) return defaultPolicy;
    throw new Fault("config", `POLICY: there is no file ${file.path}. Make it, or leave POLICY out.`);
  }
  const json = parseJson(readFileSync(file.path, "utf8"));
  if (!json.ok) throw new Fault("config", `The policy file ${file.path} is not JSON: ${json.message}.`);
  const parsed = policyShape.safeParse(json.value);
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.map(
    (issue) => `- ${issue.path.join(".") || "file"}: ${issue.message}`,
  );
  throw new Fault("config", `The policy file ${file.path} has mistakes.\n${mistakes.join("\n")}`);
}
