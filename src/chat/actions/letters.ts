import { addBusinessDays, formatShortDate, type LocalDate } from "../../domain/calendar.ts";
import { type LetterId, readId } from "../../domain/ids.ts";
import type { LetterVersion } from "../../domain/letter.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import { type Approved, approveLetter } from "../../usecases/approve-letter.ts";
import { businessDaysFor } from "../../usecases/business-days.ts";
import { deliverRow } from "../../usecases/deliver-outbox.ts";
import {
  confirmSent,
  skipLetter,
  snoozeLetter,
  stopChasing,
  takeBackApproval,
} from "../../usecases/edit-letter.ts";
import { invoiceFilename } from "../../usecases/invoice-document.ts";
import { sendNow } from "../../usecases/send-now.ts";
import { viewLetter } from "../../usecases/view-letter.ts";
import { type ActionDefinition, whoOf } from "../action.ts";
import { type Card, type CardFile, refusal, say } from "../card.ts";
import { type CardPlace, letterCard } from "../cards/letter-card.ts";
import type { Context } from "../command.ts";
import { readDate } from "../read-text.ts";
import { letterName, listWords } from "../words.ts";

/** The card of a letter as it is now; with `atOnce` as one that is to leave now, whatever the client's hours are. */
export async function showLetter(context: Context, id: LetterId, atOnce = false): Promise<Outcome<Card>> {
  const view = await viewLetter(context.desk, whoOf(context, "card"), id, atOnce);
  return view.ok ? done(letterCard(view.value, { ...placeOf(context), atOnce })) : view;
}

function placeOf({ locale, person, desk, workspace }: Context): CardPlace {
  return { locale, role: person.role, hasMail: desk.mailer !== undefined, zone: workspace.zone };
}

async function approve(args: Readonly<Record<string, string>>, context: Context): Promise<Outcome<Card>> {
  const letter = readId<LetterId>(args["letter"]);
  if (!letter) return refuse({ kind: "no-such-letter" });
  const version = Number(args["version"]);
  const atOnce = args["atOnce"] === "yes";
  const approval = { letter, version, hash: args["hash"] ?? "", atOnce };
  const approved = await approveLetter(context.desk, whoOf(context, "Approve"), approval);
  if (!approved.ok) return approved;
  switch (approved.value.kind) {
    case "outdated":
      return showOutdated(context, letter, approved.value.freshness, "sent", atOnce);
    case "copy":
      return afterApproval(context, handOver(approved.value, context));
    case "queued":
      return afterApproval(context, send(approved.value, context));
  }
}

/** The approval stands whatever happens after it, so that a failure then must not say that nothing was changed. */
async function afterApproval(context: Context, work: Promise<Outcome<Card>>): Promise<Outcome<Card>> {
  const { log, describeError } = context.desk;
  return work.catch((error: unknown) => {
    log.error({ error: describeError(error) }, "what follows an approval failed");
    return done(
      refusal(
        "The letter is approved, but something went wrong after that.",
        "It may have gone out: do not send it once more. /receivables drafts tells how it stands.",
      ),
    );
  });
}

type Stale = Extract<Approved, { kind: "outdated" }>["freshness"];

/** What was pressed came too late for its text: shows the new one, or why there is none. */
export async function showOutdated(
  context: Context,
  id: LetterId,
  freshness: Stale,
  was: "sent" | "rewritten",
  atOnce = false,
): Promise<Outcome<Card>> {
  return withNote(await showLetter(context, id, atOnce), freshness, was);
}

function withNote(card: Outcome<Card>, freshness: Stale, was: "sent" | "rewritten"): Outcome<Card> {
  if (!card.ok) return card;
  const because =
    freshness.kind === "withdrawn"
      ? `It was not ${was} and is withdrawn: ${freshness.because}.`
      : `It was not ${was}, because ${freshness.because}. This is the text as it would be now.`;
  return done({
    ...card.value,
    tone: "refusal",
    parts: [{ kind: "text", text: because }, ...card.value.parts],
  });
}

/** A press on an approved letter that waits for its hour. */
async function hurry(context: Context, id: LetterId): Promise<Outcome<Card>> {
  const hurried = await sendNow(context.desk, whoOf(context, "Send now"), id);
  if (!hurried.ok) return hurried;
  if (hurried.value.kind === "queued") return afterApproval(context, send(hurried.value, context));
  return showOutdated(context, id, hurried.value.freshness, "sent", true);
}

/** Sends at once what was just approved, so that the answer already says what became of it. */
async function send(
  { outbox, letter, version, leaves }: Extract<Approved, { kind: "queued" }>,
  context: Context,
): Promise<Outcome<Card>> {
  const { desk, workspace, room } = context;
  if (leaves) return showLetter(context, letter.id);
  const delivery = desk.mailer && (await deliverRow(desk, desk.mailer, workspace.id, outbox, room));
  const to = listWords(version.recipients.map((r) => r.email));
  switch (delivery?.did) {
    case "sent":
      return done(
        say(
          `Sent: ${letterName(letter.kind)} to ${to}`,
          `Approved by ${context.person.name}. ${version.subject}`,
          ...(delivery.missed
            ? [`It did not reach ${delivery.missed}. Mend the address with /client edit.`]
            : []),
        ),
      );
    case "later":
      return done(
        say(
          `Approved: ${letterName(letter.kind)} to ${to}`,
          `The mail server cannot take it now (${delivery.because}). It is tried again by itself.`,
        ),
      );
    case undefined:
      return done(say(`Approved: ${letterName(letter.kind)} to ${to}`, "It is on its way."));
    default: {
      const card = await showLetter(context, letter.id);
      return card.ok ? done({ ...card.value, tone: "refusal" }) : card;
    }
  }
}

