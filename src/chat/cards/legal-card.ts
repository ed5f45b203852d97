import { formatShortDate } from "../../domain/calendar.ts";
import { formatMoney, fromDecimal, type Money, negate, subtract } from "../../domain/money.ts";
import { isHeld } from "../../facts/jurisdictions.ts";
import type { ClaimAssessment, Court, PlaceNeeded } from "../../usecases/assess-claim.ts";
import type { Charge } from "../../usecases/charge-due.ts";
import { type Button, type Card, type CardPart, commandButton } from "../card.ts";
import { asWord } from "../read-text.ts";
import { lawyerQuestions } from "./legal-questions.ts";
import {
  banWords,
  chanceWord,
  chanceWords,
  lawWords,
  letterWords,
  oddsWords,
  shortWords,
  sourceLine,
  sureWords,
  timeWords,
} from "./legal-words.ts";

type Rows = (readonly [label: string, value: string])[];

/** Whether an invoice is worth a claim: owed, court, papers, ways side by side, letter, time, questions, sources. */
export function legalCard(claim: ClaimAssessment, locale: string): Card {
  const { invoice, client, letters, debtors, today, bans } = claim;
  const letterLines = letters.map((letter) => letterWords(letter, debtors, today, locale));
  const first =
    letterLines.length > 0
      ? `Send first: ${letterLines.join("\n")}${severalKinds(claim) ? "\nWhere it is not known what they are, the longer wait is the safe one." : ""}`
      : `Send first: which letter has to come before a claim in ${claim.place.name} is not known here. A dated demand with what is owed and a day to pay by is wise.`;
  const parts: CardPart[] = [
    { kind: "text", text: shortWords(claim, locale) },
    { kind: "facts", rows: owedRows(claim, locale) },
    {
      kind: "text",
      text: [lawWords(claim, locale), ...disputeWords(claim, locale)].join("\n"),
    },
    ...courtParts(claim, locale),
    { kind: "text", text: chanceWords(claim, locale) },
    routesTable(claim, locale),
    ...textOf(oddsWords(claim, locale)),
    { kind: "text", text: first },
    { kind: "text", text: timeWords(claim, locale) },
    {
      kind: "text",
      text: `Ask a lawyer:\n${lawyerQuestions(claim, locale)
        .map((question) => `- ${question}`)
        .join("\n")}`,
    },
    { kind: "note", text: `What a letter must keep to:\n${banWords(bans)}` },
    { kind: "note", text: [...sourcesOf(claim, locale), "Information, not legal advice."].join("\n") },
  ];
  return { title: `${invoice.number} · ${client.name}: is a claim worth it?`, parts };
}

const BUTTONS = 8;

/** Which place's courts, where the books do not tell. */
export function whichPlaceCard({ invoice, client, choices }: PlaceNeeded): Card {
  const line = (place: string) => `/invoice legal ${asWord(invoice.number)} place ${place}`;
  const few = choices.length > 0 && choices.length <= BUTTONS;
  const title = `Where is ${client.name}? Courts and fees go by the place.`;
  const example = `Nothing was changed. Example: ${line(choices[0]?.id ?? "EW")}`;
  const buttons: Button[] = choices.map(({ id, name }) => commandButton(name, line(id)));
  return { title, tone: "question", parts: [{ kind: "text", text: example }], ...(few ? { buttons } : {}) };
}

function textOf(text: string): CardPart[] {
  return text === "" ? [] : [{ kind: "text", text }];
}

function severalKinds({ letters, debtors }: ClaimAssessment): boolean {
  return letters.some((letter) => !debtors.every((who) => letter.debtors.includes(who)));
}

function owedRows({ owed }: ClaimAssessment, locale: string): Rows {
  const { open, added, law, total } = owed;
  const rows: Rows = [["Principal open", formatMoney(open.principal, locale)]];
  const more = (label: string, amount: Money, how = "") => {
    if (amount.minor !== 0n) rows.push([label, `${formatMoney(amount, locale)}${how}`]);
  };
  more("Late fees charged", open.fee);
  more("Interest charged", open.interest);
  more("Compensation charged", open.costs);
  more("Late fee agreed, not charged", added.fee);
  if (law.ok) {
    const sure = law.value.regime ? sureWords(law.value.regime, locale) : "";
    more("Interest by law, not charged", added.interest, ` (${rateWords(law.value, locale)}; ${sure})`);
    more("Compensation by law, not charged", added.costs, ` (${sure})`);
  }
  return [...rows, ["In all", formatMoney(total, locale)]];
}

/** The rate and the days; of a rate that floats, the one of today. */
function rateWords({ parts }: Charge, locale: string): string {
  const lines = parts.find(({ part }) => part === "interest")?.due.lines ?? [];
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return "";
  const floats = new Set(lines.map(({ percent }) => percent)).size > 1;
  const dates = `${formatShortDate(first.from, locale)} to ${formatShortDate(last.until, locale)}`;
  return `${floats ? "rates by half-year, now " : ""}${last.percent} % a year, ${dates}`;
}

function disputeWords({ disputed, owed }: ClaimAssessment, locale: string): string[] {
  if (!disputed) return [];
  const { amount } = disputed;
  const part = amount ? `${formatMoney(amount, locale)} of it` : "All of it";
  const rest =
    amount && amount.minor < owed.open.principal.minor
      ? ` ${formatMoney(subtract(owed.open.principal, amount), locale)} is not disputed and can be asked for now.`
      : "";
  return [`${part} is in dispute: settle that first, or be ready to prove it.${rest}`];
}

