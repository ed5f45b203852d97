import { type Flow, type Line, lineHeight, type Style } from "./page.ts";

/** `wide` columns share what the others leave; the others are as wide as what is in them. */
export type TableColumn = { head: string; align: "left" | "right"; wide?: true };

/** `sumSoFar` is the sum of the last column up to and including this row, as printed. */
export type TableRow = { cells: readonly string[]; sumSoFar: string };

export type Table = {
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
  /** Words before the sum at the foot of a page that the table goes on from, and at the head of the next. */
  carried: string;
  brought: string;
  look: TableLook;
};

export type TableLook = { body: Style; head: Style; sum: Style; rule: string; hairline: string };

type Grid = { table: Table; xs: number[]; widths: number[]; body: Style };
type LaidRow = { cells: Line[][]; height: number };

const GAP = 14;
const PAD = 5;
const LEAST_WIDE = 150;

/**
 * Lays a table into the flow. Where it breaks over pages, its heads come again and the sum is carried;
 * a row goes over whole unless no page could hold it. Long figures make the whole table's type smaller,
 * down to 6 points.
 */
export function layTable(flow: Flow, table: Table): void {
  const grid = fitGrid(flow, table);
  const rows = table.rows.map((row) => layRow(flow, grid, row.cells));
  flow.keep(headHeight(grid) + Math.min(rows[0]?.height ?? 0, flow.depth / 3) + sumHeight(grid));
  drawHead(flow, grid);
  let carried = "";
  for (const [i, row] of rows.entries()) {
    const isLast = i === rows.length - 1;
    placeRow(flow, grid, row, { before: carried, after: table.rows[i]!.sumSoFar, isLast });
    carried = table.rows[i]!.sumSoFar;
  }
}

function placeRow(
  flow: Flow,
  grid: Grid,
  row: LaidRow,
  sums: { before: string; after: string; isLast: boolean },
): void {
  const fresh = flow.depth - headHeight(grid) - 2 * sumHeight(grid);
  // The last row leaves no sum to carry, so it may use the space kept for one.
  const room = flow.room - (sums.isLast ? 0 : sumHeight(grid));
  if (row.height <= room) {
    drawRow(flow, grid, row);
  } else if (row.height <= fresh || room < flow.depth / 4) {
    turnPage(flow, grid, sums.before);
    placeRow(flow, grid, row, sums);
  } else {
    const [head, tail] = cutRow(row, grid, flow.room - sumHeight(grid));
    drawRow(flow, grid, head);
    turnPage(flow, grid, sums.after);
    // The figures stand in the first part, so what is carried on from here has them in it.
    placeRow(flow, grid, tail, { ...sums, before: sums.after });
  }
}

function turnPage(flow: Flow, grid: Grid, sum: string): void {
  if (sum !== "") drawSum(flow, grid, grid.table.carried, sum);
  flow.turn();
  drawHead(flow, grid);
  if (sum !== "") drawSum(flow, grid, grid.table.brought, sum);
}

function drawHead(flow: Flow, grid: Grid): void {
  const { look, columns } = grid.table;
  for (const [i, { head, align }] of columns.entries()) {
    flow.line({ text: head, style: look.head, align }, grid.xs[i]!, grid.widths[i]!, flow.y);
  }
  flow.y += lineHeight(look.head) + PAD - 1;
  flow.rule(look.rule, 1);
  flow.y += 1;
}

function drawRow(flow: Flow, grid: Grid, row: LaidRow): void {
  const pitch = lineHeight(grid.body);
  for (const [i, lines] of row.cells.entries()) {
    for (const [j, line] of lines.entries()) {
      flow.line(line, grid.xs[i]!, grid.widths[i]!, flow.y + PAD + j * pitch);
    }
  }
  flow.y += row.height;
  flow.put({
    kind: "fill",
    x: flow.paper.left,
    y: flow.y - 0.5,
    width: flow.width,
    height: 0.5,
    colour: grid.table.look.hairline,
  });
}

function drawSum(flow: Flow, grid: Grid, label: string, sum: string): void {
  const style = { ...grid.table.look.sum, size: Math.min(grid.body.size, grid.table.look.sum.size) };
  const right = { x: grid.xs.at(-1)!, width: grid.widths.at(-1)! };
  flow.line({ text: label, style }, grid.xs[0]!, grid.widths[0]!, flow.y + PAD);
  flow.line({ text: sum, style, align: "right" }, right.x, right.width, flow.y + PAD);
  flow.y += sumHeight(grid);
}

function fitGrid(flow: Flow, table: Table): Grid {
  const { body } = table.look;
  for (let size = body.size; ; size -= 0.5) {
    const style = { ...body, size };
    const widths = table.columns.map((column, i) => (column.wide ? 0 : fixedWidth(flow, table, i, style)));
    const free = flow.width - widths.reduce((a, b) => a + b, 0) - GAP * (table.columns.length - 1);
    const shared = free / Math.max(1, table.columns.filter((column) => column.wide).length);
    if (shared < LEAST_WIDE && size > 6) continue;
    const fitted = table.columns.map((column, i) => (column.wide ? Math.max(shared, 40) : widths[i]!));
    const xs = fitted.map((_, i) => flow.paper.left + fitted.slice(0, i).reduce((a, b) => a + b + GAP, 0));
    return { table, xs, widths: fitted, body: style };
  }
}

function fixedWidth(flow: Flow, table: Table, column: number, style: Style): number {
  const { head, sum } = table.look;
  const isLast = column === table.columns.length - 1;
  const texts = table.rows.flatMap((row) => row.cells[column]!.split("\n"));
  const sums = isLast
    ? table.rows.map((row) => flow.fonts.width(row.sumSoFar, sum.weight, Math.min(style.size, sum.size)))
    : [];
  const bodies = texts.map((text) => flow.fonts.width(text, style.weight, style.size));
  return [flow.fonts.width(table.columns[column]!.head, head.weight, head.size), ...sums, ...bodies].reduce(
    (a, b) => Math.max(a, b),
  );
}

function layRow(flow: Flow, grid: Grid, cells: readonly string[]): LaidRow {
  const laid = cells.map((text, i) => {
    const { align, wide } = grid.table.columns[i]!;
    return wide
      ? flow.wrapped(text, grid.body, grid.widths[i]!, { align })
      : [{ text, style: grid.body, align }];
  });
  return { cells: laid, height: heightOf(laid, grid) };
}

function cutRow(row: LaidRow, grid: Grid, height: number): [head: LaidRow, tail: LaidRow] {
  const count = Math.max(1, Math.floor((height - 2 * PAD) / lineHeight(grid.body)));
  const head = row.cells.map((lines) => lines.slice(0, count));
  const tail = row.cells.map((lines) => lines.slice(count));
  return [
    { cells: head, height: heightOf(head, grid) },
    { cells: tail, height: heightOf(tail, grid) },
  ];
}

function heightOf(cells: Line[][], grid: Grid): number {
  return Math.max(...cells.map((lines) => lines.length)) * lineHeight(grid.body) + 2 * PAD;
}

function headHeight(grid: Grid): number {
  return lineHeight(grid.table.look.head) + PAD;
}

function sumHeight(grid: Grid): number {
  return lineHeight(grid.table.look.sum) + 2 * PAD;
}
