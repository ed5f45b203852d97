import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { invoices } from "./books.ts";
import { at, workspaceId } from "./columns.ts";
import { clients } from "./parties.ts";

/** What clients wrote back, word for word, with what was read in it. The timeline has its hash alone. */
export const clientReplies = pgTable(
  "client_replies",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    clientId: uuid("client_id").notNull(),
    invoiceId: uuid("invoice_id").notNull(),
    text: text("text").notNull(),
    /** The member who brought it. */
    broughtBy: text("brought_by").notNull(),
    /** domain/client-reply.ts Reading: what the client means, each with the words it rests on. */
    reading: jsonb("reading").notNull(),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("client_replies_invoice_idx").on(t.workspaceId, t.invoiceId),
    foreignKey({
      name: "client_replies_client",
      columns: [t.workspaceId, t.clientId],
      foreignColumns: [clients.workspaceId, clients.id],
    }),
    foreignKey({
      name: "client_replies_invoice",
      columns: [t.workspaceId, t.invoiceId],
      foreignColumns: [invoices.workspaceId, invoices.id],
    }),
  ],
);
