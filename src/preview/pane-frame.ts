/**
 * The docked task pane: a frame with the add-in's own page, connected to the host through the seat.
 * A reloaded pane gets a fresh line; what still arrives on an old one goes nowhere, as after a closed pane.
 */
import type { NativeBridge, OfficeSeat, PaneDoor, ThemeName } from "./office-seat";

const PANE_PAGE = "/preview/pane.html";

export interface PaneFrame {
  /** Runs a function command of the add-in; the pane's page is loaded already or will run it when it is. */
  runCommand(id: string): void;
  show(): void;
  /** Loads the pane again in this theme: Office tells a pane its theme only when it starts. */
  setTheme(theme: ThemeName): void;
}

export interface PaneFrameParts {
  readonly dock: HTMLElement;
  readonly documentUrl: string;
  readonly theme: ThemeName;
  /** Makes the host's end of a line; called once for each load of the pane. */
  readonly openLine: () => NativeBridge;
}

function makeFrame(dock: HTMLElement): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.title = "Task pane";
  dock.replaceChildren(frame);
  return frame;
}

/** Docks the pane's frame and takes the seat that its page looks for. */
export function startPaneFrame(parts: PaneFrameParts): PaneFrame {
  const frame = makeFrame(parts.dock);
  const waiting: string[] = [];
  let door: PaneDoor | undefined;
  let theme = parts.theme;
  const setVisible = (visible: boolean) => {
    parts.dock.hidden = !visible;
  };
  const seat: OfficeSeat = {
    get theme() {
      return theme;
    },
    documentUrl: parts.documentUrl,
    connect(opened) {
      door = opened;
      for (const id of waiting.splice(0)) opened.runCommand(id);
      return parts.openLine();
    },
    setPaneVisible: setVisible,
  };
  window.officeSeat = seat;
  frame.src = PANE_PAGE;
  return {
    runCommand(id) {
      if (door) door.runCommand(id);
      else waiting.push(id);
    },
    show: () => setVisible(true),
    setTheme(chosen) {
      theme = chosen;
      door = undefined;
      frame.contentWindow?.location.reload();
    },
  };
}
