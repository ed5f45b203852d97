CREATE TABLE "client_replies" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"text" text NOT NULL,
	"brought_by" text NOT NULL,
	"reading" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "client_replies_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "letter_versions" ADD COLUMN "tone" text DEFAULT 'neutral' NOT NULL;--> statement-breakpoint
ALTER TABLE "letter_versions" ADD COLUMN "origin" jsonb;--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "dispute_id" uuid;--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "client_replies" ADD CONSTRAINT "client_replies_client" FOREIGN KEY ("workspace_id","client_id") REFERENCES "public"."clients"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_replies" ADD CONSTRAINT "client_replies_invoice" FOREIGN KEY ("workspace_id","invoice_id") REFERENCES "public"."invoices"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "client_replies_invoice_idx" ON "client_replies" USING btree ("workspace_id","invoice_id");--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_dispute" FOREIGN KEY ("workspace_id","dispute_id") REFERENCES "public"."disputes"("workspace_id","id") ON DELETE no action ON UPDATE no action;