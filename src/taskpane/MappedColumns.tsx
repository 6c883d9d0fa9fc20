// The columns of an export one below the other: some values of each, where it goes, and what of it is no value there.
import { Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import type { ExportTable, ImportSheet, Mapping } from "../workbook/import-sheet";
import { samplesOf, takenTwice } from "../workbook/map-export";
import { findMisfits } from "../workbook/place-export";
import { plural } from "./findings-view";
import { sayCell, targetBands } from "./import-view";

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: "none",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
  },
  item: { overflowWrap: "anywhere" },
});

interface ColumnsProps {
  readonly table: ExportTable;
  readonly sheet: ImportSheet;
  readonly mapping: Mapping;
  readonly onMap: (mapping: Mapping) => void;
}

const samplesShown = 3;

export function MappedColumns({ table, sheet, mapping, onMap }: ColumnsProps) {
  const styles = useStyles();
  const samples = useMemo(
    () => table.headers.map((_, index) => samplesOf(table, index, samplesShown).map(sayCell).join(" · ")),
    [table],
  );
  const sayMisfits = useMemo(() => makeSayMisfits(table, sheet), [table, sheet]);
  const bands = useMemo(() => targetBands(sheet), [sheet]);
  const twice = takenTwice(table.headers, mapping);
  return (
    <ul aria-label="Columns of the export" className={styles.list}>
      {table.headers.map((header, index) => {
        const id = mapping[index];
        const isTwice = id !== undefined && twice.has(id);
        const misfits = id === undefined ? "" : sayMisfits(index, id);
        return (
          <li key={header} className={styles.item}>
            <Field
              label={header}
              hint={samples[index] || "No values"}
              {...(isTwice
                ? { validationMessage: "Another column goes there, too." }
                : misfits !== ""
                  ? { validationMessage: misfits, validationState: "warning" as const }
                  : {})}
            >
              <Select
                value={id ?? ""}
                onChange={(_, { value }) =>
                  onMap(mapping.map((own, at) => (at === index ? value || undefined : own)))
                }
              >
                <option value="">Leave out</option>
                {bands.map(({ band, targets }) => (
                  <optgroup key={band} label={band}>
                    {targets.map(({ column }) => (
                      <option key={column.id} value={column.id}>
                        {column.header}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </Select>
            </Field>
          </li>
        );
      })}
    </ul>
  );
}

/** Each column is looked through once for each field that it is given. */
function makeSayMisfits(table: ExportTable, sheet: ImportSheet): (index: number, id: string) => string {
  const known = new Map<string, string>();
  return (index, id) => {
    const name = `${index} ${id}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    const target = sheet.targets.find(({ column }) => column.id === id);
    const { rows, first } = target
      ? findMisfits(table, index, { target, sheet })
      : { rows: 0, first: undefined };
    const said =
      rows === 0 || first === undefined
        ? ""
        : `${plural(rows, "value")} such as “${sayCell(first)}” will be written as ${rows === 1 ? "it is" : "they are"}, for the check to name.`;
    known.set(name, said);
    return said;
  };
}
