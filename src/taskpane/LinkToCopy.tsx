// A one-time link, shown this once, to be copied and handed to its person.
import { Button, Field, Input, Text } from "@fluentui/react-components";
import { useState } from "react";
import type { NewLink } from "../contract/people";
import { handedOut } from "./access-view";
import { usePlaceStyles } from "./place-styles";
import { sayMoment } from "./say-moment";

export function LinkToCopy(props: {
  readonly made: NewLink;
  readonly hasPreview: boolean;
  readonly onDone: () => void;
}) {
  const { made, hasPreview, onDone } = props;
  const { name, linkGoodUntil } = made.person;
  const styles = usePlaceStyles();
  const [said, setSaid] = useState("");
  const text = handedOut(made.token, { origin: window.location.origin, hasPreview });
  const what = hasPreview ? "link" : "code";
  const copy = async () => {
    // Excel on the web may forbid the pane to write to the clipboard.
    const isCopied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    setSaid(isCopied ? "Copied." : "Not allowed here: click into the field and press Ctrl+C.");
  };
  return (
    <div className={styles.item}>
      <Field
        label={`Sign-in ${what} for ${name}`}
        hint={`Give it to ${name} alone. It signs in once${until(linkGoodUntil)}, and is not shown again. ${
          hasPreview ? "It opens the preview; in Excel" : "In Excel"
        } it is pasted into the pane.`}
      >
        <Input readOnly autoFocus value={text} onFocus={({ currentTarget }) => currentTarget.select()} />
      </Field>
      <div className={styles.row}>
        <Button size="small" appearance="primary" onClick={() => void copy()}>
          Copy
        </Button>
        <Button size="small" onClick={onDone}>
          Done
        </Button>
        <Text role="status" size={200}>
          {said}
        </Text>
      </div>
    </div>
  );
}

function until(moment: string | null): string {
  return moment === null ? "" : `, until ${sayMoment(moment)}`;
}
