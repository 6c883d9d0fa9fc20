// Find people: three letters list who matches and why; choosing someone goes to their row, or offers to load them.
import { Button, Combobox, Field, Option, Text } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState } from "react";
import { goToPerson, loadPerson, makePeopleSearch } from "./find-people";
import { holdBack, later, latestOnly } from "./later";
import { fewestLetters, mostLetters, sayFound, sayPerson, type Found, type Person } from "./people-view";
import { usePlaceStyles } from "./place-styles";
import type { Session } from "./session";
import type { Store } from "./store";
import { ToolHead } from "./ToolHead";

const pauseMs = 200;

interface PanelProps {
  readonly session: Session;
  readonly store: Store;
}

export function FindPanel({ session, store }: PanelProps) {
  const styles = usePlaceStyles();
  const [missing, setMissing] = useState<Person | undefined>(undefined);
  const isBusy = session.work !== undefined;
  const choose = async (person: Person) => {
    setMissing(undefined);
    if (!(await goToPerson(store, person))) setMissing(person);
  };
  return (
    <section className={styles.place} aria-labelledby="find-title">
      <ToolHead tool="find" title="Find people" store={store} />
      <PeopleBox store={store} isBusy={isBusy} onChoose={(person) => void choose(person)} />
      {missing && (
        <LoadOffer
          key={missing.key}
          person={missing}
          session={session}
          store={store}
          onDone={() => setMissing(undefined)}
        />
      )}
    </section>
  );
}

function usePeople(store: Store) {
  const [found, setFound] = useState<Found | undefined>(undefined);
  const search = useMemo(() => {
    const ask = latestOnly(makePeopleSearch(store), setFound);
    return holdBack((letters: string) => void ask(letters), pauseMs, later);
  }, [store]);
  useEffect(() => search.stop, [search]);
  return { found, forget: () => setFound(undefined), search };
}

function PeopleBox(props: {
  readonly store: Store;
  readonly isBusy: boolean;
  readonly onChoose: (person: Person) => void;
}) {
  const { store, isBusy, onChoose } = props;
  const styles = usePlaceStyles();
  const { found, forget, search } = usePeople(store);
  const [text, setText] = useState("");
  const [isOpen, setIsOpen] = useState(false);
  const people = found?.kind === "people" ? found.people : [];
  const type = (typed: string) => {
    setText(typed);
    setIsOpen(true);
    const letters = typed.trim();
    if (letters.length >= fewestLetters) search.ask(letters);
    else {
      search.stop();
      forget();
    }
  };
  const choose = (key: string | undefined) => {
    const person = people.find((own) => own.key === key);
    if (!person || isBusy) return;
    setText(person.name);
    setIsOpen(false);
    onChoose(person);
  };
  return (
    <>
      <Field label="Name, email, phone, number or postcode">
        <Combobox
          autoFocus
          maxLength={mostLetters}
          freeform
          inlinePopup
          expandIcon={null}
          autoComplete="off"
          aria-describedby="find-found"
          value={text}
          selectedOptions={[]}
          open={isOpen && people.length > 0}
          onOpenChange={(_, { open }) => setIsOpen(open)}
          onChange={({ target }) => type(target.value)}
          onOptionSelect={(_, { optionValue }) => choose(optionValue)}
        >
          {people.map((person) => (
            <Option key={person.key} value={person.key} text={person.name}>
              <span className={styles.item}>
                <strong>{person.name}</strong>
                <Text size={200}>{sayPerson(person)}</Text>
              </span>
            </Option>
          ))}
        </Combobox>
      </Field>
      <Text id="find-found" role="status" size={200} className={styles.quiet}>
        {sayFound(found)}
      </Text>
    </>
  );
}

function LoadOffer(props: PanelProps & { readonly person: Person; readonly onDone: () => void }) {
  const { person, session, store, onDone } = props;
  const styles = usePlaceStyles();
  const stop = useRef<AbortController | undefined>(undefined);
  const isLoading = session.work?.what === "load";
  const load = async () => {
    stop.current = new AbortController();
    await loadPerson(store, person, stop.current.signal);
    if (store.session().message?.intent === "success") onDone();
  };
  const isReachable = session.connection.kind === "signed in";
  return (
    <>
      <Text role="status">
        {session.load
          ? `${person.name} is not in this workbook.`
          : `${person.name} is not loaded: this workbook holds no contacts yet.`}
      </Text>
      <div className={styles.row}>
        <Button
          appearance="primary"
          disabledFocusable={session.work !== undefined || !isReachable}
          onClick={() => void load()}
        >
          {session.load ? "Add at the foot" : "Load it"}
        </Button>
        {isLoading && <Button onClick={() => stop.current?.abort()}>Stop</Button>}
      </div>
    </>
  );
}
