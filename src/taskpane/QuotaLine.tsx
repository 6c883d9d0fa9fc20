// One quiet line on the backend's daily quota and on what waits, kept up to date while it is seen; nothing where all is our own [PL5].
import { Text } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { BackendUse } from "../contract/app";
import { usePlaceStyles } from "./place-styles";
import { readUse, sayUse } from "./quota-use";
import type { Connection } from "./session";

const everyMs = 5000;

export function QuotaLine({
  connection,
  needed = 0,
}: {
  readonly connection: Connection;
  /** Requests that the plan in sight costs. */
  readonly needed?: number;
}) {
  const styles = usePlaceStyles();
  const [seen, setSeen] = useState<{ readonly use: BackendUse; readonly nowMs: number }>();
  const isPaced = connection.kind === "signed in" && connection.answer.account.backend !== "embedded";
  useEffect(() => {
    if (!isPaced) return undefined;
    const look = () =>
      void readUse().then(
        (use) => setSeen({ use, nowMs: Date.now() }),
        () => setSeen(undefined),
      );
    look();
    const timer = setInterval(look, everyMs);
    return () => clearInterval(timer);
  }, [isPaced]);
  const said = isPaced && seen ? sayUse(seen.use, { nowMs: seen.nowMs, needed }) : "";
  if (said === "") return null;
  return (
    <Text size={200} className={styles.quiet} role="status">
      {said}
    </Text>
  );
}
