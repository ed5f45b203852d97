CREATE TABLE "disputes" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"currency" text NOT NULL,
	"amount_minor" bigint,
	"reason" text NOT NULL,
	"resolved_on" date,
	"resolution" text,
	"resolution_text" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "disputes_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "disputes_amount" CHECK ("disputes"."amount_minor" > 0),
	CONSTRAINT "disputes_resolution" CHECK ("disputes"."resolution" in ('credit', 'rework', 'rejected'))
);
--> statement-breakpoint
CREATE TABLE "instalments" (
	"workspace_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"due_on" date NOT NULL,
	"amount_minor" bigint NOT NULL,
	"told_missed_on" date,
	CONSTRAINT "instalments_workspace_id_plan_id_n_pk" PRIMARY KEY("workspace_id","plan_id","n"),
	CONSTRAINT "instalments_amount" CHECK ("instalments"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "payment_plans" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"total_minor" bigint NOT NULL,
	"every" text NOT NULL,
	"offered_on" date NOT NULL,
	"accepted_on" date,
	"ended_on" date,
	"ending" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payment_plans_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "payment_plans_total" CHECK ("payment_plans"."total_minor" > 0),
	CONSTRAINT "payment_plans_every" CHECK ("payment_plans"."every" in ('week', 'fortnight', 'month')),
	CONSTRAINT "payment_plans_ending" CHECK ("payment_plans"."ending" in ('declined', 'withdrawn', 'broken', 'kept'))
);
--> statement-breakpoint
CREATE TABLE "promises" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"made_on" date NOT NULL,
	"promised_for" date NOT NULL,
	"currency" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"ended_on" date,
	"ending" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "promises_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "promises_amount" CHECK ("promises"."amount_minor" > 0),
	CONSTRAINT "promises_ending" CHECK ("promises"."ending" in ('kept', 'kept-in-part', 'broken', 'replaced', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "milestones" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"reached_on" date,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "milestones_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "milestones_position" UNIQUE("workspace_id","project_id","position"),
	CONSTRAINT "milestones_amount" CHECK ("milestones"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"currency" text NOT NULL,
	"price_minor" bigint NOT NULL,
	"tax_rate" numeric NOT NULL,
	"deposit_minor" bigint,
	"terms" text,
	"closed_on" date,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "projects_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "projects_name_key" UNIQUE("workspace_id","name_key"),
	CONSTRAINT "projects_price" CHECK ("projects"."price_minor" > 0),
	CONSTRAINT "projects_deposit" CHECK ("projects"."deposit_minor" > 0 and "projects"."deposit_minor" <= "projects"."price_minor")
);
--> statement-breakpoint
ALTER TABLE "credit_movements" DROP CONSTRAINT "credit_movements_kind";--> statement-breakpoint
ALTER TABLE "entries" DROP CONSTRAINT "entries_kind";--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "contract" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "credit_memos" ADD COLUMN "cancelled_on" date;--> statement-breakpoint
ALTER TABLE "entries" ADD COLUMN "component" text DEFAULT 'principal' NOT NULL;--> statement-breakpoint
ALTER TABLE "entries" ADD COLUMN "working" jsonb;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "late_fee" text;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "project_id" uuid;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "milestone_id" uuid;--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "plan_id" uuid;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "eom_reading" text;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "allocation" text DEFAULT 'principal-first' NOT NULL;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_invoice" FOREIGN KEY ("workspace_id","invoice_id") REFERENCES "public"."invoices"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instalments" ADD CONSTRAINT "instalments_plan" FOREIGN KEY ("workspace_id","plan_id") REFERENCES "public"."payment_plans"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_plans" ADD CONSTRAINT "payment_plans_invoice" FOREIGN KEY ("workspace_id","invoice_id") REFERENCES "public"."invoices"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_invoice" FOREIGN KEY ("workspace_id","invoice_id") REFERENCES "public"."invoices"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_project" FOREIGN KEY ("workspace_id","project_id") REFERENCES "public"."projects"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_client" FOREIGN KEY ("workspace_id","client_id") REFERENCES "public"."clients"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "disputes_open" ON "disputes" USING btree ("workspace_id","invoice_id") WHERE "disputes"."resolved_on" is null;--> statement-breakpoint
CREATE INDEX "disputes_invoice_idx" ON "disputes" USING btree ("workspace_id","invoice_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_plans_live" ON "payment_plans" USING btree ("workspace_id","invoice_id") WHERE "payment_plans"."ended_on" is null;--> statement-breakpoint
CREATE INDEX "payment_plans_invoice_idx" ON "payment_plans" USING btree ("workspace_id","invoice_id");--> statement-breakpoint
CREATE UNIQUE INDEX "promises_live" ON "promises" USING btree ("workspace_id","invoice_id") WHERE "promises"."ended_on" is null;--> statement-breakpoint
CREATE INDEX "promises_invoice_idx" ON "promises" USING btree ("workspace_id","invoice_id");--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_project" FOREIGN KEY ("workspace_id","project_id") REFERENCES "public"."projects"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_milestone" FOREIGN KEY ("workspace_id","milestone_id") REFERENCES "public"."milestones"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_plan" FOREIGN KEY ("workspace_id","plan_id") REFERENCES "public"."payment_plans"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "credit_memos_invoice_idx" ON "credit_memos" USING btree ("workspace_id","invoice_id");--> statement-breakpoint
CREATE INDEX "invoices_project_idx" ON "invoices" USING btree ("workspace_id","project_id") WHERE "invoices"."project_id" is not null;--> statement-breakpoint
ALTER TABLE "credit_movements" ADD CONSTRAINT "credit_movements_kind" CHECK ("credit_movements"."kind" in ('overpayment', 'overpayment-reversal', 'released', 'used', 'use-reversal', 'returned', 'refunded'));--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_component" CHECK ("entries"."component" in ('principal', 'fee', 'interest', 'costs'));--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_kind" CHECK ("entries"."kind" in ('payment', 'payment-reversal', 'credit-used', 'credit-returned', 'credit-released', 'credit-memo', 'credit-memo-cancelled', 'write-off', 'write-off-reversal', 'void', 'early-discount', 'early-discount-lapsed', 'late-fee', 'interest', 'compensation', 'charge-waived'));--> statement-breakpoint
ALTER TABLE "workspaces" ADD CONSTRAINT "workspaces_eom_reading" CHECK ("workspaces"."eom_reading" in ('A', 'B'));--> statement-breakpoint
ALTER TABLE "workspaces" ADD CONSTRAINT "workspaces_allocation" CHECK ("workspaces"."allocation" in ('principal-first', 'legal-order'));