// The header's buttons for what is at hand from every place: finding people, what a price would be, ticks for visible rows, rows of other
// systems; plans that wait for approval, where the account wants any; for admins, who may sign in, and the API keys, where this service is
// what they open.
import { Button } from "@fluentui/react-components";
import { isApprovalOn } from "../domain/policy";
import type { Session, Tool } from "./session";
import type { Store } from "./store";

const tools: readonly { readonly tool: Tool; readonly label: string }[] = [
  { tool: "find", label: "Find" },
  { tool: "price", label: "Price" },
  { tool: "ticks", label: "Ticks" },
  { tool: "import", label: "Import" },
];
const keys = { tool: "keys", label: "Keys" } as const;
const people = { tool: "people", label: "People" } as const;

export function ToolButtons({ session, store }: { readonly session: Session; readonly store: Store }) {
  const { tool: open, connection } = session;
  const answer = connection.kind === "signed in" ? connection.answer : undefined;
  const hasApprovals = answer && isApprovalOn(answer.policy);
  const isAdmin = answer?.user.role === "admin";
  const hasKeys = isAdmin && answer.account.backend === "embedded";
  const waiting = answer && answer.toApprove > 0 ? ` (${answer.toApprove})` : "";
  const approvals = { tool: "approvals", label: `Approvals${waiting}` } as const;
  const shown = [
    ...[...tools, ...(hasApprovals ? [approvals] : [])],
    ...[...(hasKeys ? [keys] : []), ...(isAdmin ? [people] : [])],
  ];
  return (
    <div role="group" aria-label="Tools" style={{ display: "flex", flexWrap: "wrap" }}>
      {shown.map(({ tool, label }) => (
        <Button
          key={tool}
          id={`tool-${tool}`}
          size="small"
          style={{ minWidth: 0, whiteSpace: "nowrap" }}
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
