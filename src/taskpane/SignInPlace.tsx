// Signing in with the one-time code, for a pane that was not opened by the printed link (Excel itself).
import { Button, Field, Input, Text } from "@fluentui/react-components";
import { useState } from "react";
import { signInWith } from "./connect";
import type { Store } from "./store";

export function SignInPlace({ store, message }: { readonly store: Store; readonly message: string }) {
  const [token, setToken] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void signInWith(store, token);
      }}
      style={{ display: "flex", flexDirection: "column", gap: "12px" }}
    >
      <h2>Sign in</h2>
      <Text role="status">{message}</Text>
      <Field
        label="Sign-in code"
        hint="The part after “token=” in the link that npm start prints. It works once."
      >
        <Input value={token} onChange={(_, { value }) => setToken(value)} autoComplete="off" />
      </Field>
      <Button appearance="primary" type="submit" disabled={token.trim() === ""}>
        Sign in
      </Button>
    </form>
  );
}
