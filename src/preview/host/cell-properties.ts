/**
 * `Range.setCellProperties` and `getCellProperties`: the members of each cell of a range by nested names, written and
 * read through the same tables as the members themselves. Knows no member by name but the sides of borders.
 */
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import { isHosted } from "./hosted";
import type { Hosted } from "./hosted";
import { hostedRange } from "./range-target";
import type { RangeTarget } from "./range-target";

type Bag = Readonly<Record<string, unknown>>;

/** Where the names of CellBorderCollection differ from the border collection's own. */
const SIDES: Bag = {
  top: "EdgeTop",
  bottom: "EdgeBottom",
  left: "EdgeLeft",
  right: "EdgeRight",
  diagonalDown: "DiagonalDown",
  diagonalUp: "DiagonalUp",
  vertical: "InsideVertical",
  horizontal: "InsideHorizontal",
};

const isBag = (candidate: unknown): candidate is Bag =>
  typeof candidate === "object" && candidate !== null && !Array.isArray(candidate);

const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** The object behind a member's name; null where the member is a value. */
function open(of: Hosted, name: string, host: HostContext): Hosted | null {
  const side = of.className === "RangeBorderCollection" ? SIDES[name] : undefined;
  if (side !== undefined) {
    const border = host.registry.method(of, "GetItem")(of.target, [side], host);
    return isHosted(border) ? border : null;
  }
  const property = host.registry.property(of, pascal(name));
  return property.kind === "object" ? property.open(of.target, host) : null;
}

function writeMember(of: Hosted, [name, given]: readonly [string, unknown], host: HostContext): void {
  if (given === undefined || given === null) return;
  const inner = open(of, name, host);
  if (inner) return writeMembers(inner, given, host);
  const property = host.registry.property(of, pascal(name));
  if (property.kind !== "value" || !property.write) throw new HostError("InvalidArgument");
  property.write(of.target, given, host);
}

function writeMembers(of: Hosted, given: unknown, host: HostContext): void {
  if (!isBag(given)) throw new HostError("InvalidArgument");
  for (const member of Object.entries(given)) writeMember(of, member, host);
}

function readMember(of: Hosted, name: string, [wanted, host]: readonly [unknown, HostContext]): unknown {
  const inner = open(of, name, host);
  if (inner) return readMembers(inner, wanted, host);
  const property = host.registry.property(of, pascal(name));
  return property.kind === "value" ? property.read(of.target, host) : null;
}

function readMembers(of: Hosted, wanted: unknown, host: HostContext): Bag {
  if (!isBag(wanted)) throw new HostError("InvalidArgument");
  const names = Object.keys(wanted).filter((name) => wanted[name] !== false && wanted[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, readMember(of, name, [wanted[name], host])]));
}

function cellOf({ sheetId, area }: RangeTarget, row: number, column: number): Hosted {
  return hostedRange(sheetId, {
    row: area.row + row,
    column: area.column + column,
    rowCount: 1,
    columnCount: 1,
  });
}

function setCellProperties(target: RangeTarget, given: unknown, host: HostContext): void {
  const { rowCount, columnCount } = target.area;
  const rows: readonly unknown[] = Array.isArray(given) ? given : [];
  const isShaped =
    rows.length === rowCount && rows.every((line) => Array.isArray(line) && line.length === columnCount);
  if (!isShaped) throw new HostError("InvalidArgument");
  for (const [row, line] of (rows as readonly (readonly unknown[])[]).entries()) {
    for (const [column, bag] of line.entries()) writeMembers(cellOf(target, row, column), bag, host);
  }
}

function getCellProperties(target: RangeTarget, wanted: unknown, host: HostContext): Bag[][] {
  const { rowCount, columnCount } = target.area;
  return Array.from({ length: rowCount }, (_, row) =>
    Array.from({ length: columnCount }, (_, column) =>
      readMembers(cellOf(target, row, column), wanted, host),
    ),
  );
}

/** Adds Range's properties by cell. */
export function installCellProperties(host: HostContext): void {
  host.registry.define<RangeTarget>("Range", {
    calculated: ["GetCellProperties"],
    methods: {
      SetCellProperties: (target, [given]) => setCellProperties(target, given, host),
      GetCellProperties: (target, [wanted]) => getCellProperties(target, wanted, host),
    },
  });
}
