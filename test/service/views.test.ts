// Saved views over HTTP: for oneself, for all, and who may change them.
import type { SavedView } from "../../src/contract/app";
import { refusal } from "../support/app-client";
import { startService, type StartedService } from "../support/service";

let service: StartedService;
let editor: string;
let other: string;
beforeAll(async () => {
  service = await startService({ SAMPLE_CONTACTS: "0" });
  editor = await service.signIn({ name: "Ed Editor", role: "editor" });
  other = await service.signIn({ name: "Otto Other", role: "editor" });
});
afterAll(() => service.stop());

const view = { filter: { types: ["Customer"], stage: "Quoted" }, sheets: ["Contacts", "Stages"] };
const put = (body: object, cookie: string = service.cookie) =>
  service.fetch("/app/views", { method: "PUT", body: JSON.stringify(body), headers: { cookie } });
const save = async (body: object, cookie?: string) => (await (await put(body, cookie)).json()) as SavedView;
const remove = (id: number, cookie: string) =>
  service.fetch(`/app/views/${id}`, { method: "DELETE", headers: { cookie } });
const names = async (cookie: string) => {
  const answer = await service.fetch("/app/views", { headers: { cookie } });
  return ((await answer.json()) as { views: SavedView[] }).views.map(({ name }) => name);
};

describe("/app/views", () => {
  it("keeps a view for its owner alone, and saves over it by its id", async () => {
    const saved = await save({ name: " Quoted ", isShared: false, view }, editor);
    expect(saved).toEqual({ id: saved.id, name: "Quoted", owner: "Ed Editor", isShared: false, view });
    expect(await names(editor)).toEqual(["Quoted"]);
    expect(await names(other)).toEqual([]);
    const hidden = { Contacts: ["fax"], Stages: ["tick stages VIP"] };
    const again = await save({ ...withoutOwner(saved), name: "Quoted 2", view: { ...view, hidden } }, editor);
    expect(again).toMatchObject({ id: saved.id, name: "Quoted 2", view: { hidden } });
    expect(await names(editor)).toEqual(["Quoted 2"]);
    expect((await remove(saved.id, editor)).status).toBe(204);
    expect(await names(editor)).toEqual([]);
  });

  it("shows a shared view to everyone; only an admin shares one, changes it or takes it away", async () => {
    expect(await refusal(await put({ name: "All", isShared: true, view }, editor))).toMatchObject({
      status: 403,
      message: expect.stringContaining(
        "Only an admin may share a view or change a shared one; you are editor.",
      ),
    });
    const shared = await save({ name: "For all", isShared: true, view });
    expect(await names(editor)).toEqual(["For all"]);
    const taken = await put({ ...withoutOwner(shared), isShared: false }, editor);
    expect(taken.status).toBe(403);
    expect((await remove(shared.id, editor)).status).toBe(403);
    expect((await remove(shared.id, service.cookie)).status).toBe(204);
    expect(await names(editor)).toEqual([]);
  });

  it("knows nothing of what others keep for themselves, and refuses a name that is there already", async () => {
    const own = await save({ name: "Mine", isShared: false, view }, editor);
    expect((await remove(own.id, other)).status).toBe(404);
    expect((await put({ ...withoutOwner(own), name: "Yours" }, other)).status).toBe(404);
    expect((await put({ id: 9999, name: "None", isShared: false, view }, other)).status).toBe(404);
    expect(await refusal(await put({ name: "MINE", isShared: false, view }, editor))).toMatchObject({
      status: 400,
      message: "There is a view “Mine” of yours already. Choose another name, or save over it.",
    });
    expect((await save({ name: "Mine", isShared: false, view }, other)).owner).toBe("Otto Other");
  });

  it.each([
    [{ name: "", isShared: false, view }, "name"],
    [{ name: "x", isShared: false, view: { ...view, filter: { colour: "red" } } }, "colour"],
    [{ name: "x", view }, "isShared"],
    [{ name: "x", isShared: false, view: { filter: {} } }, "sheets"],
  ])("refuses what is no view, and says where", async (body, place) => {
    const answer = await refusal(await put(body));
    expect(answer.status).toBe(400);
    expect(answer.message).toContain(place);
  });
});

function withoutOwner({ id, name, isShared, view: saved }: SavedView) {
  return { id, name, isShared, view: saved };
}
