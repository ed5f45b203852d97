import { type LetterId, readId } from "../../domain/ids.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { mayDo } from "../../domain/workspace.ts";
import { editLetter } from "../../usecases/edit-letter.ts";
import { viewLetter } from "../../usecases/view-letter.ts";
import { type ActionDefinition, whoOf } from "../action.ts";
import { REASON_LIMIT } from "../args.ts";
import type { Card, Field, Form } from "../card.ts";
import type { Context } from "../command.ts";
import { cleanParagraphs, cleanText } from "../read-text.ts";
import { refusalCard } from "../refusal-card.ts";
import { letterName } from "../words.ts";
import { showLetter } from "./letters.ts";

const SUBJECT_LIMIT = 200;
const BODY_LIMIT = 10_000;

type Args = Readonly<Record<string, string>>;

function formFor(args: Args, fields: readonly Field[]): Form {
  return { title: "Edit the letter", submitLabel: "Save", action: { name: "letter.edit", args }, fields };
}

function wordFields({ subject, body }: { subject: string; body: string }): Field[] {
  return [
    { name: "subject", label: "Subject", kind: "text", required: true, value: subject },
    { name: "body", label: "Text", kind: "long-text", required: true, value: body },
  ];
}

async function editForm(args: Args, context: Context): Promise<Outcome<Card>> {
  const id = readId<LetterId>(args["letter"]);
  const view = id && (await viewLetter(context.desk, whoOf(context, "card"), id));
  if (!view) return refuse({ kind: "no-such-letter" });
  if (!view.ok) return view;
  const { version, letter } = view.value;
  return done({
    title: `Edit: ${letterName(letter.kind)}`,
    parts: [],
    form: formFor({ letter: letter.id, version: String(version.n) }, wordFields(version)),
  });
}

async function edit(args: Args, values: Args, context: Context): Promise<Outcome<Card>> {
  const id = readId<LetterId>(args["letter"]);
  if (!id) return refuse({ kind: "no-such-letter" });
  const before = await viewLetter(context.desk, whoOf(context, "card"), id);
  if (!before.ok) return before;
  const { subject, body } = before.value.version;
  const typed = { subject: values["subject"] ?? subject, body: values["body"] ?? body };
  const edited = await take(id, args, { ...values, ...typed }, context);
  if (edited.ok) return showLetter(context, id);
  return done(refusedForm(edited.refusal, args, { ...values, ...typed }, context));
}

type Typed = Args & { subject: string; body: string };

async function take(id: LetterId, args: Args, typed: Typed, context: Context): Promise<Outcome<unknown>> {
  const subject = cleanText(typed.subject, { what: "subject", limit: SUBJECT_LIMIT });
  if (!subject.ok) return subject;
  const body = cleanParagraphs(typed.body, { what: "text", limit: BODY_LIMIT });
  if (!body.ok) return body;
  const { role } = context.person;
  const reason = typed["reason"];
  if (reason && !mayDo(role, "owner")) {
    return refuse({ kind: "not-allowed", action: "setting a wording rule aside", role, needs: "owner" });
  }
  const setAside = reason ? cleanText(reason, { what: "reason", limit: REASON_LIMIT }) : undefined;
  if (setAside && !setAside.ok) return setAside;
  return editLetter(context.desk, whoOf(context, "Edit"), {
    letter: id,
    version: Number(args["version"]),
    subject: subject.value,
    body: body.value,
    ...(setAside ? { setAside: setAside.value } : {}),
  });
}

/** What is wrong with the text itself: it can be mended, and is not to be typed once more for that. */
const MENDABLE: readonly Refusal["kind"][] = [
  "letter-contradicts",
  "too-long",
  "strange-characters",
  "missing",
];

/** What was wrong, and the form with what was typed in it. An owner is asked why its wording may stand. */
function refusedForm(refusal: Refusal, args: Args, typed: Typed, { locale, person }: Context): Card {
  const card = refusalCard(refusal, locale);
  if (!MENDABLE.includes(refusal.kind)) return card;
  const mayStand = refusal.kind === "letter-contradicts" && refusal.wording === true;
  const asksWhy = mayDo(person.role, "owner") && (mayStand || typed["reason"] !== undefined);
  const why: Field = {
    ...{ name: "reason", label: "Why it may stand", kind: "text", required: false },
    hint: "only to let the wording stand as it is; kept with the letter",
    ...(typed["reason"] ? { value: typed["reason"] } : {}),
  };
  return { ...card, form: formFor(args, [...wordFields(typed), ...(asksWhy ? [why] : [])]) };
}

/** Buttons and forms that change what a letter says. */
export const letterWordActions: readonly ActionDefinition[] = [
  {
    name: "letter.edit-form",
    does: "editing a letter",
    needs: "member",
    run: (args, _, context) => editForm(args, context),
  },
  { name: "letter.edit", does: "editing a letter", needs: "member", run: edit },
];
