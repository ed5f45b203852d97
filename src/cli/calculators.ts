import type { Command } from "commander";
import type { ClaimsAsked } from "./calculators/claims.ts";
import type { InterestAsked } from "./calculators/interest.ts";
import type { TermsAsked } from "./calculators/terms.ts";

type Json = { json?: boolean };

const JSON_OPTION = ["--json", "the figures as one line of JSON"] as const;

/** What `dunlin interest --json` promises to programs. */
export const INTEREST_FIELDS = `
The JSON has these fields and no others; money and rates are decimal strings, dates ISO:
  regime, currency   the law's id, and the debt's currency
  principal          what is owed
  from, until, days  the first and the last day of interest, and how many there are
  annualRate         percent, of the last day
  dailyInterest      what the last day costs, rounded
  interest           the sum, rounded once
  compensation       the law's fixed sum for the debt; null where it is in another currency
  totalDue           principal, interest and compensation
  rule               how the law counts, and what is not sure about it
  source             a list of {title, url}
  asOf, confidence   of when the facts are, and how sure: high, medium or low
What is not known is refused on standard error with exit status 1.`;

/** What `dunlin terms --json` promises. */
export const TERMS_FIELDS = `
The JSON has these fields and no others; dates are ISO, the percentage is a decimal string:
  terms, issued     the terms as they were understood, and the issue date
  due               the due date; of two readings the later one
  discountUntil     the last day of an early-payment discount; null where there is none
  discountPercent   what it takes off; null where there is none
  readings          only where there are two: a list of {reading, terms, due}
What is not known is refused on standard error with exit status 1.`;

/** What `dunlin claims --json` promises. */
export const CLAIMS_FIELDS = `
The JSON has these fields and no others; money is decimal strings in the place's currency:
  place, currency   the place's id, and what its courts reckon in
  limit             the most that can be claimed there, that sum included; null where there is no limit
  smallClaims       whether this claim can go that way
  issueFee          what it costs to bring the claim; null where it is not known
  hearingFees       a list of {fee, asOf, confidence}; more than one where sources differ
  notes             what else holds there, as sentences
  source            a list of {title, url}
  asOf, confidence  of when the facts are, and how sure: high, medium or low
What is not known is refused on standard error with exit status 1.`;

/** The commands that only work out figures: they open no database and are loaded when they are called. */
export function addCalculators(program: Command): void {
  program
    .command("interest")
    .description("late interest and compensation by a country's law")
    .requiredOption("--regime <id>", "the law: UK, DE, FR, US-FED, …")
    .requiredOption("--principal <amount>", "what is owed")
    .requiredOption("--currency <code>", "its currency, as GBP")
    .requiredOption("--due <date>", "the due date; interest starts the day after")
    .requiredOption("--until <date>", "the last day of interest")
    .option("--consumer", "the debtor is a consumer")
    .option(...JSON_OPTION)
    .addHelpText("after", INTEREST_FIELDS)
    .action(async ({ json = false, ...asked }: InterestAsked & Json) => {
      const [{ interestAnswer }, { show }] = await Promise.all([
        import("./calculators/interest.ts"),
        answers(),
      ]);
      process.exitCode = show(interestAnswer(asked), json);
    });
  program
    .command("terms <terms>")
    .description("when payment terms fall due, as “2/10 net 30”")
    .requiredOption("--issued <date>", "the issue date")
    .option(...JSON_OPTION)
    .addHelpText("after", TERMS_FIELDS)
    .action(async (terms: string, { json = false, issued }: Omit<TermsAsked, "terms"> & Json) => {
      const [{ termsAnswer }, { show }] = await Promise.all([import("./calculators/terms.ts"), answers()]);
      process.exitCode = show(termsAnswer({ terms, issued }), json);
    });
  program
    .command("claims")
    .description("small claims: the limit and the fee of a place")
    .requiredOption("--place <id>", "the place: US-CA, EW, CA-ON, …")
    .requiredOption("--amount <amount>", "what is claimed, in the place's currency")
    .option("--interest <amount>", "interest claimed with it up to the day of issue")
    .option("--claimant <kind>", "person or company; person if left out")
    .option("--disputed", "the debtor says that it is not owed")
    .option(...JSON_OPTION)
    .addHelpText("after", CLAIMS_FIELDS)
    .action(async ({ json = false, ...asked }: ClaimsAsked & Json) => {
      const [{ claimsAnswer }, { show }] = await Promise.all([import("./calculators/claims.ts"), answers()]);
      process.exitCode = show(claimsAnswer(asked), json);
    });
}

function answers() {
  return import("./calculators/answer.ts");
}
