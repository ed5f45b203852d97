-- A text from before texts had a tone of their own has its letter's. It adds what was not kept; no word is rewritten.
ALTER TABLE "letter_versions" DISABLE TRIGGER "letter_versions_append_only";--> statement-breakpoint
UPDATE "letter_versions" v SET "tone" = l."tone" FROM "letters" l
  WHERE l."workspace_id" = v."workspace_id" AND l."id" = v."letter_id" AND v."origin" IS NULL AND v."tone" <> l."tone";--> statement-breakpoint
ALTER TABLE "letter_versions" ENABLE TRIGGER "letter_versions_append_only";
