import { addDays, formatShortDate, type LocalDate, readIsoDate } from "../../domain/calendar.ts";
import type { Ground, PaperStrength } from "../../domain/claim-chance.ts";
import { formatMoney } from "../../domain/money.ts";
import { type Confidence, type Evidence, sourceWords } from "../../facts/evidence.ts";
import type { Ban, DemandLetter, LetterDebtor } from "../../facts/letters.ts";
import { noInterestIn } from "../../facts/statutory-interest.ts";
import type { ClaimAssessment, TimeLimit } from "../../usecases/assess-claim.ts";
import { asWord } from "../read-text.ts";
import { refusalCard } from "../refusal-card.ts";
import { days, listWords, sentence } from "../words.ts";

// The sentences of the legal card. Each says what it rests on; none says more than the tables know.

/** "as of June 2025, confidence high"; months and days of tables as people write them. */
export function sureWords(
  { asOf, confidence }: Pick<Evidence, "asOf" | "confidence">,
  locale: string,
): string {
  return `${asOfWords(asOf, locale)}, ${confidenceWords(confidence)}`;
}

function confidenceWords(confidence: Confidence): string {
  return `confidence ${confidence}${confidence === "low" ? ": check it" : ""}`;
}

function asOfWords(asOf: string, locale: string): string {
  const month = new Intl.DateTimeFormat(locale, {
    calendar: "gregory",
    timeZone: "UTC",
    month: "short",
    year: "numeric",
  });
  const when = asOf.replace(/\b\d{4}-\d{2}(?:-\d{2})?\b/g, (text) => {
    const whole = readIsoDate(text);
    if (whole) return formatShortDate(whole, locale);
    return readIsoDate(`${text}-01`) ? month.format(new Date(`${text}-01T12:00:00Z`)) : text;
  });
  return /^\d/.test(asOf) ? `as of ${when}` : when;
}

/** "Limit and fees: GOV.UK (https://…), as of …, confidence high." */
export function sourceLine(what: string, fact: Evidence, locale: string): string {
  const [first, ...others] = fact.source;
  const from = sourceWords(first!);
  const more = others.length > 0 ? ` and ${others.length} more` : "";
  return `${what}: ${from}${more}; ${sureWords(fact, locale)}.`;
}

/** Where a claim is not to be brought without the letter. */
const BINDING: readonly DemandLetter["required"][] = ["yes", "expected", "asked"];

/** The answer in a few words, before everything that it rests on. */
export function shortWords(claim: ClaimAssessment, locale: string): string {
  const { state, routes, court, chance, timeLimit, letters } = claim;
  if (state.due !== "overdue") return "In short: not yet, it is not late.";
  const { suit } = routes;
  const answer = suit
    ? `the court costs up to ${formatMoney(suit.fees, locale)}, and a claim pays ${chanceWord(suit.needed)}`
    : court?.answer && !court.answer.smallClaims
      ? "it does not go the simple way there"
      : "what a court would cost is not known here";
  const first = letters.some(({ required }) => BINDING.includes(required))
    ? " A letter has to come first."
    : "";
  const old = timeLimit?.until && timeLimit.until.daysLeft < 0 ? " It may be too old." : "";
  return `In short: ${answer}. ${STRENGTH[chance.strength]}${first}${old}`;
}

/** "if the chance to win and be paid is above 16 %". */
export function chanceWord(needed: number): string {
  return needed > 100 ? "at no chance at all" : `if the chance to win and be paid is above ${needed} %`;
}

/** By which law interest is added, or why it is not. */
export function lawWords({ invoice, owed, state, place }: ClaimAssessment, locale: string): string {
  const { law } = owed;
  if (state.due !== "overdue")
    return `It is not late yet: it is due on ${formatShortDate(invoice.dueOn, locale)}. A claim before that would be too early.`;
  if (law.ok)
    return `${sentence(law.value.regime?.law ?? "")} ${law.value.remarks.join(" ")} /invoice interest ${asWord(invoice.number)} shows it day by day.`;
  const isNone = law.refusal.kind === "no-statutory-interest";
  // What a state of the place gives is nearer than what its country does.
  const inState = isNone && place.id.startsWith("US-") ? noInterestIn(place.id) : undefined;
  const { title, parts } = refusalCard(inState && !inState.ok ? inState.refusal : law.refusal, locale);
  const hint = isNone && parts[0]?.kind === "text" ? ` ${parts[0].text}` : "";
  return `No interest is added by law. ${title}${hint}`;
}

