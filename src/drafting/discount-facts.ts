import type { LocalDate } from "../domain/calendar.ts";
import { discountOffer } from "../domain/early-discount.ts";
import { balanceOf } from "../domain/invoice.ts";
import { toDecimal } from "../domain/money.ts";
import type { LetterInvoice } from "./charge-facts.ts";
import type { Figures, InvoiceFacts } from "./letter-facts.ts";

/** The early-payment discount of an invoice while it can be taken; none where part of it is in dispute. */
export function discountFacts(
  { invoice, balance, entries }: LetterInvoice,
  today: LocalDate,
): Pick<InvoiceFacts, "discount"> {
  if (!entries || balanceOf(invoice, entries).minor !== balance.minor) return {};
  const offer = discountOffer(invoice, entries, today);
  if (!offer) return {};
  const { until, off, pay } = offer;
  return { discount: { until, off: toDecimal(off), pay: toDecimal(pay) } };
}

/** What a letter may say of an early-payment discount: what it takes off, what then pays, until when. */
export function discountFigures({ currency, discount }: InvoiceFacts): Figures {
  return {
    amounts: discount
      ? [
          { role: "discount", value: discount.off, currency },
          { role: "discounted", value: discount.pay, currency },
        ]
      : [],
    dates: discount ? [{ role: "discount_until", value: discount.until }] : [],
    numbers: [],
  };
}
