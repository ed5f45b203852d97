DROP INDEX "invoices_next_look";--> statement-breakpoint
CREATE INDEX "credit_movements_payment_idx" ON "credit_movements" USING btree ("workspace_id","payment_id") WHERE "credit_movements"."payment_id" is not null;--> statement-breakpoint
CREATE INDEX "credit_movements_invoice_idx" ON "credit_movements" USING btree ("workspace_id","invoice_id") WHERE "credit_movements"."invoice_id" is not null;--> statement-breakpoint
CREATE INDEX "entries_payment_idx" ON "entries" USING btree ("workspace_id","payment_id") WHERE "entries"."payment_id" is not null;--> statement-breakpoint
CREATE INDEX "outbox_letter" ON "outbox" USING btree ("workspace_id","letter_id");--> statement-breakpoint
CREATE INDEX "invoices_next_look" ON "invoices" USING btree ("workspace_id","next_look_at") WHERE "invoices"."next_look_at" is not null;