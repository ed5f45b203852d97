import { addDays, day, formatDate } from "../../src/domain/calendar.ts";
import { showAmount } from "../../src/drafting/figures.ts";
import type { Case } from "./letter-cases.ts";
import { added, everywhere, type Mutation, replaced, type Text } from "./mutate.ts";

const isDemand = ({ kind }: Case) => kind === "non-payment-letter";

function deadlineIn({ facts, letter }: Case): { iso: string; shown: string } | undefined {
  const iso = facts.dates.find(({ role }) => role === "deadline")?.value;
  return iso === undefined ? undefined : { iso, shown: formatDate(day(iso), letter.locale) };
}

function withoutParagraph({ letter }: Case, gone: (paragraph: string) => boolean): Text | undefined {
  const paragraphs = letter.body.split("\n\n");
  const kept = paragraphs.filter((paragraph) => !gone(paragraph));
  return kept.length === paragraphs.length ? undefined : { subject: letter.subject, body: kept.join("\n\n") };
}

/** Ways to make a non-payment letter wrong that are wrong in no other letter. */
export const DEMAND_MUTATIONS: readonly Mutation[] = [
  ...[1, -1, 365].map(
    (by): Mutation => ({
      name: `deadline moved by ${by}`,
      codes: ["wrong-date"],
      of: (c) => {
        const deadline = isDemand(c) ? deadlineIn(c) : undefined;
        const moved = deadline && formatDate(addDays(day(deadline.iso), by), c.letter.locale);
        return deadline && moved ? everywhere(c, deadline.shown, moved) : undefined;
      },
    }),
  ),
  {
    name: "deadline left out",
    codes: ["missing-date"],
    of: (c) => {
      const deadline = isDemand(c) ? deadlineIn(c) : undefined;
      return deadline && everywhere(c, deadline.shown, c.letter.language === "de" ? "bald" : "soon");
    },
  },
  {
    name: "deadline as a count of days",
    codes: ["wrong-number"],
    of: (c) => (isDemand(c) ? added(c, "Pay within 14 days.", "Zahlen Sie binnen 14 Tagen.") : undefined),
  },
  {
    name: "how to pay left out",
    codes: ["missing-way-to-pay"],
    of: (c) => (isDemand(c) ? withoutParagraph(c, (p) => p.includes("IBAN")) : undefined),
  },
  {
    name: "an invoice left out",
    codes: ["missing-invoice", "missing-amount", "missing-date"],
    of: (c) => {
      const [first] = c.facts.invoices;
      if (!isDemand(c) || c.facts.invoices.length < 2) return undefined;
      const lines = c.letter.body.split("\n").filter((line) => !line.startsWith(`${first!.number} · `));
      return { subject: c.letter.subject, body: lines.join("\n") };
    },
  },
  {
    name: "what came in and what is open exchanged",
    codes: ["wrong-role"],
    of: (c) => {
      const partly = c.facts.invoices.find(
        ({ settled = "0", balance }) => +settled > 0 && settled !== balance,
      );
      if (!isDemand(c) || !partly) return undefined;
      const row = c.letter.body.split("\n").find((line) => line.startsWith(`${partly.number} · `))!;
      const [settled, open] = [partly.settled!, partly.balance].map((value) =>
        showAmount(value, partly.currency, c.letter.locale),
      );
      return replaced(c, row, row.replace(settled!, "#").replace(open!, settled!).replace("#", open!));
    },
  },
  {
    name: "another day of a reminder",
    codes: ["wrong-date"],
    of: (c) => {
      const on = c.facts.invoices[0]?.reminded?.[0];
      if (!isDemand(c) || !on) return undefined;
      const [shown, moved] = [on, addDays(day(on), 200)].map((date) =>
        formatDate(day(date), c.letter.locale),
      );
      return replaced(c, shown!, moved!);
    },
  },
  {
    name: "a day on which a claim is filed",
    codes: ["wrong-date"],
    of: (c) =>
      isDemand(c)
        ? added(c, "We file on 24 December 2026.", "Wir reichen die Klage am 24. Dezember 2026 ein.")
        : undefined,
  },
  {
    name: "costs of court to come",
    codes: ["threat"],
    of: (c) =>
      isDemand(c)
        ? added(
            c,
            "Additional costs will be added.",
            "Es werden zusätzliche Kosten und Gebühren auf Sie zukommen.",
          )
        : undefined,
  },
  {
    name: "another order number",
    codes: ["unknown-reference", "wrong-number"],
    of: (c) => replaced(c, "PO 4711-B", "PO 4712-B"),
  },
  {
    name: "order number left out",
    codes: ["missing-reference"],
    of: (c) => (c.kind === "resend-invoice" ? everywhere(c, "PO 4711-B", "-") : undefined),
  },
];
