/**
 * The reference of the page bench: a bare Fastify route that sends the bytes of a file. `node bare-server.js FILE` prints its
 * address once it listens, and ends with its parent.
 */
const { readFileSync } = require("node:fs");
const fastify = require("fastify");

const bytes = readFileSync(process.argv[2] ?? "");
const app = fastify();
app.get("/page", (_, reply) => reply.type("application/json; charset=utf-8").send(bytes));
void app.listen({ host: "127.0.0.1", port: 0 }).then((address) => console.log(address));
process.stdin.on("end", () => process.exit(0)).resume();
