// Which columns each chosen sheet gets: a band at once, or one by one. Fetched when it is first opened: it needs the sheets' layouts.
import { Checkbox, Field, Input } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { Lists } from "../domain/lists";
import {
  bandsWith,
  leftAfter,
  sayColumns,
  sheetColumns,
  stateOf,
  type Band,
  type SheetColumns,
} from "./column-choice";
import type { HiddenColumns } from "./load-choice";
import { usePlaceStyles } from "./place-styles";

type OnLeave = (sheet: string, ids: readonly string[]) => void;

/** With more columns than this, letters to find one by are offered. */
const manyColumns = 20;

export function ColumnChooser(props: {
  readonly lists: Lists;
  readonly sheets: readonly string[];
  readonly hidden: HiddenColumns;
  readonly onLeave: OnLeave;
}) {
  const { lists, sheets, hidden, onLeave } = props;
  const styles = usePlaceStyles();
  const choices = useMemo(() => sheetColumns(lists, sheets), [lists, sheets]);
  return (
    <div className={styles.inset}>
      {choices.map((sheet) => (
        <details key={sheet.name}>
          <summary>
            {sheet.name}: {sayColumns(sheet, hidden)}
          </summary>
          <SheetBands sheet={sheet} left={hidden[sheet.name] ?? []} onLeave={onLeave} />
        </details>
      ))}
    </div>
  );
}

function SheetBands(props: {
  readonly sheet: SheetColumns;
  readonly left: readonly string[];
  readonly onLeave: OnLeave;
}) {
  const { sheet, onLeave } = props;
  const styles = usePlaceStyles();
  const [letters, setLetters] = useState("");
  const left = useMemo(() => new Set(props.left), [props.left]);
  const bands = bandsWith(sheet, letters);
  const set = (columns: Band["columns"], isOn: boolean) =>
    onLeave(sheet.name, leftAfter(left, columns, isOn));
  const found = bands.flatMap(({ columns }) => columns);
  return (
    <div className={styles.inset}>
      {sheet.columns.length > manyColumns && (
        <Field label={`Find a column of ${sheet.name}`}>
          <Input value={letters} onChange={(_, { value }) => setLetters(value)} />
        </Field>
      )}
      <Checkbox
        label={letters.trim() === "" ? `All of ${sheet.name}` : `All that were found in ${sheet.name}`}
        checked={stateOf(found, left)}
        disabled={found.length === 0}
        onChange={(_, { checked }) => set(found, checked !== false)}
      />
      {bands.map((band) => (
        <BandColumns key={band.name} band={band} left={left} isOpen={letters.trim() !== ""} onSet={set} />
      ))}
    </div>
  );
}

function BandColumns(props: {
  readonly band: Band;
  readonly left: ReadonlySet<string>;
  readonly isOpen: boolean;
  readonly onSet: (columns: Band["columns"], isOn: boolean) => void;
}) {
  const { band, left, isOpen, onSet } = props;
  const styles = usePlaceStyles();
  return (
    <>
      <Checkbox
        label={band.name}
        checked={stateOf(band.columns, left)}
        onChange={(_, { checked }) => onSet(band.columns, checked !== false)}
      />
      <details className={styles.inset} open={isOpen}>
        <summary>One by one: {band.name}</summary>
        {band.columns.map((column) => (
          <Checkbox
            key={column.id}
            label={column.header}
            checked={!left.has(column.id)}
            onChange={(_, { checked }) => onSet([column], checked === true)}
          />
        ))}
      </details>
    </>
  );
}
