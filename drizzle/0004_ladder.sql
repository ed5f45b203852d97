CREATE TABLE "asks" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"step" text,
	"asked_on" date NOT NULL,
	"nudged_on" date,
	"snoozed_until" date,
	"done_on" date,
	"result" text,
	"done_by" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "asks_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "asks_kind" CHECK ("asks"."kind" in ('check', 'call', 'dispute', 'fee', 'decide', 'credit', 'tolerance'))
);
--> statement-breakpoint
CREATE TABLE "calls" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"called_on" date NOT NULL,
	"result" text NOT NULL,
	"note" text,
	"called_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "calls_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "calls_result" CHECK ("calls"."result" in ('reached', 'left-message', 'no-answer'))
);
--> statement-breakpoint
CREATE TABLE "clock_marks" (
	"name" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"platform" text NOT NULL,
	"room" text NOT NULL,
	"key" text NOT NULL,
	"client_id" uuid,
	"content" jsonb NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone NOT NULL,
	"why" text NOT NULL,
	"last_error" text,
	"external_id" text,
	"created_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "posts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "posts_state" CHECK ("posts"."state" in ('waiting', 'sent', 'dead', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "threads" (
	"workspace_id" uuid NOT NULL,
	"platform" text NOT NULL,
	"room" text NOT NULL,
	"client_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	CONSTRAINT "threads_workspace_id_platform_room_client_id_pk" PRIMARY KEY("workspace_id","platform","room","client_id")
);
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "late_reason" text;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "late_reason_note" text;--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "by_ladder" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "write_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "deadline" date;--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "nudged_on" date;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "at_once" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "ladder" jsonb;--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "owner_id" uuid;--> statement-breakpoint
ALTER TABLE "doors" ADD COLUMN "nudges" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "doors" ADD COLUMN "lease_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "muted_on" date;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "muted_until" date;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "ladder" jsonb;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "business_hours" text DEFAULT '9:00 to 17:00' NOT NULL;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "quiet_hours" text DEFAULT '20:00 to 7:00' NOT NULL;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "morning_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "asks" ADD CONSTRAINT "asks_invoice" FOREIGN KEY ("workspace_id","invoice_id") REFERENCES "public"."invoices"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_invoice" FOREIGN KEY ("workspace_id","invoice_id") REFERENCES "public"."invoices"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_client" FOREIGN KEY ("workspace_id","client_id") REFERENCES "public"."clients"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_client" FOREIGN KEY ("workspace_id","client_id") REFERENCES "public"."clients"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "asks_client_idx" ON "asks" USING btree ("workspace_id","client_id");--> statement-breakpoint
CREATE UNIQUE INDEX "asks_open" ON "asks" USING btree ("workspace_id","invoice_id","kind") WHERE "asks"."done_on" is null;--> statement-breakpoint
CREATE INDEX "calls_client_idx" ON "calls" USING btree ("workspace_id","client_id");--> statement-breakpoint
CREATE UNIQUE INDEX "posts_key" ON "posts" USING btree ("workspace_id","platform","room","key");--> statement-breakpoint
CREATE INDEX "posts_due" ON "posts" USING btree ("platform","room",("client_id" is not null),"next_try_at","created_at","id") WHERE "posts"."state" = 'waiting';--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_owner" FOREIGN KEY ("workspace_id","owner_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invoices_due_look" ON "invoices" USING btree ("next_look_at") WHERE "invoices"."next_look_at" is not null;--> statement-breakpoint
CREATE INDEX "letters_to_write" ON "letters" USING btree ("write_at") WHERE "letters"."write_at" is not null;--> statement-breakpoint
CREATE INDEX "doors_workspace" ON "doors" USING btree ("workspace_id");--> statement-breakpoint
CREATE INDEX "workspaces_morning" ON "workspaces" USING btree ("morning_at");--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_late_reason" CHECK ("invoices"."late_reason" in ('oversight', 'cash-flow', 'dissatisfied', 'procedure'));--> statement-breakpoint
UPDATE "letters" SET "by_ladder" = true WHERE "why" LIKE 'the ladder:%';
--> statement-breakpoint
-- The ladder goes on where it ended before: what stood at its end is due to be looked at.
UPDATE "invoices" SET "next_look_at" = "created_at" WHERE "next_look_why" LIKE 'the reminders are used up%';
