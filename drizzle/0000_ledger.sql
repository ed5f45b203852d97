CREATE TABLE "clients" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"kind" text DEFAULT 'business' NOT NULL,
	"phone" text,
	"address" text,
	"country" text,
	"language" text,
	"zone" text,
	"terms" text,
	"vat_number" text,
	"purchase_order" text,
	"notes" text,
	"do_not_chase" boolean DEFAULT false NOT NULL,
	"paused_on" date,
	"paused_until" date,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "clients_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "clients_name_key" UNIQUE("workspace_id","name_key"),
	CONSTRAINT "clients_kind" CHECK ("clients"."kind" in ('business', 'consumer'))
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"name" text,
	"email" text NOT NULL,
	"gets_reminders" boolean DEFAULT true NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "contacts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "contacts_email" UNIQUE("workspace_id","client_id","email")
);
--> statement-breakpoint
CREATE TABLE "credit_memos" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"number" text NOT NULL,
	"currency" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"issued_on" date NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "credit_memos_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "credit_memos_number" UNIQUE("workspace_id","number"),
	CONSTRAINT "credit_memos_amount" CHECK ("credit_memos"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "credit_movements" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"booked_on" date NOT NULL,
	"currency" text NOT NULL,
	"effect_minor" bigint NOT NULL,
	"payment_id" uuid,
	"invoice_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "credit_movements_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "credit_movements_kind" CHECK ("credit_movements"."kind" in ('overpayment', 'overpayment-reversal', 'released', 'used', 'use-reversal', 'returned'))
);
--> statement-breakpoint
CREATE TABLE "doors" (
	"workspace_id" uuid NOT NULL,
	"platform" text NOT NULL,
	"external_id" text NOT NULL,
	CONSTRAINT "doors_platform_external_id_pk" PRIMARY KEY("platform","external_id")
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"booked_on" date NOT NULL,
	"currency" text NOT NULL,
	"effect_minor" bigint NOT NULL,
	"payment_id" uuid,
	"credit_memo_id" uuid,
	"reason" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "entries_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "entries_kind" CHECK ("entries"."kind" in ('payment', 'payment-reversal', 'credit-used', 'credit-returned', 'credit-released', 'credit-memo', 'write-off', 'write-off-reversal', 'void'))
);
--> statement-breakpoint
CREATE TABLE "events" (
	"workspace_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"kind" text NOT NULL,
	"client_id" uuid,
	"invoice_id" uuid,
	"cause" text NOT NULL,
	"data" jsonb NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "events_workspace_id_seq_pk" PRIMARY KEY("workspace_id","seq")
);
--> statement-breakpoint
CREATE TABLE "invoice_lines" (
	"workspace_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"description" text NOT NULL,
	"quantity" numeric NOT NULL,
	"unit_price_minor" bigint NOT NULL,
	"tax_rate" numeric NOT NULL,
	CONSTRAINT "invoice_lines_workspace_id_invoice_id_position_pk" PRIMARY KEY("workspace_id","invoice_id","position")
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"number" text NOT NULL,
	"number_key" text NOT NULL,
	"kind" text DEFAULT 'standard' NOT NULL,
	"currency" text NOT NULL,
	"total_minor" bigint NOT NULL,
	"issued_on" date NOT NULL,
	"due_on" date NOT NULL,
	"terms" text,
	"draft" boolean DEFAULT false NOT NULL,
	"supplied_on" date,
	"purchase_order" text,
	"tax_note" text,
	"note" text,
	"import_key" text,
	"paused_on" date,
	"paused_until" date,
	"next_look_at" timestamp with time zone,
	"next_look_why" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "invoices_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "invoices_number" UNIQUE("workspace_id","number_key"),
	CONSTRAINT "invoices_import_key" UNIQUE("workspace_id","import_key"),
	CONSTRAINT "invoices_currency" CHECK ("invoices"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "invoices_total" CHECK ("invoices"."total_minor" > 0),
	CONSTRAINT "invoices_due" CHECK ("invoices"."due_on" >= "invoices"."issued_on")
);
--> statement-breakpoint
CREATE TABLE "letter_invoices" (
	"workspace_id" uuid NOT NULL,
	"letter_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"step" text,
	CONSTRAINT "letter_invoices_workspace_id_letter_id_invoice_id_pk" PRIMARY KEY("workspace_id","letter_id","invoice_id")
);
--> statement-breakpoint
CREATE TABLE "letter_versions" (
	"workspace_id" uuid NOT NULL,
	"letter_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"author" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"recipients" jsonb NOT NULL,
	"enclosures" jsonb NOT NULL,
	"facts" jsonb NOT NULL,
	"prompt" text NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "letter_versions_workspace_id_letter_id_n_pk" PRIMARY KEY("workspace_id","letter_id","n")
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"tone" text NOT NULL,
	"why" text NOT NULL,
	"credit_memo_id" uuid,
	"payment_id" uuid,
	"approved_version" integer,
	"approved_by" text,
	"approved_at" timestamp with time zone,
	"snoozed_until" date,
	"outcome" text,
	"outcome_at" timestamp with time zone,
	"outcome_why" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "letters_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "letters_outcome" CHECK ("letters"."outcome" in ('sent', 'handed-over', 'skipped', 'stopped', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "members" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"platform" text NOT NULL,
	"platform_user" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "members_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "members_person" UNIQUE("workspace_id","platform","platform_user"),
	CONSTRAINT "members_role" CHECK ("members"."role" in ('owner', 'approver', 'member', 'viewer'))
);
--> statement-breakpoint
CREATE TABLE "number_series" (
	"workspace_id" uuid NOT NULL,
	"series" text NOT NULL,
	"next" integer NOT NULL,
	CONSTRAINT "number_series_workspace_id_series_pk" PRIMARY KEY("workspace_id","series")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"key" text NOT NULL,
	"letter_id" uuid NOT NULL,
	"letter_version" integer NOT NULL,
	"message_id" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone NOT NULL,
	"lease_until" timestamp with time zone,
	"why" text NOT NULL,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "outbox_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "outbox_state" CHECK ("outbox"."state" in ('waiting', 'sending', 'sent', 'uncertain', 'refused', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"received_on" date NOT NULL,
	"reference" text,
	"reversed_on" date,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payments_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "payments_amount" CHECK ("payments"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"zone" text NOT NULL,
	"country" text NOT NULL,
	"currency" text NOT NULL,
	"terms" text NOT NULL,
	"language" text NOT NULL,
	"channel" text,
	"profile" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"payment_options" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"tolerance_minor" bigint NOT NULL,
	"contact_gap_days" integer DEFAULT 5 NOT NULL,
	"event_count" bigint DEFAULT 0 NOT NULL,
	"event_hash" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "workspaces_currency" CHECK ("workspaces"."currency" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_client" FOREIGN KEY ("workspace_id","client_id") REFERENCES "public"."clients"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_memos" ADD CONSTRAINT "credit_memos_invoice" FOREIGN KEY ("workspace_id","invoice_id") REFERENCES "public"."invoices"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_movements" ADD CONSTRAINT "credit_movements_client_fk" FOREIGN KEY ("workspace_id","client_id") REFERENCES "public"."clients"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_movements" ADD CONSTRAINT "credit_movements_payment" FOREIGN KEY ("workspace_id","payment_id") REFERENCES "public"."payments"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_movements" ADD CONSTRAINT "credit_movements_invoice" FOREIGN KEY ("workspace_id","invoice_id") REFERENCES "public"."invoices"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "doors" ADD CONSTRAINT "doors_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_invoice_fk" FOREIGN KEY ("workspace_id","invoice_id") REFERENCES "public"."invoices"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_payment" FOREIGN KEY ("workspace_id","payment_id") REFERENCES "public"."payments"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_credit_memo" FOREIGN KEY ("workspace_id","credit_memo_id") REFERENCES "public"."credit_memos"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_client" FOREIGN KEY ("workspace_id","client_id") REFERENCES "public"."clients"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_invoice_fk" FOREIGN KEY ("workspace_id","invoice_id") REFERENCES "public"."invoices"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_invoice" FOREIGN KEY ("workspace_id","invoice_id") REFERENCES "public"."invoices"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_client" FOREIGN KEY ("workspace_id","client_id") REFERENCES "public"."clients"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_invoices" ADD CONSTRAINT "letter_invoices_letter" FOREIGN KEY ("workspace_id","letter_id") REFERENCES "public"."letters"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_invoices" ADD CONSTRAINT "letter_invoices_invoice_fk" FOREIGN KEY ("workspace_id","invoice_id") REFERENCES "public"."invoices"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_versions" ADD CONSTRAINT "letter_versions_letter" FOREIGN KEY ("workspace_id","letter_id") REFERENCES "public"."letters"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_client" FOREIGN KEY ("workspace_id","client_id") REFERENCES "public"."clients"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_credit_memo" FOREIGN KEY ("workspace_id","credit_memo_id") REFERENCES "public"."credit_memos"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_payment" FOREIGN KEY ("workspace_id","payment_id") REFERENCES "public"."payments"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_series" ADD CONSTRAINT "number_series_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_version" FOREIGN KEY ("workspace_id","letter_id","letter_version") REFERENCES "public"."letter_versions"("workspace_id","letter_id","n") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_client" FOREIGN KEY ("workspace_id","client_id") REFERENCES "public"."clients"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "credit_movements_client" ON "credit_movements" USING btree ("workspace_id","client_id");--> statement-breakpoint
CREATE INDEX "entries_invoice" ON "entries" USING btree ("workspace_id","invoice_id");--> statement-breakpoint
CREATE INDEX "events_invoice" ON "events" USING btree ("workspace_id","invoice_id");--> statement-breakpoint
CREATE INDEX "invoices_client_idx" ON "invoices" USING btree ("workspace_id","client_id");--> statement-breakpoint
CREATE INDEX "invoices_next_look" ON "invoices" USING btree ("next_look_at") WHERE "invoices"."next_look_at" is not null;--> statement-breakpoint
CREATE INDEX "letter_invoices_invoice" ON "letter_invoices" USING btree ("workspace_id","invoice_id");--> statement-breakpoint
CREATE INDEX "letters_waiting" ON "letters" USING btree ("workspace_id","created_at") WHERE "letters"."outcome" is null;--> statement-breakpoint
CREATE INDEX "letters_client_idx" ON "letters" USING btree ("workspace_id","client_id");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_key" ON "outbox" USING btree ("workspace_id","key");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("next_try_at") WHERE "outbox"."state" in ('waiting', 'sending');