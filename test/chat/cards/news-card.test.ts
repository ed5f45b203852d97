import { expect, test } from "vitest";
import { newsCard } from "../../../src/chat/cards/news-card.ts";
import type { Swept } from "../../../src/usecases/sweep.ts";

const swept = (did: Swept["did"], invoice: string, why: string): Swept => ({
  ws: "w" as Swept["ws"],
  invoice,
  client: "Acme",
  step: "promise-broken",
  did,
  why,
});

test("nothing told, no card", () => {
  expect(newsCard([])).toBeUndefined();
  expect(newsCard([swept("drafted", "INV-0001", "polite reminder")])).toBeUndefined();
});

test("one thing told is the title", () => {
  const card = newsCard([swept("sent", "INV-0002", "250 ok"), swept("told", "INV-0001", "Acme paid.")]);
  expect(card).toMatchObject({ title: "Acme paid.", parts: [] });
  expect(card?.buttons?.map((b) => b.label)).toEqual(["Show INV-0001"]);
});

test("of several each has its sentence, each invoice its button, and no more than a screen of them", () => {
  const told = Array.from({ length: 12 }, (_, i) => swept("told", `INV ${i % 10}`, `Sentence ${i}.`));
  const card = newsCard(told)!;
  expect(card.parts.map((part) => (part.kind === "text" ? part.text : ""))).toEqual(told.map((t) => t.why));
  expect(card.buttons).toHaveLength(8);
  expect(card.buttons![0]!.action.args["text"]).toBe('/invoice show "INV 0"');
});
