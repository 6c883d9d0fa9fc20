// What in the plan looks like an accident, and the number to be typed so that it is none [PL4].
import { Field, Input, makeStyles, Text, tokens } from "@fluentui/react-components";
import type { Guardrail } from "../plan/guardrails";

const useStyles = makeStyles({
  box: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalS,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

export function Confirmation(props: {
  readonly guardrails: readonly Guardrail[];
  readonly count: number;
  readonly typed: string;
  readonly onType: (typed: string) => void;
}) {
  const { guardrails, count, typed, onType } = props;
  const styles = useStyles();
  return (
    <div className={styles.box} role="group" aria-label="Confirmation">
      <Text size={200} weight="semibold">
        Is this meant?
      </Text>
      {guardrails.map(({ message }) => (
        <Text key={message} size={200}>
          {message}
        </Text>
      ))}
      <Field label={`Type ${count}, the number of records, to confirm`}>
        <Input value={typed} maxLength={20} autoComplete="off" onChange={(_, { value }) => onType(value)} />
      </Field>
    </div>
  );
}
