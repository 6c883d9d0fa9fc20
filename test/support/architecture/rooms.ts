// The rooms of the house as data: who may import whom, which packages, and who may say which ambient name.
// docs and people read this table too: a change here is a decision.

export interface Room {
  /** Path of a folder or file under src/; the longest that fits a file is its room. */
  readonly path: string;
  /** Paths under src/ that it may import, besides itself. */
  readonly imports: readonly string[];
  /** Packages it may import; `@scope/*` allows a scope, `*` any, `node:*` Node's own. */
  readonly packages: readonly string[];
  /** Why the wall stands, and where what was wanted belongs. */
  readonly why: string;
  readonly instead: string;
}

export const rooms: readonly Room[] = [
  {
    path: "domain",
    imports: [],
    packages: ["zod", "i18n-iso-countries", "libphonenumber-js", "postcode-validator", "stdnum"],
    why: "domain says what things are; pane and service run the same rules on it, so it depends on nothing",
    instead: "hand the value in as a parameter, or move the code to the room that knows both",
  },
  {
    path: "contract",
    imports: ["domain"],
    packages: ["zod"],
    why: "contract is how the wire speaks, used by both ends; it can know neither end",
    instead:
      "keep here only the shape and its mapping; reading and sending belong in backend, service or taskpane",
  },
  {
    path: "plan",
    imports: ["domain"],
    packages: ["@noble/hashes"],
    why: "the pane's plan and the service's must come out the same, wherever they are made [PL7]",
    instead: "take clock, ids, backend and journal as parameters of the function",
  },
  {
    path: "workbook",
    imports: ["domain", "plan"],
    packages: [],
    why: "how sheets are laid out and read back is tested without Excel; only excel.ts touches a host",
    instead: "return what shall be written as data, and let workbook/excel.ts write it",
  },
  {
    path: "backend",
    imports: ["domain", "contract", "plan", "service/database"],
    packages: ["kysely", "undici", "zod"],
    why: "a backend keeps records and applies plans; it does not know who asked, nor how",
    instead: "put what concerns sessions, routes or runs into service, and hand in what the backend needs",
  },
  {
    path: "connectors",
    imports: ["domain", "contract", "plan"],
    packages: ["undici", "zod"],
    why: "a connector turns another system's records into a draft; everything after that is the plan's",
    instead: "return a draft, and let service make and apply the plan",
  },
  {
    path: "service/database",
    imports: ["domain", "contract", "plan"],
    packages: ["kysely", "better-sqlite3", "pg", "zod", "@noble/hashes", "node:*"],
    why: "the embedded backend stands on the database; a database that knew the service would close a circle",
    instead: "hand in what the database needs, or move the code up into service",
  },
  {
    path: "service",
    imports: ["domain", "contract", "plan", "backend", "connectors", "service/database"],
    packages: ["*", "node:*"],
    why: "the service runs in Node; sheets and panes exist only in a browser",
    instead: "share it through domain, contract or plan",
  },
  {
    path: "taskpane",
    imports: ["domain", "contract", "plan", "workbook"],
    packages: ["react", "react-dom", "@fluentui/*", "@tanstack/react-virtual", "papaparse", "zod"],
    why: "the pane runs in Excel's browser and is kept small; it reaches the service over HTTP, Excel through workbook",
    instead: "ask the service over the contract in contract/app.ts, or move what both need into a pure room",
  },
  {
    path: "preview",
    imports: [],
    packages: ["@univerjs/*", "@microsoft/office-js", "rxjs", "react", "react-dom"],
    why: "a stand-in for Excel that knew the add-in could agree with its mistakes",
    instead:
      "speak to the pane through Office.js only, and write down here what Excel does, not what we need",
  },
];

export interface AmbientName {
  /** `process.env`, or a namespace such as `Excel` of which nothing may be used. */
  readonly name: string;
  /** Paths under src/ where it may stand; `*` at the end allows every file that begins so. */
  readonly allowed: readonly string[];
  readonly why: string;
  readonly instead: string;
}

export const ambientNames: readonly AmbientName[] = [
  {
    name: "process.env",
    allowed: ["service/config.ts"],
    why: "all configuration is read in one place, checked by one schema, and every mistake is told at once",
    instead: "add the variable to service/config.ts, and take its value as a parameter",
  },
  {
    name: "Excel",
    allowed: ["workbook/excel.ts", "workbook/excel-*", "preview/host", "preview/compare.ts"],
    why: "only excel.ts and its parts speak to Excel, so that its quirks are met, tested and mended in one place",
    instead: "describe what is wanted as data in workbook, and call a function of workbook/excel.ts",
  },
  {
    name: "Office",
    allowed: ["taskpane", "workbook/excel.ts", "workbook/excel-*", "preview"],
    why: "only what runs inside Office can know that Office is there",
    instead: "take the value (a theme, a setting, a document's id) as a parameter",
  },
];
