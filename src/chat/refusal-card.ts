import { formatShortDate } from "../domain/calendar.ts";
import { formatMoney } from "../domain/money.ts";
import type { Reading, Refusal } from "../domain/refusal.ts";
import { type Card, commandButton, refusal as no } from "./card.ts";
import { nearestName } from "./nearest.ts";
import { asWord, quote } from "./read-text.ts";
import { agreementRefusalCard } from "./refusals/agreements.ts";
import { askRefusalCard } from "./refusals/asks.ts";
import { bookingRefusalCard } from "./refusals/bookings.ts";
import { chargeRefusalCard } from "./refusals/charges.ts";
import { coverRefusalCard } from "./refusals/covers.ts";
import { ladderRefusalCard } from "./refusals/ladder.ts";
import { type Line, UNCHANGED, withButtons } from "./refusals/parts.ts";
import { planRefusalCard } from "./refusals/plans.ts";
import { projectRefusalCard } from "./refusals/projects.ts";
import { cut, sentence } from "./words.ts";

/**
 * The sentence for every expected "no": what was not done, why, what to type next. No `default`: a new
 * refusal does not compile until it has its sentence. `line` gives the buttons that say it again
 * clearly; without it (a form, a press) there are none.
 */
export function refusalCard(r: Refusal, locale: string, line?: Line): Card {
  switch (r.kind) {
    case "unreadable":
      return no(
        `I could not read the ${r.what.replace(/^the /, "")} from “${cut(r.text)}”.`,
        `${r.because ? `${sentence(r.because)} ` : ""}${UNCHANGED} Example: ${r.example}`,
      );
    case "ambiguous":
      return question(
        `“${cut(r.text)}” could ${r.what === "terms" ? "mean more than one thing" : `be more than one ${r.what}`}. Which do you mean?`,
        r.readings,
        line,
        r.note,
      );
    case "missing":
      return no(`The ${r.what} is missing.`, `${UNCHANGED} Example: ${r.example}`);
    case "unknown-command":
      return r.nearest
        ? no(
            `I do not know “${cut(r.text)}”. Did you mean ${r.nearest}?`,
            `${UNCHANGED} /help lists every command.`,
          )
        : no(
            `I do not know “${cut(r.text)}”.`,
            `${UNCHANGED} /help lists every command.${isSentence(r.text) ? ` ${SAID_LIKE_THIS}` : ""}`,
          );
    case "too-long":
      return no(
        `The ${r.what} has ${r.length.toLocaleString(locale)} characters; ${r.limit.toLocaleString(locale)} is the most.`,
        `${UNCHANGED} Please shorten it.`,
      );
    case "strange-characters":
      return no(
        `The ${r.what} has characters that cannot be seen or that turn the text around (${cut(r.found)}).`,
        `${UNCHANGED} Please type it anew instead of pasting it.`,
      );
    case "not-allowed":
      return no(
        `Your role is ${r.role}; ${r.action} needs ${r.needs}.`,
        `${UNCHANGED} An owner can change roles with /dunlin roles.`,
      );
    case "no-such-client":
      return noClient(r, line);
    case "no-such-invoice":
      return no(
        `“${cut(r.text)}” is not on the books.`,
        `${UNCHANGED} /invoice list client NAME searches by client.`,
      );
    case "no-such-letter":
      return no("That letter is not on the books.", `${UNCHANGED} /receivables drafts shows what waits.`);
    case "no-such-reply":
      return no(
        "That answer of the client is not on the books.",
        `${UNCHANGED} /invoice reason NO reads it again.`,
      );
    case "number-taken":
      return no(
        `Number ${r.number} is on the books already, for ${r.client}.`,
        `${UNCHANGED} Leave the number out to get the next free one.`,
      );
    case "client-exists":
      return no(`There is a client named ${r.name} already.`, `${UNCHANGED} /client show ${quote(r.name)}`);
    case "due-before-issue": {
      const due = formatShortDate(r.due, locale);
      return withButtons(
        no(
          `The due date ${due} is before the issue date ${formatShortDate(r.issued, locale)}.`,
          `${UNCHANGED} Give a later due date, or the real issue date with: issued DATE.`,
        ),
        line && !/ issued /i.test(line.adding(""))
          ? [commandButton(`It was issued on ${due} too`, line.adding(`issued ${r.due}`))]
          : undefined,
      );
    }
    case "not-positive":
      return no(
        sentence(`${/^(an?|the) /i.test(r.what) ? "" : "the "}${r.what} must be more than zero`),
        `${UNCHANGED} To lower an invoice: /invoice credit NO AMOUNT REASON.`,
      );
    case "wrong-currency":
      return no(
        `${r.invoice} is in ${r.expected}, and ${r.offered} was given.`,
        `${UNCHANGED} Give the amount that arrived in ${r.expected}.`,
      );
    case "more-than-open":
      return withButtons(
        no(
          `${r.invoice} has ${formatMoney(r.open, locale)} open; ${formatMoney(r.offered, locale)} was not recorded.`,
          `${UNCHANGED} Correct the amount, or say what happens with the rest: rest credit, or rest oldest.`,
        ),
        line && [
          commandButton("Keep the rest as credit", line.adding("rest credit")),
          commandButton("Use it for the oldest invoices", line.adding("rest oldest")),
        ],
      );
    case "same-payment":
      return withButtons(
        no(
          `A payment of ${formatMoney(r.amount, locale)} on ${formatShortDate(r.on, locale)} is on the books for ${r.invoice} already.`,
          `${UNCHANGED} If it is a second one, add the word: again.`,
        ),
        line && [commandButton("It is a second one", line.adding("again"))],
      );
    case "same-invoice":
      return withButtons(
        no(
          `${r.invoice} for ${r.client} is just like it: same amount, same dates.`,
          `${UNCHANGED} If it is a second one, add the word: again.`,
        ),
        line && [commandButton("It is a second one", line.adding("again"))],
      );
    case "several-clients":
      return no(
        `${r.invoices.join(" and ")} belong to different clients.`,
        `${UNCHANGED} Record one payment for each client.`,
      );
    case "nothing-open":
      return no(
        `${r.invoice} is ${r.state.replace("-", " ")}: nothing is open on it.`,
        `${UNCHANGED} /invoice show ${asWord(r.invoice)} tells what happened to it.`,
      );
    case "is-draft":
      return no(
        `${r.invoice} is a draft and has not gone out.`,
        `${UNCHANGED} /invoice send ${asWord(r.invoice)} brings it to the client.`,
      );
    case "no-payment":
      return no(`There is no payment on ${r.invoice} that could be reversed.`, UNCHANGED);
    case "credit-in-use":
      return no(
        `${formatMoney(r.used, locale)} of that payment has been used as credit for another invoice.`,
        `${UNCHANGED} Give it back there first: /invoice show of that invoice has the button.`,
      );
    case "no-credit":
      return no(`The client of ${r.invoice} has no credit in its currency.`, UNCHANGED);
    case "no-credit-used":
      return no(`No credit is used for ${r.invoice} that could be given back.`, UNCHANGED);
    case "more-than-billed":
      return no(
        `${r.invoice} can be credited by ${formatMoney(r.most, locale)} at most; ${formatMoney(r.offered, locale)} was given.`,
        `${UNCHANGED} Give a smaller amount.`,
      );
    case "in-future":
      return no(
        `${sentence(r.what).slice(0, -1)} cannot lie in the future: ${formatShortDate(r.on, locale)} is still to come.`,
        `${UNCHANGED} Record it when it has happened.`,
      );
    case "in-past":
      return no(
        `${sentence(r.what).slice(0, -1)} must end later than today; ${formatShortDate(r.on, locale)} is not.`,
        `${UNCHANGED} Give a day to come.`,
      );
    case "accepted-before-delivered":
      return no(
        `The work was delivered on ${formatShortDate(r.delivered, locale)}; it cannot have been accepted on ${formatShortDate(r.accepted, locale)}.`,
        `${UNCHANGED} Correct one of the two days, or take it out with the word: none.`,
      );
    case "no-sender":
      return no(
        "Your business has no name yet, and the letter would be signed with it.",
        'Nothing was sent. Example: /dunlin setup name "Studio Kite" email jo@studio-kite.example',
      );
    case "no-recipient":
      return no(
        `${r.client} has no e-mail address to send this to.`,
        `Nothing was sent. /client edit ${quote(r.client)} email ADDRESS`,
      );
    case "already-waiting":
      return withButtons(
        no(
          `A draft to ${r.client} is waiting already.`,
          `${UNCHANGED} Deal with it first: /receivables drafts`,
        ),
        [commandButton("Show what waits", "/receivables drafts")],
      );
    case "held":
      return no(
        `${r.invoice} is not chased now: ${r.because}.`,
        `${UNCHANGED} /invoice why ${asWord(r.invoice)} tells more.`,
      );
    case "not-overdue":
      return no(
        `${r.invoice} is not overdue: it is due on ${formatShortDate(r.due, locale)}.`,
        `${UNCHANGED} A non-payment letter is for what is late; /invoice remind ${asWord(r.invoice)} drafts a friendly note.`,
      );
    case "demand-runs":
      return no(
        `A non-payment letter for ${r.invoice} has gone out, with time to pay until ${formatShortDate(r.until, locale)}.`,
        `${UNCHANGED} Wait for that day; /invoice legal ${asWord(r.invoice)} tells what can follow.`,
      );
    case "not-paused":
      return no(`${r.name} is not paused.`, UNCHANGED);
    case "no-such-member":
      return no(
        "Nobody of that name has talked to Dunlin yet.",
        `${UNCHANGED} /dunlin roles lists the members.`,
      );
    case "last-owner":
      return no(`${r.name} is the only owner.`, `${UNCHANGED} Make somebody else owner first.`);
    case "draft-changed":
      return no(
        "The letter changed after this card was posted.",
        "Nothing was sent. Approve the newest card: /receivables drafts",
      );
    case "draft-closed":
      return no(
        `This letter is done: ${r.outcome.replace("-", " ")}${r.because ? `, ${r.because}` : ""}.`,
        /^(sent|handed-over)$/.test(r.outcome) ? "Nothing was sent again." : "Nothing was sent.",
      );
    case "letter-contradicts":
      return r.wording
        ? no(
            "The text was not taken, because of its wording.",
            [...r.faults, "An owner may let it stand, with a reason that is kept.", UNCHANGED].join("\n"),
          )
        : no(
            "The text was not taken, because it does not agree with the ledger.",
            [...r.faults, UNCHANGED].join("\n"),
          );
    case "tone-ends":
      return no(`It is as ${r.tone} as a letter of its kind may be.`, UNCHANGED);
    case "not-rewritten":
      return no(
        "The letter was not rewritten.",
        [sentence(r.because), ...(r.faults ?? []), UNCHANGED].join("\n"),
      );
    case "same-words":
      return no("Those are the words it has already.", UNCHANGED);
    case "cannot-show":
      return no(
        `The ${r.what} has characters that no font of ours can print: ${cut(r.characters)}`,
        "Nothing was sent, and no document was made. Change the name to one that can be printed.",
      );
    case "unreadable-file":
      return no(`I could not read ${cut(r.file)}: ${r.because}.`, UNCHANGED);
    case "import-wrong":
      return no(`${cut(r.file)} was not imported: ${r.because}.`, UNCHANGED);
    case "folder-in-use":
      return no(
        `Another Dunlin${r.process ? ` (process ${r.process})` : ""} has ${r.folder} open.`,
        "Close it, or set DATABASE_URL so that several can share one database.",
      );
    case "cannot-listen":
      return no(`Port ${r.port} cannot be used: ${r.because}.`, "Choose another PORT.");
    case "cannot-write":
      return no(
        `Nothing could be written to ${r.where}: ${r.because}.`,
        "Choose another folder, or make room in it.",
      );
    case "unknown-fact":
      return no(
        `There is no ${r.what} “${cut(r.text)}”.${r.nearest ? ` Did you mean ${r.nearest}?` : ""}`,
        `${line ? `${UNCHANGED} ` : ""}There are: ${r.known.join(", ")}.`,
      );
    case "no-statutory-interest":
      return no(`${r.regime} has no interest to work out.`, line ? `${r.because} ${UNCHANGED}` : r.because);
    case "rate-missing":
      return no(
        `The rate of ${formatShortDate(r.on, locale)} is not known: ${r.series}.`,
        `${line ? `${UNCHANGED} ` : ""}Nothing is guessed: add the rate of ${r.on} to src/facts/tables/reference-rates.json.`,
      );
    case "booking":
      return bookingRefusalCard(r.no, locale, line);
    case "cover":
      return coverRefusalCard(r.no, locale);
    case "charge":
      return chargeRefusalCard(r.no, locale, line);
    case "ladder":
      return ladderRefusalCard(r.no);
    case "plan":
      return planRefusalCard(r.no, locale, line);
    case "agreement":
      return agreementRefusalCard(r.no, locale, line);
    case "project":
      return projectRefusalCard(r.no, locale, line);
    case "ask":
      return askRefusalCard(r.no, locale);
  }
}

