// The head of a tool: its title, and the button that goes back to the place; the focus goes back to where the tool was opened.
import { Button } from "@fluentui/react-components";
import { usePlaceStyles } from "./place-styles";
import type { Tool } from "./session";
import type { Store } from "./store";

export function ToolHead(props: { readonly tool: Tool; readonly title: string; readonly store: Store }) {
  const { tool, title, store } = props;
  const styles = usePlaceStyles();
  const close = () => {
    store.dispatch({ kind: "tool closed" });
    document.getElementById(`tool-${tool}`)?.focus();
  };
  return (
    <div className={styles.row}>
      <h2 id={`${tool}-title`} className={styles.title} style={{ flexGrow: 1 }}>
        {title}
      </h2>
      <Button size="small" onClick={close}>
        Close
      </Button>
    </div>
  );
}
