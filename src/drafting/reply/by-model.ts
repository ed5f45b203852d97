import { z } from "zod";
import { MEANINGS } from "../../domain/client-reply.ts";
import type { LanguageModel } from "../../ports.ts";
import { askModel, type NoAnswer } from "../ask-model.ts";
import type { DataText } from "../data-text.ts";
import type { Said } from "./by-keywords.ts";

const shape = z.strictObject({
  meanings: z
    .array(z.strictObject({ means: z.enum(MEANINGS), quotation: z.string().max(2_000) }))
    .max(MEANINGS.length * 2),
});

const INSTRUCTION = `You read what a client of a small business wrote back about an unpaid invoice, and say what they mean.
Give each thing that they mean once, with the sentence it rests on. Meanings:
has-paid: they say that money has been sent already.
promises-date: they say that they will pay, with or without a day.
wants-plan: they ask to pay in parts or over time.
cannot-pay: they cannot pay now, for want of money.
disputes: they object to the work, the amount or the debt.
needs-copy: they ask for the invoice, again or for the first time.
procedure: their own paperwork holds it up: an order number, a portal, an approval.
wrong-person: somebody else is to be written to.
other: none of these.
The quotation is copied from the text character by character: no word added, left out, mended or translated. Where they
quote an earlier mail, what stands in that mail is not theirs.
If they mean nothing of the list, give "other" with their first sentence.`;

/** What a model takes a client's answer to mean; what it cannot quote from the text word for word is left out. */
export async function readByModel(
  model: LanguageModel,
  { text, input, rule }: DataText,
): Promise<{ kind: "answered"; model: string; said: Said[] } | NoAnswer> {
  const instruction = `${INSTRUCTION}\n${rule}`;
  const answer = await askModel(model, { purpose: "reply", name: "reply", shape, instruction, input });
  if (answer.kind !== "answered") return answer;
  const said = quotedOnce(answer.value.meanings, text);
  if (said.length > 0) return { kind: "answered", model: answer.model, said };
  return { kind: "unreadable", because: "the model quoted nothing that the client wrote" };
}

type Claimed = z.infer<typeof shape>["meanings"];

function quotedOnce(claimed: Claimed, text: string): Said[] {
  const said: Said[] = [];
  for (const { means, quotation } of claimed) {
    const quote = asItStands(quotation, text);
    if (quote !== undefined && said.every((one) => one.means !== means)) said.push({ means, quote });
  }
  const meant = said.filter(({ means }) => means !== "other");
  return meant.length > 0 ? meant : said;
}

/** Longer quotations are the text again and rest on nothing; shorter ones stand in any text. */
const QUOTE = { least: 2, most: 600 };

/**
 * The part of the text that a quotation repeats. White space alone may differ, since lines are broken by whoever
 * writes them down.
 */
function asItStands(quotation: string, text: string): string | undefined {
  const words = quotation.trim().split(/\s+/);
  const letters = quotation.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (letters < QUOTE.least || quotation.length > QUOTE.most) return undefined;
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+");
  return new RegExp(pattern, "u").exec(text)?.[0];
}
