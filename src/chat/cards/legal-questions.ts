import { formatShortDate } from "../../domain/calendar.ts";
import { formatMoney } from "../../domain/money.ts";
import { regimeNamed, usLegalRates } from "../../facts/late-interest.ts";
import type { ClaimAssessment } from "../../usecases/assess-claim.ts";

/** What to ask a lawyer about this claim: what the books and the tables leave open. */
export function lawyerQuestions(claim: ClaimAssessment, locale: string): string[] {
  const { client, owed, disputed, timeLimit, place, court, chance } = claim;
  const money = (amount: typeof owed.total) => formatMoney(amount, locale);
  const missing = (kind: string) =>
    chance.grounds.some((ground) => ground.kind === kind && ground.weight === "missing");
  const questions = [
    `What does it cost at a fixed price to get ${money(owed.total)} from ${client.name}, and what of that would they have to pay back?`,
  ];
  if (disputed) questions.push(`They say “${disputed.reason}”. What is that worth, and how is it answered?`);
  if (missing("contract"))
    questions.push("Nothing signed is on file. Are orders, mails and the invoice enough?");
  if (missing("acceptance")) questions.push("How is it shown that the work was done and accepted?");
  questions.push(timeQuestion(timeLimit, locale));
  if (!court?.answer?.smallClaims)
    questions.push(`Which court in ${place.name} takes this claim, in which currency, and for what fees?`);
  if (claim.acrossBorders)
    questions.push("Which country's law and which country's courts does our contract go by?");
  if (owed.added.interest.minor > 0n)
    questions.push(`Can the interest of ${money(owed.added.interest)} be claimed as it is worked out here?`);
  else questions.push(...awardQuestions(claim));
  questions.push(`Does ${client.name} have anything that a judgment can be enforced on?`);
  return questions;
}

/** What a court there may award where neither contract nor law adds interest to an invoice. */
function awardQuestions({ place, state }: ClaimAssessment): string[] {
  if (state.due !== "overdue") return [];
  const court = regimeNamed(`${place.id}-COURT`);
  const legal = usLegalRates().find(({ id }) => id === place.id);
  const percent = court?.rate.kind === "fixed" ? court.rate.percent : legal?.percent;
  const confidence = court?.confidence ?? legal?.confidence;
  return percent
    ? [
        `Would the court in ${place.name} award interest, as it may at ${percent} % a year (confidence ${confidence})?`,
      ]
    : [];
}

function timeQuestion(timeLimit: ClaimAssessment["timeLimit"], locale: string): string {
  if (!timeLimit?.until) return "Until which day can it be claimed?";
  const lastDay = timeLimit.until.restarted?.lastDay ?? timeLimit.until.lastDay;
  return `Is ${formatShortDate(lastDay, locale)} right as the last day for a claim?`;
}
