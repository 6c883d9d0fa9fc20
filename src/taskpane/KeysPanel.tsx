// API connections, for admins: who may call the served API, with which rights. A new key is shown once; it can never be read again.
import { Button, Field, Input, Text } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { Connection, ConnectionsAnswer, ConnectionToSave } from "../contract/connections";
import { messageOf } from "../domain/fault";
import { readingAll, sayPermissions } from "./connections-view";
import { KeyForm } from "./KeyForm";
import { Notice } from "./Notice";
import { usePlaceStyles } from "./place-styles";
import { addConnection, changeConnection, readConnections, removeConnection } from "./service-connections";
import type { Message, Session } from "./session";
import type { Store } from "./store";
import { ToolHead } from "./ToolHead";

/** What stands below the list. */
type Open =
  | { readonly kind: "nothing" }
  | { readonly kind: "new" }
  | { readonly kind: "edit"; readonly connection: Connection }
  | { readonly kind: "key"; readonly name: string; readonly key: string };

const removing = "Remove: its key stops at once";
const nothing: Open = { kind: "nothing" };

export function KeysPanel({ store }: { readonly session: Session; readonly store: Store }) {
  const styles = usePlaceStyles();
  const [answer, setAnswer] = useState<ConnectionsAnswer | undefined>(undefined);
  const [message, setMessage] = useState<Message | undefined>(undefined);
  const [open, setOpen] = useState<Open>(nothing);
  const say = (caught: unknown) => setMessage({ intent: "error", text: messageOf(caught) });
  const doAndRead = async (work: () => Promise<Open>) => {
    try {
      const next = await work();
      setAnswer(await readConnections());
      setOpen(next);
      setMessage(undefined);
    } catch (caught) {
      say(caught);
    }
  };
  useEffect(() => void readConnections().then(setAnswer, say), []);
  const save = (wanted: ConnectionToSave) =>
    void doAndRead(async () => {
      if (open.kind === "edit") {
        await changeConnection(open.connection.id, wanted);
        return nothing;
      }
      const { connection, key } = await addConnection(wanted);
      return { kind: "key", name: connection.name, key };
    });
  return (
    <section className={styles.place} aria-labelledby="keys-title">
      <ToolHead tool="keys" title="API keys" store={store} />
      <Notice message={message} onClose={() => setMessage(undefined)} />
      {answer && (
        <>
          <Text>
            API user of all connections: <strong>{answer.user}</strong>
          </Text>
          <ul aria-label="API connections" className={styles.list}>
            {answer.connections.map((connection) => (
              <ConnectionItem
                key={connection.id}
                connection={connection}
                resources={answer.resources}
                onEdit={() => setOpen({ kind: "edit", connection })}
                onRemove={() =>
                  void doAndRead(async () => {
                    await removeConnection(connection.id);
                    return nothing;
                  })
                }
              />
            ))}
          </ul>
          <Below open={open} answer={answer} onSave={save} onOpen={setOpen} />
        </>
      )}
    </section>
  );
}

function Below(props: {
  readonly open: Open;
  readonly answer: ConnectionsAnswer;
  readonly onSave: (wanted: ConnectionToSave) => void;
  readonly onOpen: (open: Open) => void;
}) {
  const { open, answer, onSave, onOpen } = props;
  const { resources } = answer;
  const form = { resources, onSave, onCancel: () => onOpen(nothing) };
  switch (open.kind) {
    case "nothing":
      return (
        <Button size="small" style={{ alignSelf: "start" }} onClick={() => onOpen({ kind: "new" })}>
          Add a connection
        </Button>
      );
    case "new":
      return (
        <KeyForm {...form} title="New connection" from={{ name: "", permissions: readingAll(resources) }} />
      );
    case "edit": {
      const { id, name, permissions } = open.connection;
      return <KeyForm {...form} key={id} title={`Connection ${name}`} from={{ name, permissions }} />;
    }
    case "key":
      return <NewKey name={open.name} apiKey={open.key} onDone={() => onOpen(nothing)} />;
    default:
      return open satisfies never;
  }
}

function NewKey(props: { readonly name: string; readonly apiKey: string; readonly onDone: () => void }) {
  const styles = usePlaceStyles();
  return (
    <div className={styles.item}>
      <Field
        label={`Key of ${props.name}`}
        hint="Copy it now: it is kept nowhere and cannot be shown again."
        validationMessage="The connection is made."
        validationState="success"
      >
        <Input
          readOnly
          autoFocus
          value={props.apiKey}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
      </Field>
      <Button size="small" style={{ alignSelf: "start" }} onClick={props.onDone}>
        I have copied it
      </Button>
    </div>
  );
}

function ConnectionItem(props: {
  readonly connection: Connection;
  readonly resources: ConnectionsAnswer["resources"];
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}) {
  const { connection, resources, onEdit, onRemove } = props;
  const { id, name, permissions } = connection;
  const styles = usePlaceStyles();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <li className={styles.item}>
      <Text weight="semibold">{name}</Text>
      <Text size={200}>
        {sayPermissions(permissions, resources)}
        {id === 0 && " Its key stands in the service's configuration."}
      </Text>
      {id !== 0 && (
        <div className={styles.row}>
          <Button size="small" aria-label={`Edit ${name}`} onClick={onEdit}>
            Edit
          </Button>
          <Button
            size="small"
            aria-label={isAsking ? `${removing} (${name})` : `Remove ${name}`}
            onClick={() => (isAsking ? onRemove() : setIsAsking(true))}
            onBlur={() => setIsAsking(false)}
          >
            {isAsking ? removing : "Remove"}
          </Button>
        </div>
      )}
    </li>
  );
}
