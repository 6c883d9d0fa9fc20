import { post, refusal, update } from "../support/app-client";
import { startService, type StartedService } from "../support/service";

let service: StartedService;
beforeAll(async () => {
  service = await startService({ SAMPLE_CONTACTS: "5" });
});
afterAll(() => service.stop());

const raw = (body: string, headers: Record<string, string> = {}) =>
  service.fetch("/app/plan", { method: "POST", body, headers });

describe("what the service refuses", () => {
  it("says where a body stops being JSON, without repeating it", async () => {
    const answer = await refusal(await raw('{"changes": [\n  {"key": "Harbour Cafe",}]}'));
    expect(answer).toEqual({
      status: 400,
      code: "refused",
      message: "The request's body cannot be read: not valid JSON at line 2, column 26. Nothing was changed.",
    });
  });

  it("says that a body was cut off, or is missing", async () => {
    expect((await refusal(await raw('{"changes": ['))).message).toContain("it ends before it is complete");
    expect((await refusal(await raw(" "))).message).toContain("it is empty");
  });

  it("names the place of each value that does not fit", async () => {
    const changes = [
      update(1, { notes: [null, "x"] }),
      { kind: "update", key: 2, fields: {} },
      { kind: "drop" },
    ];
    const answer = await refusal(await post(service, "/app/plan", { changes }));
    expect(answer.status).toBe(400);
    expect(answer.message).toMatch(/^The plan cannot be read: changes\[1\].key: .*changes\[2\]/);
  });

  it("takes JSON only", async () => {
    const answer = await refusal(await raw("changes=1", { "content-type": "text/plain" }));
    expect([answer.status, answer.message]).toEqual([
      415,
      "The body must be JSON: send it with Content-Type: application/json.",
    ]);
  });

  it("[SE4] refuses a body over the limit, names the limit and what to do", async () => {
    const answer = await refusal(await raw(`{"changes": "${"x".repeat(33 * 1_048_576)}"}`));
    expect(answer).toEqual({
      status: 413,
      code: "too large",
      message:
        "The request's body is larger than 32 MB, the most that is read at once. Nothing was changed. Send fewer records at a time.",
    });
  });

  it("[SE4] refuses a plan of too many changes", async () => {
    const changes = Array.from({ length: 50_001 }, (_, at) => update(at + 1, { notes: [null, "x"] }));
    const answer = await refusal(await post(service, "/app/plan", { changes }));
    expect([answer.status, answer.message.slice(0, 62)]).toEqual([
      413,
      "The plan has 50,001 changes; at most 50,000 are taken at once.",
    ]);
  });

  it("refuses a record that stands twice in a plan", async () => {
    const changes = [update(1, { notes: [null, "x"] }), update(1, { phone: [null, "1"] })];
    expect((await refusal(await post(service, "/app/plan", { changes }))).message).toMatch(
      /^Record 1 stands twice/,
    );
  });

  it.each([
    ["/app/contacts?filter={", "The filter cannot be read: not valid JSON"],
    ['/app/contacts?filter={"typ":"Customer"}', "The filter cannot be read: Unrecognized key"],
    ["/app/contacts?text=quay", "The query cannot be read: Unrecognized key"],
    ["/app/runs?rows=5000", "The query cannot be read: rows: "],
    ["/app/runs/first", "The run's number cannot be read: id: must be a number"],
  ])("refuses %s", async (path, message) => {
    const answer = await refusal(await service.fetch(path));
    expect(answer.status).toBe(400);
    expect(answer.message).toContain(message);
  });

  it("answers JSON for what is not there", async () => {
    expect(await refusal(await service.fetch("/app/nothing?secret=1"))).toEqual({
      status: 404,
      code: "not found",
      message:
        "There is nothing at GET /app/nothing. The pane is at /taskpane.html, the API at /api/v1/Contacts.",
    });
    expect((await refusal(await service.fetch("/app/runs/77"))).message).toBe(
      "There is no run 77. History lists the runs there are.",
    );
  });

  it("shows no preview where it is switched off", async () => {
    const off = await startService({ SAMPLE_CONTACTS: "0", PREVIEW: "off" });
    const answer = await refusal(await off.fetch("/preview"));
    expect([answer.status, answer.message]).toEqual([
      404,
      "The preview is switched off here. Start the service with PREVIEW=on to have it.",
    ]);
    await off.stop();
  });
});

describe("[SE6] the headers", () => {
  it("keep data out of caches and pages within their bounds", async () => {
    const { headers } = await service.fetch("/app/account");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toContain("default-src 'self'; script-src 'self'; ");
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'self'");
  });

  it("allow Office's scripts and frames on the pane's own pages only", async () => {
    const policyOf = async (path: string) =>
      (await service.fetch(path)).headers.get("content-security-policy") ?? "";
    const pane = await policyOf("/taskpane.html?_host_Info=Excel");
    expect(pane).toContain("script-src 'self' https://appsforoffice.microsoft.com;");
    expect(pane).toContain("frame-ancestors 'self' https://*.officeapps.live.com");
    for (const path of ["/preview", "/healthz", "/app/account", "/preview/pane.html"]) {
      expect(await policyOf(path)).not.toContain("microsoft");
    }
  });
});

describe("GET /healthz", () => {
  it("answers 200 without a session", async () => {
    const answer = await fetch(`${service.url}/healthz`);
    expect([answer.status, await answer.json()]).toEqual([200, { status: "ready" }]);
  });
});
