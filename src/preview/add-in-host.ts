/**
 * The host as the page holds it: always one, so that the workbook behaves as Excel's without a pane too, and a
 * new one for each load of the pane, as a reloaded add-in has lost its event handlers and its objects.
 */
import type { Engine } from "./host/engine";
import { createHost } from "./host/host";
import type { NativeBridge } from "./office-seat";

interface AddInHost {
  /** Ends the session of the pane that was there before and begins one. */
  openLine(): NativeBridge;
  /** True while the engine changes because the add-in asked for it. */
  isWriting(): boolean;
  /** Calls back whenever the workbook may have changed: its cells, or what the host keeps beside them. */
  onChanged(changed: () => void): void;
}

/** Starts the host over the page's engine. */
export function startHost(engine: Engine): AddInHost {
  let answered: () => void = () => undefined;
  let host = createHost(engine);
  return {
    openLine() {
      host.dispose();
      const opened = createHost(engine);
      const line: NativeBridge = { sendMessageToHost: (text) => opened.bridge.sendMessageToHost(text) };
      opened.bridge.onMessageFromHost = (text) => {
        line.onMessageFromHost?.(text);
        answered();
      };
      host = opened;
      return line;
    },
    isWriting: engine.isExecuting,
    onChanged(changed) {
      engine.afterMutation(changed);
      answered = changed;
    },
  };
}
