// One quiet line on the backend's daily quota, kept up to date while it is seen; nothing where the backend has none [PL5].
import { Text } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { usePlaceStyles } from "./place-styles";
import { readUse, sayUse } from "./quota-use";
import type { Connection } from "./session";

const everyMs = 5000;

export function QuotaLine({ connection }: { readonly connection: Connection }) {
  const styles = usePlaceStyles();
  const [said, setSaid] = useState("");
  const hasQuota = connection.kind === "signed in" && connection.answer.capabilities.dailyQuota !== null;
  useEffect(() => {
    if (!hasQuota) return undefined;
    const look = () =>
      void readUse().then(
        (use) => setSaid(sayUse(use)),
        () => setSaid(""),
      );
    look();
    const timer = setInterval(look, everyMs);
    return () => clearInterval(timer);
  }, [hasQuota]);
  if (!hasQuota || said === "") return null;
  return (
    <Text size={200} className={styles.quiet} role="status">
      {said}
    </Text>
  );
}
