// One message to a person, announced to screen readers, closed by hand.
import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import type { Message } from "./session";

export function Notice({
  message,
  onClose,
}: {
  readonly message: Message | undefined;
  readonly onClose: () => void;
}) {
  return (
    <div role={message?.intent === "error" ? "alert" : "status"}>
      {message && (
        <MessageBar intent={message.intent} layout="multiline" style={{ flexShrink: 0 }}>
          <MessageBarBody>{message.text}</MessageBarBody>
          <MessageBarActions
            containerAction={
              <Button
                appearance="transparent"
                icon={<DismissRegular />}
                aria-label="Close this message"
                onClick={onClose}
              />
            }
          />
        </MessageBar>
      )}
    </div>
  );
}
