/**
 * Function commands: the add-in associates a function with an id, a ribbon button of the page runs it by that
 * id. As in Excel's shared runtime, a button pressed before the association waits for it.
 */
import type { PaneDoor } from "./office-seat";

type Command = (event: { source: { id: string }; completed: () => void }) => unknown;

/** Makes the `associate` of `Office.actions` and the page's way to the functions that it was given. */
export function makeActions(): {
  actions: { associate(id: string, command: Command): void };
  door: PaneDoor;
} {
  const commands = new Map<string, Command>();
  const pressed = new Set<string>();
  const run = (id: string, command: Command) => void command({ source: { id }, completed: () => undefined });
  return {
    actions: {
      associate(id, command) {
        commands.set(id, command);
        if (pressed.delete(id)) run(id, command);
      },
    },
    door: {
      runCommand(id) {
        const command = commands.get(id);
        if (command) run(id, command);
        else pressed.add(id);
      },
    },
  };
}
