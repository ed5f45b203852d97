import { addDays, addMonths, dayOfMonth, endOfMonth, type LocalDate } from "./calendar.ts";
import { done, type Outcome, refuse } from "./outcome.ts";

/** `percent` (decimal text, "2.5") off when paid within `days` of the issue date, day `days` included. */
export type EarlyDiscount = { percent: string; days: number };

/** What a person may agree on as to when an invoice is due. */
export type Terms =
  /** `days` calendar days after the issue date; the day after it is day 1. */
  | { kind: "net"; days: number; discount?: EarlyDiscount }
  | { kind: "on-receipt" }
  /** The last day of the issue date's month. */
  | { kind: "end-of-month" }
  /** The last day of the month after. */
  | { kind: "net-monthly" }
  /**
   * "net 30 EOM", which the trade uses in two ways that lie up to a month apart. A: the end of the
   * invoice's month, then `days`. B: `days` from the invoice, then on to the end of that month.
   */
  | { kind: "net-eom"; days: number; reading: EomReading }
  /** Day `day` of the month after, or its last day; "prox" is the same rule under its older name. */
  | { kind: "next-month"; day: number; form: "MFI" | "prox" }
  /** Cash in advance: due at once, and work waits for it. */
  | { kind: "in-advance" }
  | { kind: "on-delivery" };

/** Days on which things happened, for terms that count from them. Left out, they are the issue date. */
export type DueOptions = { receivedOn?: LocalDate; deliveredOn?: LocalDate };

const LONGEST_DAYS = 365;
const EXAMPLE = "net 14";

/** "net 30 EOM" without the letter that says which of its readings is meant. */
const NET_EOM = /^(?:net |net|n )?(\d{1,3}) ?(?:days )?eom$/;

/** Terms of the trade that count from something else than the invoice: the next delivery, a stage, the start. */
const DATELESS =
  /^(?:cnd|cash on (?:the )?next delivery|deposit|(?:stage|milestone|progress)(?: payments?)?)$/;

type Rule = readonly [RegExp, (figures: string[]) => Terms | undefined];

const RULES: readonly Rule[] = [
  [/^(?:(?:net|n\/|n|(?:payable )?within) ?)?(\d{1,3}) ?(?:d|days?)?(?: net)?$/, ([n]) => net(n)],
  [
    /^(?:payable |due )?(?:up)?on receipt(?: of (?:the )?invoice)?$|^due (?:immediately|now)$|^immediately$/,
    () => ({ kind: "on-receipt" }),
  ],
  [/^(?:due )?(?:eom|(?:at )?(?:the )?end of (?:the )?month|month end)$/, () => ({ kind: "end-of-month" })],
  [/^net monthly$|^end of next month$/, () => ({ kind: "net-monthly" })],
  [/^(\d{1,2})(?:st|nd|rd|th)? ?mfi$/, ([n]) => nextMonth(n, "MFI")],
  [/^(\d{1,2})(?:st|nd|rd|th)? ?prox(?:imo|\.)?$/, ([n]) => nextMonth(n, "prox")],
  [/^(?:net|n)? ?(\d{1,3}) ?(?:days )?eom \(?([ab])\)?$/, ([n, reading]) => netEom(n, reading)],
  [
    /^(\d{1,2}(?:\.\d{1,2})?)(?: ?%? ?[/,]| ?%) ?(\d{1,3}),? ?(?:net|n) ?\/? ?(\d{1,3})$/,
    ([percent, within, n]) => discounted(percent, within, n),
  ],
  [
    /^(?:cia|pia|cbs|cwo|(?:cash|payment) in advance|cash before shipment|cash with order)$/,
    () => ({ kind: "in-advance" }),
  ],
  [/^(?:cod|cash on delivery)$/, () => ({ kind: "on-delivery" })],
];

/** In which of its two readings a business takes "net 30 EOM": see Terms. */
export type EomReading = "A" | "B";

/**
 * Reads terms as they stand on invoices: "net 14", "30 days", "due on receipt", "EOM", "15 MFI", "10 prox",
 * "2/10 net 30", "CIA", "COD", "net 30 EOM A". Terms that the trade reads in two ways are "ambiguous":
 * "net EOM", and "net 30 EOM" without its letter unless `eom` settles it.
 */
