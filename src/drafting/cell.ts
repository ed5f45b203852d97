/** Between the cells of a table's row, so that it reads well in any font; the HTML part makes columns of it. */
export const CELL = " · ";
