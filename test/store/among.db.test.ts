import { expect } from "vitest";
import { type InvoiceId, newId, type WorkspaceId } from "../../src/domain/ids.ts";
import { findInvoices } from "../../src/store/invoices.ts";
import { dbTest } from "../kit/db.ts";

dbTest("more ids are looked up at once than a query takes parameters", async (db) => {
  const ids = Array.from({ length: 70_000 }, () => newId<InvoiceId>());
  expect(await findInvoices(db, newId<WorkspaceId>(), ids)).toEqual([]);
});
