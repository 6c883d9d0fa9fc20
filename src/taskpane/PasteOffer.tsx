// Offers to map rows that were pasted on a sheet and look like another system's export. Takes no focus.
import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import type { PastedRows } from "../workbook/excel-paste";
import { plural } from "./findings-view";
import type { Store } from "./store";

export function PasteOffer({ pasted, store }: { readonly pasted: PastedRows; readonly store: Store }) {
  const { sheet, row, rows } = pasted;
  return (
    <div role="status">
      <MessageBar intent="info" layout="multiline" style={{ flexShrink: 0 }}>
        <MessageBarBody>
          Pasted on {sheet} from row {row + 1}: {plural(rows - 1, "row")} under another system’s column names.
        </MessageBarBody>
        <MessageBarActions>
          <Button size="small" onClick={() => store.dispatch({ kind: "tool opened", tool: "import" })}>
            Map the columns
          </Button>
          <Button size="small" onClick={() => store.dispatch({ kind: "paste seen", pasted: undefined })}>
            Leave as pasted
          </Button>
        </MessageBarActions>
      </MessageBar>
    </div>
  );
}
