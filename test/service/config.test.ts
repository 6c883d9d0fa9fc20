import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { policyFile, readConfig } from "../../src/service/config";
import { readPolicy } from "../../src/service/policy-file";
import { makeFolder, removeFolders } from "../support/service";

afterAll(removeFolders);

/** What a configuration is refused with. */
function mistakes(args: readonly string[], environment: Readonly<Record<string, string>> = {}): string {
  try {
    readConfig(args, environment);
  } catch (caught) {
    return caught instanceof Error ? caught.message : "";
  }
  return "";
}

describe("the configuration", () => {
  it("has the defaults of the README", () => {
    const config = readConfig(["serve"], {});
    expect(config).toMatchObject({
      command: "serve",
      HOST: "127.0.0.1",
      PORT: 3000,
      DATA_DIR: join(process.cwd(), ".data"),
      BACKEND: "embedded",
      SAMPLE_CONTACTS: 2500,
      PREVIEW: true,
      LOG_LEVEL: "info",
    });
    expect(config.API_RATE).toEqual([
      { most: 3, windowMs: 1000, per: "Second" },
      { most: 60, windowMs: 60_000, per: "Minute" },
      { most: 5000, windowMs: 86_400_000, per: "Day" },
    ]);
  });

  it("takes --contacts from the command line before SAMPLE_CONTACTS", () => {
    expect(readConfig(["start", "--contacts", "12"], { SAMPLE_CONTACTS: "7" }).SAMPLE_CONTACTS).toBe(12);
    expect(readConfig(["--contacts=0", "start"], {}).SAMPLE_CONTACTS).toBe(0);
    expect(readConfig(["start"], { SAMPLE_CONTACTS: "7" }).SAMPLE_CONTACTS).toBe(7);
  });

  it("takes a variable that is set to nothing for one that is not set", () => {
    expect(readConfig(["serve"], { PORT: "", API_RATE: " " }).PORT).toBe(3000);
  });

  it("[SE7] shows the preview on loopback only, unless told", () => {
    expect(readConfig(["serve"], { HOST: "0.0.0.0" }).PREVIEW).toBe(false);
    expect(readConfig(["serve"], { HOST: "0.0.0.0", PREVIEW: "on" }).PREVIEW).toBe(true);
    expect(readConfig(["serve"], { PREVIEW: "off" }).PREVIEW).toBe(false);
  });

  it("reports every mistake at once, by name, with what would be right", () => {
    const text = mistakes(["start", "--contacts", "many", "--loud"], {
      PORT: "70000",
      API_RATE: "3 per second",
      API_KEY: "short",
      LOG_LEVEL: "chatty",
      PREVIEW: "yes",
    });
    expect(text.split("\n").filter((line) => line.startsWith("- "))).toEqual([
      "- --loud: no such option. There is --contacts N.",
      "- PORT: must be a port, 0–65535",
      "- API_KEY: must have at least 16 characters",
      "- API_RATE: must be like 3/s,60/min,5000/day, or off",
      "- --contacts: must be a whole number of 0 or more",
      "- PREVIEW: must be on or off",
      "- LOG_LEVEL: must be fatal, error, warn, info, debug, trace or silent",
    ]);
  });

  it("never quotes a secret in a mistake [SE1]", () => {
    expect(mistakes(["start"], { API_KEY: "hunter2", PORT: "x" })).not.toContain("hunter2");
  });

  it.each([
    [[], "No command. Say one of start, serve, excel."],
    [["launch"], "launch: no such command"],
    [["start", "serve"], "serve: a second command"],
  ])("refuses the command line %j", (args, message) => {
    expect(mistakes(args)).toContain(message);
  });
});

describe("the policy file", () => {
  const at = (environment: Readonly<Record<string, string>>) =>
    policyFile(readConfig(["serve"], { DATA_DIR: makeFolder(), ...environment }));

  it("is the defaults where there is none, but must exist where it is named", () => {
    expect(readPolicy(at({})).creditCeiling).toBe(250_000);
    expect(() => readPolicy(at({ POLICY: "/nowhere/policy.json" }))).toThrow(
      "POLICY: there is no file /nowhere/policy.json. Make it, or leave POLICY out.",
    );
  });

  it("reports every mistake at once", () => {
    const path = join(makeFolder(), "policy.json");
    writeFileSync(path, '{ "creditCeiling": -1, "discountLimit": 200, "creditCieling": 5 }');
    const read = () => readPolicy(at({ POLICY: path }));
    expect(read).toThrow(/creditCeiling: [^]*discountLimit: [^]*creditCieling/);
  });

  it("says where it is no JSON", () => {
    const path = join(makeFolder(), "policy.json");
    writeFileSync(path, '{\n  "creditCeiling": 5,,\n}');
    expect(() => readPolicy(at({ POLICY: path }))).toThrow("not valid JSON at line 2, column 22");
  });
});