const SAID_LIKE_THIS =
  "In your own words, for example: who is late? · what does Acme owe · Acme paid half of 7 yesterday · remind everyone";

/** Three words and more are hardly a command with a slip in it. */
function isSentence(text: string): boolean {
  return text.trim().split(/\s+/).length >= 3;
}

function noClient({ text, near = [] }: Refusal & { kind: "no-such-client" }, line: Line | undefined): Card {
  const name = nearestName(text, near);
  const meant = name ? ` Did you mean ${cut(name)}?` : "";
  const card = no(
    `No client's name has “${cut(text)}” in it.${meant}`,
    `${UNCHANGED} /client list shows all of them.`,
  );
  if (!name || !line) return card;
  return withButtons(card, [commandButton(cut(name), line.with({ label: name, text: name }))]);
}

function question(
  title: string,
  readings: readonly Reading[],
  line: Line | undefined,
  note: string | undefined,
): Card {
  const typed = readings.map((reading) => (line ? line.with(reading) : reading.text));
  return withButtons(
    {
      title,
      tone: "question",
      parts: [
        { kind: "text", text: note ? `${UNCHANGED} ${note}` : UNCHANGED },
        { kind: "note", text: typed.join("\n") },
      ],
    },
    line && readings.map((reading, i) => commandButton(reading.label, typed[i]!)),
  );
}
