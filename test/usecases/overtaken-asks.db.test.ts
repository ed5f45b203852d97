import { expect, test } from "vitest";
import type { AskKind } from "../../src/domain/ask.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { expectAnswer } from "../chat/books.ts";
import { inRollback } from "../kit/db.ts";
import { allAsks, openAsking } from "./asks-kit.ts";

// What a hold has made needless is as if nobody had asked: with the end of the hold comes the question, and nothing
// goes on without its answer.
test.each<AskKind>(["call", "dispute", "fee", "decide", "credit", "tolerance"])(
  "%s: overtaken by a pause, it is asked again after it",
  (kind) =>
    inRollback(async (db) => {
      const house = await openAsking(db, kind);
      expectAnswer(await house.say("/invoice pause 1"));
      expect((await allAsks(house)).map(({ done }) => done?.result)).toEqual(["overtaken"]);
      expectAnswer(await house.say("/invoice resume 1"));
      expect(await sweep(house.desk)).toMatchObject([{ invoice: "INV-0001", did: "asked" }]);
      const asked = await allAsks(house);
      expect(asked.map(({ kind: what, done }) => [what, done?.result])).toEqual([
        [kind, "overtaken"],
        [kind, undefined],
      ]);
      expect(await sweep(house.desk)).toEqual([]);
    }),
);
