// The header's buttons for what is at hand from every place: finding people, what a price would be, ticks for visible rows, rows of other
// systems.
import { Button } from "@fluentui/react-components";
import type { Tool } from "./session";
import type { Store } from "./store";

const tools: readonly { readonly tool: Tool; readonly label: string }[] = [
  { tool: "find", label: "Find" },
  { tool: "price", label: "Price" },
  { tool: "ticks", label: "Ticks" },
  { tool: "import", label: "Import" },
];

export function ToolButtons({ open, store }: { readonly open: Tool | undefined; readonly store: Store }) {
  return (
    <div role="group" aria-label="Tools" style={{ whiteSpace: "nowrap" }}>
      {tools.map(({ tool, label }) => (
        <Button
          key={tool}
          id={`tool-${tool}`}
          size="small"
          appearance="subtle"
          aria-expanded={open === tool}
          onClick={() =>
            store.dispatch(open === tool ? { kind: "tool closed" } : { kind: "tool opened", tool })
          }
        >
          {label}
        </Button>
      ))}
    </div>
  );
}