export function readTerms(text: string, eom?: EomReading): Outcome<Terms> {
  const given = text.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
  const words = eom && given.length <= 60 && NET_EOM.test(given) ? `${given} ${eom.toLowerCase()}` : given;
  const unsettled = words.length > 60 ? undefined : twoReadings(words);
  if (unsettled) return refuse({ kind: "ambiguous", what: "terms", text: words, readings: unsettled });
  for (const [pattern, make] of words.length > 60 ? [] : RULES) {
    const match = pattern.exec(words);
    const terms = match && make(match.slice(1));
    if (terms) return done(terms);
  }
  if (DATELESS.test(words)) {
    const because = "no date follows from it; name the due date itself, or other terms";
    return refuse({ kind: "unreadable", what: "terms", text, because, example: EXAMPLE });
  }
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return refuse({ kind: "unreadable", what: "terms", text: shown, example: EXAMPLE });
}

/**
 * The day on which payment is on time at the latest. Weekends count; nothing is moved off them.
 *
 * "on-receipt" falls due on `receivedOn`, "on-delivery" on `deliveredOn`.
 */
export function dueDate(terms: Terms, issuedOn: LocalDate, options: DueOptions = {}): LocalDate {
  switch (terms.kind) {
    case "net":
      return addDays(issuedOn, terms.days);
    case "on-receipt":
      return options.receivedOn ?? issuedOn;
    case "end-of-month":
      return endOfMonth(issuedOn);
    case "net-monthly":
      return endOfMonth(addMonths(issuedOn, 1));
    case "net-eom":
      return terms.reading === "A"
        ? addDays(endOfMonth(issuedOn), terms.days)
        : endOfMonth(addDays(issuedOn, terms.days));
    case "next-month":
      return dayOfMonth(addMonths(issuedOn, 1), terms.day);
    case "in-advance":
      return issuedOn;
    case "on-delivery":
      return options.deliveredOn ?? issuedOn;
  }
}

/** The last day on which the early-payment discount may be taken; `undefined` where there is none. */
export function discountUntil(terms: Terms, issuedOn: LocalDate): LocalDate | undefined {
  return terms.kind === "net" && terms.discount ? addDays(issuedOn, terms.discount.days) : undefined;
}

/** The usual short form, which `readTerms` reads back: "net 14", "2/10 net 30", "net 30 EOM A". */
export function formatTerms(terms: Terms): string {
  switch (terms.kind) {
    case "net":
      return `${terms.discount ? `${terms.discount.percent}/${terms.discount.days} ` : ""}net ${terms.days}`;
    case "on-receipt":
      return "due on receipt";
    case "end-of-month":
      return "EOM";
    case "net-monthly":
      return "net monthly";
    case "net-eom":
      return `net ${terms.days} EOM ${terms.reading}`;
    case "next-month":
      return `${terms.day} ${terms.form}`;
    case "in-advance":
      return "CIA";
    case "on-delivery":
      return "COD";
  }
}

function twoReadings(words: string) {
  if (/^net eom$/.test(words)) {
    return [
      { label: "the end of the invoice's month", text: "EOM" },
      { label: "the end of the month after", text: "net monthly" },
    ];
  }
  const days = NET_EOM.exec(words)?.[1];
  if (days === undefined || daysOf(days) === undefined) return undefined;
  return [
    { label: `the end of the invoice's month, then ${days} days`, text: `net ${days} EOM A` },
    { label: `${days} days, then on to the end of that month`, text: `net ${days} EOM B` },
  ];
}

function net(n: string | undefined): Terms | undefined {
  const days = daysOf(n);
  return days === undefined ? undefined : { kind: "net", days };
}

function netEom(n: string | undefined, reading: string | undefined): Terms | undefined {
  const days = daysOf(n);
  return days === undefined ? undefined : { kind: "net-eom", days, reading: reading === "a" ? "A" : "B" };
}

function nextMonth(n: string | undefined, form: "MFI" | "prox"): Terms | undefined {
  const day = Number(n);
  return day >= 1 && day <= 31 ? { kind: "next-month", day, form } : undefined;
}

function discounted(percent = "", within?: string, n?: string): Terms | undefined {
  const [days, until] = [daysOf(n), daysOf(within)];
  if (days === undefined || until === undefined || until > days || Number(percent) === 0) return undefined;
  return { kind: "net", days, discount: { percent, days: until } };
}

function daysOf(n: string | undefined): number | undefined {
  const days = Number(n);
  return days <= LONGEST_DAYS ? days : undefined;
}
