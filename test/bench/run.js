/**
 * Runs test/bench/index.ts in plain Node: TypeScript is translated file by file as it is required.
 * `node test/bench/run.js [part of a file's name …]`.
 */
const fs = require("node:fs");
const Module = require("node:module");
const { transformSync } = require("@swc/core");

function compile(module, filename) {
  const { code } = transformSync(fs.readFileSync(filename, "utf8"), {
    filename,
    jsc: {
      parser: { syntax: "typescript", tsx: filename.endsWith("x") },
      transform: { react: { runtime: "automatic" } },
      target: "es2022",
    },
    module: { type: "commonjs" },
    sourceMaps: "inline",
  });
  module._compile(code, filename);
}

Module._extensions[".ts"] = compile;
Module._extensions[".tsx"] = compile;

void require("./index").runBenches(process.argv.slice(2));
