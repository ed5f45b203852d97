import { type Card, commandButton } from "../card.ts";
import { asWord } from "../read-text.ts";

/** Something that has come out, mostly about an invoice: a promise broken, an instalment missed, a payment. */
export function newsCard({ number, sentence }: { number?: string; sentence: string }): Card {
  const show = number ? [commandButton(`Show ${number}`, `/invoice show ${asWord(number)}`)] : [];
  return { title: sentence, parts: [], buttons: show };
}