const STRENGTH: Record<PaperStrength, string> = {
  strong: "On paper it looks strong.",
  fair: "On paper it looks fair: a part of it is shown.",
  thin: "On paper it is thin: little of it is shown.",
  contested: "It is argued about: whoever decides has to hear both sides.",
};

/** The papers for it, against it and missing. */
export function chanceWords({ chance, client }: ClaimAssessment, locale: string): string {
  const of = (weight: Ground["weight"]) =>
    chance.grounds.filter((ground) => ground.weight === weight).map((ground) => groundWords(ground, locale));
  const line = (label: string, grounds: readonly string[]) =>
    grounds.length > 0 ? [`${label}: ${grounds.join("; ")}.`] : [];
  return [
    `${STRENGTH[chance.strength]} That is about the papers, no rate of success: nobody can tell one from here.`,
    ...line("For it", of("for")),
    ...line("Against it", of("against")),
    ...line("Nothing on file", of("missing")),
    `A judgment is not a payment: find out first whether ${client.name} can pay.`,
  ].join("\n");
}

function groundWords({ kind, on, detail }: Ground, locale: string): string {
  const when = on ? ` on ${formatShortDate(on, locale)}` : "";
  switch (kind) {
    case "contract":
      return on ? `contract signed${when}` : "a signed contract";
    case "delivery":
      return on ? `work delivered${when}` : "delivery of the work";
    case "acceptance":
      return on ? `work accepted${when}` : "acceptance of the work";
    case "dispute":
      return `they say “${detail}”`;
    case "acknowledged-by-payment":
      return `they paid a part${when}, which acknowledges the debt`;
    case "acknowledged-by-promise":
      return `they promised to pay (${detail} noted), which acknowledges the debt`;
    case "broken-promises":
      return `promises broken: ${detail}, so they may not be able to pay`;
    case "address":
      return "a postal address, where papers can be served";
  }
}

const REQUIRED: Record<DemandLetter["required"], string> = {
  yes: "required",
  no: "no law asks for it, and it is wise",
  expected: "courts expect it",
  asked: "the court's form asks for it",
  "for attorney fees": "only if a lawyer's fees are to be paid back",
  unknown: "whether it must be is not known here",
};

/** One letter: for whom, whether it has to be, how long to wait, what it holds. */
export function letterWords(
  letter: DemandLetter,
  debtors: readonly LetterDebtor[],
  today: LocalDate,
  locale: string,
): string {
  const { name, required, contents, enclose, notes = [] } = letter;
  const wait = waitWords(letter, today, locale);
  const holds = contents ? ` It holds: ${contents.join("; ")}.` : "";
  const encloses = enclose ? ` Enclose ${listWords(enclose)}.` : "";
  const head = `${forWhom(letter, debtors)}${name}: ${REQUIRED[required]}.`;
  return `${head}${wait}${holds}${encloses}${notes.map((note) => ` ${note}`).join("")}`;
}

const DEBTORS: Record<LetterDebtor, string> = {
  company: "a company",
  "sole-trader": "somebody who trades alone",
  person: "a person",
};

/** Where it is not known what the client is, each letter says whom it is for. */
function forWhom(letter: DemandLetter, debtors: readonly LetterDebtor[]): string {
  const fits = debtors.filter((who) => letter.debtors.includes(who));
  if (debtors.length === 1 || fits.length === debtors.length) return "";
  return `If the client is ${fits.map((who) => DEBTORS[who]).join(" or ")}: `;
}

