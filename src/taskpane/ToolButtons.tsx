// The header's buttons for what is at hand from every place: finding people, what a price would be, ticks for visible rows, rows of other
// systems; for admins, the API keys, where this service is what they open.
import { Button } from "@fluentui/react-components";
import type { Session, Tool } from "./session";
import type { Store } from "./store";

const tools: readonly { readonly tool: Tool; readonly label: string }[] = [
  { tool: "find", label: "Find" },
  { tool: "price", label: "Price" },
  { tool: "ticks", label: "Ticks" },
  { tool: "import", label: "Import" },
];
const ofAdmins: typeof tools = [{ tool: "keys", label: "Keys" }];

export function ToolButtons({ session, store }: { readonly session: Session; readonly store: Store }) {
  const { tool: open, connection } = session;
  const answer = connection.kind === "signed in" ? connection.answer : undefined;
  const hasKeys = answer?.user.role === "admin" && answer.account.backend === "embedded";
  return (
    <div role="group" aria-label="Tools" style={{ whiteSpace: "nowrap" }}>
      {[...tools, ...(hasKeys ? ofAdmins : [])].map(({ tool, label }) => (
        <Button
          key={tool}
          id={`tool-${tool}`}
          size="small"
          style={{ minWidth: 0 }}
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
