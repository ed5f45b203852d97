DROP INDEX "posts_key";--> statement-breakpoint
DROP INDEX "posts_due";--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "place" uuid;--> statement-breakpoint
-- As postId in src/store/posts.ts makes it: the first 128 bits of the sha256 of platform, room and key.
UPDATE "posts" SET "place" = "id", "id" = left(encode(sha256(convert_to(concat_ws(E'\n', "platform", "room", "key"), 'UTF8')), 'hex'), 32)::uuid;--> statement-breakpoint
ALTER TABLE "posts" ALTER COLUMN "place" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "posts_due" ON "posts" USING btree ("platform","room",("client_id" is not null),"next_try_at","created_at","place") WHERE "posts"."state" = 'waiting';