function waitWords(
  { wait, fieldConfidence, confidence }: DemandLetter,
  today: LocalDate,
  locale: string,
): string {
  if (!wait) return "";
  const sure: Confidence = fieldConfidence?.wait ?? confidence;
  const usual = wait.typical ? " is usual" : "";
  const range =
    wait.leastDays || wait.mostDays
      ? `${wait.leastDays ?? wait.days} to ${wait.mostDays ?? wait.days}`
      : wait.days;
  const most = wait.most ? `, ${wait.most}` : "";
  const base = ` Wait ${range} days${usual}${most} (confidence ${sure})`.replace(
    /^ Wait (.*) is usual/,
    " To wait $1 is usual",
  );
  switch (wait.counted) {
    case "after-receipt":
      return `${base}, counted from the day after it has come.`;
    case "due-and-receipt":
      return ` Without it: ${range} days from due date and receipt of the invoice (confidence ${sure}).`;
    case "letter-date": {
      const answerBy = addDays(today, Number(wait.mostDays ?? wait.days));
      return `${base}, counted from the date on the letter: sent today, answered by ${formatShortDate(answerBy, locale)}, a claim from the day after.`;
    }
  }
}

/** The rules that a letter must keep, by law. */
export function banWords(bans: readonly Ban[]): string {
  return bans.map(({ law, rules }) => `${law}: ${rules.join("; ")}.`).join("\n");
}

/** How long it may be claimed, from which day, and what starts the time anew. */
export function timeWords({ timeLimit, place }: ClaimAssessment, locale: string): string {
  if (!timeLimit?.until)
    return `Too old? How long a debt can be claimed in ${place.name} is not known here: ask before you rely on having time.`;
  const { period, years, until, confidence } = timeLimit;
  const date = (on: LocalDate) => formatShortDate(on, locale);
  const law = period.law ? ` (${period.law})` : "";
  const start = until.fromIsKnown
    ? `${years} years from ${date(until.from)}: to ${date(until.lastDay)}`
    : `${years} years: to ${date(until.lastDay)} at the earliest, as from ${date(until.from)}; ${period.starts ? `it runs from ${period.starts}` : "from which day it runs is not known here"}`;
  const restart = period.restart
    ? `${period.restart.text.replace(/\.$/, "")} (${confidenceWords(period.restart.confidence)}).`
    : "What starts it again is not known here.";
  return [
    `Too old? ${start}${law}; ${confidenceWords(confidence)}.`,
    ...unwrittenWords(timeLimit),
    until.restarted
      ? `${restart} The part payment of ${date(until.restarted.on)} may move it to ${date(until.restarted.lastDay)}.`
      : restart,
    ...(period.note ? [period.note] : []),
    leftWords(until.daysLeft),
  ].join(" ");
}

function unwrittenWords({ unwritten, period }: TimeLimit): string[] {
  return unwritten
    ? [
        `Nothing signed is on file, so it is counted as not in writing; in writing it is ${period.years} years.`,
      ]
    : [];
}

const SOON_DAYS = 183;

function leftWords(daysLeft: number): string {
  if (daysLeft < 0)
    return "By this the time may have gone by. This table alone does not settle it: ask a lawyer before you give it up or spend on it.";
  return daysLeft < SOON_DAYS ? `Only ${days(daysLeft)} are left: ask a lawyer now.` : "There is time.";
}

/** The figures of a person's own odds, term by term; a way to give them where there are none. */
export function oddsWords({ routes, asked, invoice, place }: ClaimAssessment, locale: string): string {
  const { suit } = routes;
  const { odds, ownTime } = asked;
  if (!suit) return odds ? "No fee of the court is known, so your odds give no figure." : "";
  const money = (amount: typeof suit.debt) => formatMoney(amount, locale);
  if (!suit.expected || !odds)
    return `With your own odds it can be worked out: /invoice legal ${asWord(invoice.number)} place ${place.id} win 80 collect 60 hours 5 rate 40`;
  const time = ownTime ? ` − ${ownTime.hours} hours × ${money(ownTime.rate)}` : "";
  return `By your odds: ${odds.win} % to win × ${odds.collect} % to be paid × (${money(suit.debt)} + ${money(suit.fees)} fees) − ${money(suit.fees)} fees${time} = ${money(suit.expected)}.`;
}
