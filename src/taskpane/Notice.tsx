// One message to a person, announced to screen readers, closed by hand.
import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useEffect, useRef } from "react";
import type { Message } from "./session";

interface NoticeProps {
  readonly message: Message | undefined;
  readonly onClose: () => void;
}

/**
 * Both live regions stand before a message comes: screen readers announce only what changes inside one. A message comes into sight, also
 * where a place was scrolled down to the button that led to it.
 */
export function Notice({ message, onClose }: NoticeProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (message) place.current?.scrollIntoView({ block: "nearest" });
  }, [message]);
  const bar = message && <Bar message={message} onClose={onClose} />;
  const isUrgent = message?.intent === "error";
  return (
    <div ref={place}>
      <div role="alert">{isUrgent && bar}</div>
      <div role="status">{!isUrgent && bar}</div>
    </div>
  );
}

function Bar({ message, onClose }: { readonly message: Message; readonly onClose: () => void }) {
  return (
    <MessageBar
      intent={message.intent}
      layout="multiline"
      style={{ flexShrink: 0, overflowWrap: "anywhere" }}
    >
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
  );
}
