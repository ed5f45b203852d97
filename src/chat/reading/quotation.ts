import type { Meaning, Proposal } from "../../domain/client-reply.ts";
import type { QuoteReader } from "../../usecases/read-reply.ts";
import type { Context } from "../command.ts";
import { amountInWords, dayInWords } from "./in-words.ts";

/** On which side of today the day lies that a meaning speaks of; absent where it speaks of none. */
const DAYS: Partial<Record<Meaning, "past" | "future">> = {
  "has-paid": "past",
  "promises-date": "future",
};

/** What a quotation says of sums: "we object to €200.00" is asked for in the form. */
const SUMS: readonly Meaning[] = ["has-paid", "promises-date"];

/** Reads day and amount from a client's own words, as somebody from their country writes them. */
export function readQuote({ today }: Pick<Context, "today">): QuoteReader {
  return ({ means, quote }, { invoice, client, workspace, sums }) => {
    const read: Pick<Proposal, "on" | "amount" | "unclear"> = {};
    const unclear: ("day" | "amount")[] = [];
    const language = client.language ?? workspace.language;
    const { country } = client;
    const locale = country ? `${language}-${country}` : language;
    const direction = DAYS[means];
    if (direction) {
      const place = { today, locale, direction, ...(country ? { country } : {}) };
      const day = dayInWords(quote, place);
      if (day.kind === "one") read.on = day.value;
      if (day.kind === "unclear") unclear.push("day");
    }
    if (SUMS.includes(means)) {
      const amount = amountInWords(quote, { currency: invoice.currency, locale, known: sums });
      if (amount.kind === "one") read.amount = amount.value;
      if (amount.kind === "unclear") unclear.push("amount");
    }
    return unclear.length > 0 ? { ...read, unclear } : read;
  };
}
