// The whole schema, for drizzle and for queries.
export * from "./schema/agreements.ts";
export * from "./schema/books.ts";
export * from "./schema/letters.ts";
export * from "./schema/nudges.ts";
export * from "./schema/parties.ts";
export * from "./schema/projects.ts";
export * from "./schema/replies.ts";
