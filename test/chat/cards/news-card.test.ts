import { expect, test } from "vitest";
import { newsCard } from "../../../src/chat/cards/news-card.ts";

test("news of no invoice is its sentence alone", () => {
  const card = { title: "The mail went out.", parts: [], buttons: [] };
  expect(newsCard({ sentence: "The mail went out." })).toEqual(card);
});

test("news is its sentence, with a way to see the invoice, whatever its number", () => {
  const card = newsCard({ number: "INV 7", sentence: "Acme paid." });
  expect(card).toMatchObject({ title: "Acme paid.", parts: [] });
  expect(card.buttons?.map(({ label, action }) => [label, action.args["text"]])).toEqual([
    ["Show INV 7", '/invoice show "INV 7"'],
  ]);
});
