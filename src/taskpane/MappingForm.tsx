// Which column of an export goes where: every column with some of its values, what is missing or wrong, and how rows are matched.
import { Button, Checkbox, Field, Radio, RadioGroup, Select, Text } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { isLikelyHeader, makeExport } from "../workbook/export-header";
import type { ExportTable, ImportSheet } from "../workbook/import-sheet";
import { makeMatchChoices, type MatchChoice } from "../workbook/match-rows";
import { Choice } from "./Choice";
import { takeOver, type OpenedExport } from "./import-export";
import {
  alwaysOf,
  firstChoice,
  keptFor,
  sayDoubtful,
  sayMissing,
  sayObstacles,
  sayTotals,
  sayWrite,
  toKept,
  typeTarget,
  type ImportChoice,
} from "./import-view";
import { MappedColumns } from "./MappedColumns";
import { usePlaceStyles } from "./place-styles";
import type { Store } from "./store";

interface FormProps {
  readonly opened: OpenedExport;
  readonly isBusy: boolean;
  readonly store: Store;
  readonly onOther: () => void;
}

/** Another sheet, or another view of the first row, is another export: its columns are looked at anew. */
export function MappingForm({ opened, isBusy, store, onOther }: FormProps) {
  const styles = usePlaceStyles();
  const { source, sheets } = opened;
  const [hasHeader, setHasHeader] = useState(
    source.pasted !== undefined || isLikelyHeader(source.rows[0] ?? []),
  );
  const [tableName, setTableName] = useState(opened.table);
  const table = useMemo(() => makeExport(source.rows, hasHeader), [source, hasHeader]);
  const sheet = sheets.find(({ cells }) => cells.layout.table === tableName);
  const names = sheets.map(({ cells }) => ({ value: cells.layout.table, label: cells.sheet }));
  return (
    <>
      {source.notes.map((note) => (
        <Text key={note} size={200} className={styles.quiet}>
          {note}
        </Text>
      ))}
      {!source.pasted && (
        <>
          <Checkbox
            label="The first row holds column names"
            checked={hasHeader}
            onChange={(_, { checked }) => setHasHeader(checked === true)}
          />
          {names.length > 1 && (
            <Field label="Rows go to">
              <Select value={tableName} onChange={(_, { value }) => setTableName(value)}>
                {names.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            </Field>
          )}
        </>
      )}
      {sheet && (
        <SheetMapping
          key={`${tableName} ${hasHeader}`}
          {...{ opened, table, sheet, isBusy, store, onOther }}
        />
      )}
    </>
  );
}

function SheetMapping(props: FormProps & { readonly table: ExportTable; readonly sheet: ImportSheet }) {
  const { opened, table, sheet, isBusy, store, onOther } = props;
  const styles = usePlaceStyles();
  const [kept] = useState(() => keptFor(table, sheet, opened.kept));
  const [isOpen, setIsOpen] = useState(kept === undefined);
  const [choice, setChoice] = useState<ImportChoice>(() => firstChoice(table, sheet, kept));
  const matchesOf = useMemo(() => makeMatchChoices(table, sheet), [table, sheet]);
  const matches = matchesOf(choice.mapping);
  const match = matches.find(({ id }) => id === choice.matchBy);
  const obstacles = sayObstacles(table, choice, sheet);
  const { pasted } = opened.source;
  const write = () =>
    void takeOver(
      store,
      {
        table: sheet.cells.layout.table,
        rows: table,
        mapping: choice.mapping,
        always: alwaysOf(choice, sheet),
        ...(match ? { matchBy: match.id } : {}),
        ...(pasted ? { pasted } : {}),
      },
      toKept(table, sheet, choice),
    );
  return (
    <>
      <Text role="status">
        {kept && "This export was mapped before. "}
        {sayTotals(table, choice, sheet)}
      </Text>
      {pasted && sheet.missing > 0 && (
        <Text className={styles.quiet}>
          {sheet.missing.toLocaleString("en")} loaded rows are not on {sheet.cells.sheet}. If the paste went
          over them, undo it, and paste below the last row.
        </Text>
      )}
      {isOpen && (
        <>
          <MappedColumns
            table={table}
            sheet={sheet}
            mapping={choice.mapping}
            onMap={(mapping) => setChoice({ ...choice, mapping })}
          />
          <TypeOfNew {...{ choice, sheet }} onType={(type) => setChoice({ ...choice, type })} />
        </>
      )}
      <MatchBy
        matches={matches}
        rows={table.rows.length}
        value={match?.id ?? ""}
        onMatch={(matchBy) => setChoice({ ...choice, matchBy })}
      />
      {sayMissing(choice, sheet) !== "" && <Text>{sayMissing(choice, sheet)}</Text>}
      <div role="alert">
        {obstacles.map((text) => (
          <Text key={text} block>
            {text}
          </Text>
        ))}
      </div>
      <div className={styles.row}>
        <Button
          appearance="primary"
          disabledFocusable={isBusy || obstacles.length > 0 || table.rows.length === 0}
          onClick={write}
        >
          {sayWrite(table.rows.length, match)}
        </Button>
        {!isOpen && <Button onClick={() => setIsOpen(true)}>Change the mapping</Button>}
        <Button onClick={onOther}>Other rows</Button>
      </div>
    </>
  );
}

/** Few exports say what kind of contact a row is. */
function TypeOfNew(props: {
  readonly choice: ImportChoice;
  readonly sheet: ImportSheet;
  readonly onType: (type: string) => void;
}) {
  const { choice, sheet, onType } = props;
  const target = typeTarget(sheet);
  if (!target || choice.mapping.includes("type")) return null;
  const options = (target.column.field.options ?? []).map((option) => ({ value: option, label: option }));
  return (
    <Choice
      label="Type of new rows"
      none="Leave blank"
      value={choice.type === "" ? undefined : choice.type}
      options={options}
      onChoose={(type) => onType(type ?? "")}
    />
  );
}

function MatchBy(props: {
  readonly matches: readonly MatchChoice[];
  readonly rows: number;
  readonly value: string;
  readonly onMatch: (id: string) => void;
}) {
  const { matches, rows, value, onMatch } = props;
  const styles = usePlaceStyles();
  if (matches.length === 0) return null;
  const chosen = matches.find(({ id }) => id === value);
  const count = (number: number) => number.toLocaleString("en");
  return (
    <>
      <Field label="Rows that are loaded already">
        <RadioGroup value={value} onChange={(_, data) => onMatch(data.value)}>
          {matches.map(({ id, label, matched }) => (
            <Radio
              key={id}
              value={id}
              label={`Update ${count(matched)} of ${count(rows)} rows, by ${label}`}
            />
          ))}
          <Radio value="" label="Add every row as a new one" />
        </RadioGroup>
      </Field>
      <Text size={200} className={styles.quiet}>
        {value === ""
          ? "What is loaded already will stand twice."
          : "The rest is added. Blank cells of the export change nothing."}
        {chosen && ` ${sayDoubtful(chosen)}`}
      </Text>
    </>
  );
}
