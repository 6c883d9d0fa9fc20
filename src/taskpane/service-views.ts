// The pane's end of /app/views: the saved views of this person, and those for all. A refusal becomes a Fault that says what to do.
import { z } from "zod";
import { savedViewShape, type SavedView, type ViewToSave } from "../contract/app";
import { ask } from "./service";

const viewsShape = z.object({ views: z.array(savedViewShape) });

/** The person's own views and those for all, by name. */
export async function readViews(): Promise<readonly SavedView[]> {
  return viewsShape.parse(await (await ask("/app/views")).json()).views;
}

/** Saves a view, over the one of its id where it has one. */
export async function writeView(view: ViewToSave): Promise<SavedView> {
  const answer = await ask("/app/views", { method: "PUT", body: JSON.stringify(view) });
  return savedViewShape.parse(await answer.json());
}

/** Takes a view away. */
export async function removeView(id: number): Promise<void> {
  await ask(`/app/views/${id}`, { method: "DELETE" });
}
