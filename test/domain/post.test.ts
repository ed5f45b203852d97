import fc from "fast-check";
import { expect, test } from "vitest";
import type { PostId } from "../../src/domain/ids.ts";
import { platformKey } from "../../src/domain/post.ts";

test("a key is what Discord takes as a nonce, and another post has another", () => {
  const id = fc.uuid().map((text) => text as PostId);
  fc.assert(
    fc.property(id, id, (a, b) => {
      expect(platformKey(a)).toMatch(/^[a-z0-9]{1,25}$/);
      expect(platformKey(a) === platformKey(b)).toBe(a === b);
    }),
  );
  expect(platformKey("ffffffff-ffff-ffff-ffff-ffffffffffff" as PostId)).toHaveLength(25);
});
