/**
 * The reference of the filtered pages: a bare Fastify route that asks the same SQL of the product's database file and sends the rows as
 * JSON.stringify writes them. `node raw-server.js DATABASE` prints its address once it listens, and ends with its parent.
 */
const Sqlite = require("better-sqlite3");
const fastify = require("fastify");

const database = new Sqlite(process.argv[2] ?? "", { readonly: true });
database.pragma("cache_size = -65536");
const statements = new Map();
const app = fastify();

app.get("/page", (request, reply) => {
  const { where, order, value, page } = request.query;
  const text = `SELECT * FROM contact WHERE ${where} ORDER BY ${order} LIMIT 250 OFFSET ?`;
  const statement = statements.get(text) ?? database.prepare(text);
  statements.set(text, statement);
  const given = value === "" ? [] : [/^\d+$/.test(value) ? Number(value) : value];
  const rows = statement.all(...given, (Number(page) - 1) * 250);
  return reply.type("application/json; charset=utf-8").send(JSON.stringify(rows));
});
void app.listen({ host: "127.0.0.1", port: 0 }).then((address) => console.log(address));
process.stdin.on("end", () => process.exit(0)).resume();
