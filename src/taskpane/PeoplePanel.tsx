// Who may sign in, for admins: the list with role and last visit; let in, change role, switch off and on, a new link. A link is shown
// once; it can never be read again.
import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { NewLink, PeopleAnswer, PersonToChange } from "../contract/people";
import { messageOf } from "../domain/fault";
import { LinkToCopy } from "./LinkToCopy";
import { Notice } from "./Notice";
import { PersonForm } from "./PersonForm";
import { PersonItem } from "./PersonItem";
import { usePlaceStyles } from "./place-styles";
import { addPerson, changePerson, makeLink, readPeople } from "./service-people";
import type { Message, Session } from "./session";
import type { Store } from "./store";
import { ToolHead } from "./ToolHead";

/** What stands below the list. */
type Open =
  { readonly kind: "nothing" } | { readonly kind: "new" } | { readonly kind: "link"; readonly made: NewLink };

const nothing: Open = { kind: "nothing" };

export function PeoplePanel({ store }: { readonly session: Session; readonly store: Store }) {
  const styles = usePlaceStyles();
  const [answer, setAnswer] = useState<PeopleAnswer | undefined>(undefined);
  const [message, setMessage] = useState<Message | undefined>(undefined);
  const [open, setOpen] = useState<Open>(nothing);
  const say = (caught: unknown) => setMessage({ intent: "error", text: messageOf(caught) });
  useEffect(() => void readPeople().then(setAnswer, say), []);
  const doAndRead = async (work: () => Promise<Open>) => {
    try {
      const next = await work();
      setAnswer(await readPeople());
      setOpen(next);
      setMessage(undefined);
    } catch (caught) {
      say(caught);
    }
  };
  const change = (id: number, wanted: PersonToChange) =>
    void doAndRead(async () => {
      await changePerson(id, wanted);
      return nothing;
    });
  const link = (make: () => Promise<NewLink>) =>
    void doAndRead(async () => ({ kind: "link", made: await make() }));
  return (
    <section className={styles.place} aria-labelledby="people-title">
      <ToolHead tool="people" title="People" store={store} />
      <Notice message={message} onClose={() => setMessage(undefined)} />
      {answer && (
        <>
          <ul aria-label="Who may sign in" className={styles.list}>
            {answer.people.map((person) => (
              <PersonItem
                key={person.id}
                person={person}
                isSelf={person.id === answer.self}
                onChange={(wanted) => change(person.id, wanted)}
                onLink={() => link(() => makeLink(person.id))}
              />
            ))}
          </ul>
          {open.kind === "nothing" && (
            <Button size="small" style={{ alignSelf: "start" }} onClick={() => setOpen({ kind: "new" })}>
              Add a person
            </Button>
          )}
          {open.kind === "new" && (
            <PersonForm
              onSave={(wanted) => link(() => addPerson(wanted))}
              onCancel={() => setOpen(nothing)}
            />
          )}
          {open.kind === "link" && (
            <LinkToCopy
              key={open.made.token}
              made={open.made}
              hasPreview={answer.hasPreview}
              onDone={() => setOpen(nothing)}
            />
          )}
        </>
      )}
    </section>
  );
}