/** Without mail the person sends it: the exact text, the PDFs, and a button to say so. */
async function handOver(
  { letter, version, documents }: Extract<Approved, { kind: "copy" }>,
  context: Context,
): Promise<Outcome<Card>> {
  const files: CardFile[] = [];
  for (const document of documents) {
    const pdf = await context.desk.papers.invoice(document);
    if (!pdf.ok) return pdf;
    files.push({
      filename: invoiceFilename(document),
      contentType: "application/pdf",
      bytes: pdf.value,
    });
  }
  files.push(textFile(version));
  const card = await showLetter(context, letter.id);
  if (!card.ok) return card;
  return done({
    ...card.value,
    title: `Approved. Copy this text into a mail to ${listWords(version.recipients.map((r) => r.email)) || "the client"}`,
    files,
  });
}

/** The text as it is to be copied: a card frames it, a file does not. */
function textFile({ subject, body }: LetterVersion): CardFile {
  const filename = `${subject.replace(/[^\p{L}\p{N} ._#-]+/gu, "")}.txt`;
  return { filename, contentType: "text/plain", bytes: new TextEncoder().encode(`${body}\n`) };
}

async function snooze(
  args: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
  context: Context,
): Promise<Outcome<Card>> {
  const letter = readId<LetterId>(args["letter"]);
  if (!letter) return refuse({ kind: "no-such-letter" });
  const { today, locale, workspace } = context;
  const place = { today, locale, country: workspace.country, direction: "future" as const };
  const until = readDate(values["until"] ?? asideUntil(context), place);
  if (!until.ok) return until;
  const snoozed = await snoozeLetter(context.desk, whoOf(context, "Snooze"), { letter, until: until.value });
  return snoozed.ok
    ? done(say(`Put aside until ${formatShortDate(until.value, locale)}`, "The ladder waits with it."))
    : snoozed;
}

/** Three business days of the team's: it is they who come back to it. */
export function asideUntil({ today, workspace }: Context): LocalDate {
  return addBusinessDays(today, 3, businessDaysFor(workspace));
}

async function snoozeForm(args: Readonly<Record<string, string>>, context: Context): Promise<Card> {
  return {
    title: "Put the draft aside",
    parts: [],
    form: {
      title: "Put the draft aside",
      submitLabel: "Snooze",
      action: { name: "letter.snooze", args },
      fields: [
        {
          name: "until",
          label: "Until",
          kind: "date",
          required: true,
          value: asideUntil(context),
          hint: "a date, as 3 dec or friday",
        },
      ],
    },
  };
}

type LetterPress = (context: Context, id: LetterId) => Promise<Outcome<Card>>;

/** A press that is about one letter and takes nothing else. */
function onLetter(
  name: string,
  does: string,
  needs: ActionDefinition["needs"],
  press: LetterPress,
): ActionDefinition {
  return {
    name,
    does,
    needs,
    run: async (args, _values, context) => {
      const id = readId<LetterId>(args["letter"]);
      return id ? press(context, id) : refuse({ kind: "no-such-letter" });
    },
  };
}

export const letterActions: readonly ActionDefinition[] = [
  onLetter("letter.show", "reading a letter", "viewer", showLetter),
  {
    name: "letter.approve",
    does: "approving a letter",
    needs: "approver",
    run: (args, _, context) => approve(args, context),
  },
  {
    name: "letter.snooze-form",
    does: "putting a letter aside",
    needs: "member",
    run: (args, _, context) => snoozeForm(args, context),
  },
  { name: "letter.snooze", does: "putting a letter aside", needs: "member", run: snooze },
  onLetter("letter.skip", "skipping a step", "member", async (context, id) => {
    const skipped = await skipLetter(context.desk, whoOf(context, "Skip"), id);
    return skipped.ok
      ? done(
          say(
            `Skipped: ${letterName(skipped.value.kind)}`,
            "Nothing was sent. The ladder goes on from here.",
          ),
        )
      : skipped;
  }),
  onLetter("letter.stop", "stopping the chase", "member", async (context, id) => {
    const stopped = await stopChasing(context.desk, whoOf(context, "Stop chasing"), id);
    return stopped.ok
      ? done(
          say(
            "Stopped chasing",
            "The invoices stay on the books and in every report. /invoice resume NO starts again.",
          ),
        )
      : stopped;
  }),
  onLetter("letter.confirm-sent", "saying that a letter was sent", "approver", async (context, id) => {
    const confirmed = await confirmSent(context.desk, whoOf(context, "I sent it"), id);
    return confirmed.ok
      ? done(
          say(`Noted: the ${letterName(confirmed.value.kind)} went out`, `As ${context.person.name} says.`),
        )
      : confirmed;
  }),
  onLetter("letter.send-now", "sending a letter at once", "approver", hurry),
  onLetter("letter.take-back", "taking an approval back", "approver", async (context, id) => {
    const taken = await takeBackApproval(context.desk, whoOf(context, "Take back"), id);
    return taken.ok ? showLetter(context, id) : taken;
  }),
];
