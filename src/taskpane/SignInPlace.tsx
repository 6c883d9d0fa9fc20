// Signing in with a one-time link or its code, for a pane that was not opened by the link (Excel itself).
import { Button, Field, Input, Text } from "@fluentui/react-components";
import { useState } from "react";
import { signInWith } from "./connect";
import { usePlaceStyles } from "./place-styles";
import { fetchFollowing } from "./places";
import type { Store } from "./store";

export function SignInPlace({ store, message }: { readonly store: Store; readonly message: string }) {
  const styles = usePlaceStyles();
  const [token, setToken] = useState("");
  const [isRefused, setIsRefused] = useState(false);
  const send = async () => {
    setIsRefused(false);
    await signInWith(store, token);
    setIsRefused(true);
    await (await fetchFollowing()).followRun(store);
  };
  return (
    <form
      className={styles.place}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h2 className={styles.title}>Sign in</h2>
      {!isRefused && <Text role="status">{message}</Text>}
      <Field
        label="Sign-in link or code"
        hint="Paste the link that an admin made for you, or the one that npm start prints. It works once."
        {...(isRefused ? { validationMessage: message } : {})}
      >
        <Input value={token} onChange={(_, { value }) => setToken(value)} autoComplete="off" />
      </Field>
      <div className={styles.row}>
        <Button appearance="primary" type="submit" disabledFocusable={token.trim() === ""}>
          Sign in
        </Button>
      </div>
    </form>
  );
}
