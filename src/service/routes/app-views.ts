// /app/views: filters, sheets and columns under a name, for oneself or for all. Only an admin shares a view or changes a shared one.
import type { FastifyPluginAsync } from "fastify";
import { z } from "zod";
import { viewToSaveShape, type SavedView, type ViewToSave } from "../../contract/app";
import { Fault } from "../../domain/fault";
import { personOf, refuseOtherSites } from "../auth";
import { readView, readViews, removeView, writeView } from "../database/views";
import { parseSent } from "../requests";
import type { Service } from "../service";
import type { Person } from "../sign-in";

const pathShape = z.object({ id: z.coerce.number("must be a number").int().positive() });
const mostViews = 200;

export function appViewRoutes({ database }: Service): FastifyPluginAsync {
  return async (app) => {
    app.addHook("onRequest", async (request) => refuseOtherSites(request));

    app.get("/views", async (request): Promise<{ views: readonly SavedView[] }> => {
      return { views: await readViews(database, personOf(request).name) };
    });

    app.put("/views", async (request): Promise<SavedView> => {
      const person = personOf(request);
      const sent = parseSent(viewToSaveShape, request.body, "view");
      return database.transact(async (inside) => {
        const { id } = sent;
        const before = id === undefined ? undefined : changeable(await readView(inside, id), person);
        if (sent.isShared && person.role !== "admin") throw onlyAdmin(person);
        refuseName(sent, await readViews(inside, person.name));
        return writeView(inside, { ...sent, owner: before?.owner ?? person.name });
      });
    });

    app.delete("/views/:id", async (request, reply) => {
      const person = personOf(request);
      const { id } = parseSent(pathShape, request.params, "view's number");
      await database.transact(async (inside) => {
        changeable(await readView(inside, id), person);
        await removeView(inside, id);
      });
      return reply.code(204).send();
    });
  };
}

/** The view, where this person may change it. What others keep for themselves is not there for anyone else. */
function changeable(view: SavedView | undefined, { name, role }: Person): SavedView {
  if (!view || (!view.isShared && view.owner !== name)) {
    throw new Fault(
      "not found",
      "This view is no longer there: somebody has removed it, or keeps it for themselves. The list shows what there is.",
    );
  }
  if (view.isShared && role !== "admin") throw onlyAdmin({ role });
  return view;
}

function onlyAdmin({ role }: Pick<Person, "role">): Fault {
  return new Fault(
    "not allowed",
    `Only an admin may share a view or change a shared one; you are ${role}. Save it under another name for yourself. Nothing was changed.`,
  );
}

/** Names tell views apart, so no two that one person sees have the same. */
function refuseName({ id, name }: ViewToSave, seen: readonly SavedView[]): void {
  const others = seen.filter((view) => view.id !== id);
  const spelled = name.toLowerCase();
  const same = others.find((view) => view.name.toLowerCase() === spelled);
  if (same) {
    const whose = same.isShared ? "for all" : "of yours";
    throw new Fault(
      "refused",
      `There is a view “${same.name}” ${whose} already. Choose another name, or save over it.`,
    );
  }
  if (others.length >= mostViews) {
    throw new Fault("refused", `You have ${others.length} views, the most there can be. Remove one first.`);
  }
}
