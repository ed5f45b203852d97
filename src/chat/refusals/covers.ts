import type { CoverRefusal } from "../../domain/refusals/covers.ts";
import { type Card, refusal as no } from "../card.ts";
import { quote } from "../read-text.ts";
import { amounts, count, sentence } from "../words.ts";
import { UNCHANGED } from "./parts.ts";

export function coverRefusalCard(r: CoverRefusal, locale: string): Card {
  switch (r.kind) {
    case "nothing-to-state":
      return no(
        `Nothing is open for ${r.client}: a statement would have nothing in it.`,
        `${UNCHANGED} /client show ${quote(r.client)} tells what they have paid.`,
      );
    case "too-many-to-state":
      return no(
        `${r.client} has ${count(r.open, "open invoice")}; ${r.most} is the most that one letter lists.`,
        `${UNCHANGED} /client statement ${quote(r.client)} shows them all.`,
      );
    case "credit-to-state":
      return no(
        `${r.client} has ${amounts(r.credit, locale)} of credit that nobody has used, and the statement would leave it out.`,
        `${UNCHANGED} Use it first: /client show ${quote(r.client)} shows their invoices, and /invoice show NO has a button for it.`,
      );
    case "nothing-to-answer":
      return no(
        sentence(`there is nothing to answer about ${r.invoice}: ${r.because}`),
        `${UNCHANGED} /invoice show ${quote(r.invoice)}`,
      );
  }
}