function courtParts(claim: ClaimAssessment, locale: string): CardPart[] {
  const { court, place } = claim;
  if (!court) {
    const what = isHeld(place) ? "about a simple court procedure" : "about claims";
    const sentence = `Nothing is held here ${what} in ${place.name}, so no limit, fee or time is given and none is guessed.`;
    return [{ kind: "text", text: sentence }];
  }
  const rows: Rows = [
    [
      "Court",
      `${court.place.route ?? "small claims"}, ${court.place.name}${claim.placeBy === "asked" ? "" : ` (by the client's ${claim.placeBy})`}`,
    ],
    ["Limit", limitWords(court, locale)],
    ["This claim", fitWords(claim, court, locale)],
    ...feeRows(court, locale),
  ];
  if (court.place.time)
    rows.push(["Time", `${court.place.time.text} (${sureWords(court.place.time, locale)})`]);
  if (court.place.costs) {
    const { text, confidence } = court.place.costs;
    rows.push(["Costs", `${text} (confidence ${confidence})`]);
  }
  const notes =
    court.answer?.notes.filter((note) => (court.place.notes ?? []).includes(note)) ?? court.place.notes ?? [];
  return [{ kind: "facts", rows }, ...textOf(notes.join(" "))];
}

function limitWords({ place, answer, claimant }: Court, locale: string): string {
  const limit = answer
    ? answer.limit
    : place.limit === null
      ? undefined
      : fromDecimal(place.limit, place.currency);
  const whose = claimant === "company" && place.companyLimit ? " for companies" : "";
  const sure = sureWords(place, locale);
  return limit ? `${formatMoney(limit, locale)}${whose}, that sum included (${sure})` : `none (${sure})`;
}

function fitWords({ invoice }: ClaimAssessment, { place, answer, claimant }: Court, locale: string): string {
  if (!answer)
    return `not compared: courts there reckon in ${place.currency}, the invoice is in ${invoice.currency}, and nothing is converted here`;
  if (answer.smallClaims) return "fits; interest is not counted";
  if (!answer.inside && answer.limit) {
    const most = formatMoney(answer.limit, locale);
    return `is above the limit: an ordinary court, or give up what is above ${most}`;
  }
  const why = claimant === "company" && place.companies ? place.companies : place.unpaidInvoices;
  return `does not go this way. ${why ?? ""}`.trim();
}

function feeRows({ answer, place }: Court, locale: string): Rows {
  if (!answer) return [];
  const { issueFee, hearingFees } = answer;
  const sure = place.fee
    ? ` (${sureWords({ asOf: place.asOf, confidence: place.fee.confidence }, locale)})`
    : "";
  const rows: Rows = [
    [
      "Fee to bring it",
      issueFee ? `${formatMoney(issueFee, locale)}${sure}` : "not known here: ask the court",
    ],
  ];
  if (hearingFees.length > 0) {
    const each = hearingFees.map((one) => `${formatMoney(one.fee, locale)} (${sureWords(one, locale)})`);
    rows.push(["Fee for a hearing", `${each.join("; ")}. Ask the court for today's`]);
  }
  return rows;
}

/** The ways side by side. What others take is only given where it is known; nobody's odds are made up. */
function routesTable(claim: ClaimAssessment, locale: string): CardPart {
  const { owed, routes } = claim;
  const money = (amount: Money) => formatMoney(amount, locale);
  const { collection, settlement } = routes;
  const all = money(owed.total);
  const rows = [
    ["Small claims", ...suitCells(claim, locale)],
    ["Lawyer", "by the hour or a fixed price: ask first", "ask first", `${all} less the price`],
    [
      "Collection agency",
      `${collection.fact.leastPercent} to ${collection.fact.mostPercent} % of what it collects`,
      "ask first",
      `${money(collection.least)} to ${money(collection.most)} if all of it comes, nothing if nothing does`,
    ],
    ["Write-off", "none", "at once", `nothing: ${all} is lost`],
  ];
  if (settlement) {
    const lost = subtract(owed.total, settlement.amount);
    const beats =
      settlement.needed === undefined ? "" : `; a suit beats it only ${chanceWord(settlement.needed)}`;
    rows.push(["Settlement", `${money(lost)} given up`, "at once", `${money(settlement.amount)}${beats}`]);
  }
  const columns = [{ label: "Way" }, { label: "Cost" }, { label: "Time" }, { label: "What is likely left" }];
  return { kind: "table", columns, rows };
}

function suitCells({ routes, court }: ClaimAssessment, locale: string): [string, string, string] {
  const time = court?.place.time?.short ?? "not known here";
  const { suit } = routes;
  if (!suit) {
    const closed = court?.answer && !court.answer.smallClaims ? "does not go this way" : "not known here";
    return [closed, time, closed];
  }
  const hearing = court?.answer?.hearingFees.length ? " in all, a hearing included" : "";
  const left = `${formatMoney(suit.debt, locale)} at best, the fees paid back; ${formatMoney(negate(suit.fees), locale)} at worst. It pays ${chanceWord(suit.needed)}`;
  return [`${formatMoney(suit.fees, locale)}${hearing}, before service and enforcement`, time, left];
}

function sourcesOf({ court, owed, letters, timeLimit, routes }: ClaimAssessment, locale: string): string[] {
  const { law } = owed;
  return [
    ...(law.ok && law.value.regime ? [sourceLine("Interest", law.value.regime, locale)] : []),
    ...(court ? [sourceLine("Court", court.place, locale)] : []),
    ...(court?.place.time ? [sourceLine("Time", court.place.time, locale)] : []),
    ...letters.map((letter) => sourceLine(letter.name, letter, locale)),
    ...(timeLimit
      ? [sourceLine("Too old", { ...timeLimit.period, confidence: timeLimit.confidence }, locale)]
      : []),
    sourceLine("Agencies", routes.collection.fact, locale),
  ];
}
