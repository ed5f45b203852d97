import { dateIn, type LocalDate } from "../domain/calendar.ts";
import type { Client } from "../domain/client.ts";
import type { ClientId } from "../domain/ids.ts";
import type { MailTrouble, Post, PostContent } from "../domain/post.ts";
import type { Workspace } from "../domain/workspace.ts";
import type { Mention } from "../ports.ts";
import { findClients } from "../store/clients.ts";
import { findPayment } from "../store/entries.ts";
import { findInvoice } from "../store/invoices.ts";
import { findPostByKey } from "../store/posts.ts";
import { findWorkspace, listPeople } from "../store/workspaces.ts";
import type { Desk } from "./desk.ts";
import { tellableFrom } from "./tell-team.ts";
import { type AskView, asksById, viewAsk } from "./view-ask.ts";
import { type LetterView, viewLetter } from "./view-letter.ts";
import { isStillAsked, type MorningView, viewMorning } from "./view-morning.ts";
import { namedFor } from "./who-is-named.ts";

type ViewDesk = Pick<Desk, "db" | "clock" | "prompts">;

/** The part of a post that says what it is about, and where. */
type Telling = Pick<Post, "workspace" | "at" | "client" | "content">;

/** What is to be said, as the books have it now. */
export type Said =
  | { kind: "morning"; morning: MorningView }
  | { kind: "letter"; letter: LetterView; mail?: MailTrouble }
  | { kind: "ask"; ask: AskView }
  | { kind: "news"; number?: string; sentence: string };

export type PostView = {
  workspace: Workspace;
  said: Said;
  /** Whose thread it belongs to. */
  client?: Client;
  mentions: readonly Mention[];
  /** Whether the day's list, which names its people already, has it. */
  listed: boolean;
};

/** It is not said: because of what has happened since it was written. */
export type Gone = { gone: string };

/** It is not said now: its time has passed since it was due, as while the platform was away. */
export type TooEarly = { notBefore: Date };

/** Reads what a post is about once more, just before it is said. */
export async function viewPost(desk: ViewDesk, post: Telling): Promise<PostView | Gone | TooEarly> {
  const workspace = await findWorkspace(desk.db, post.workspace);
  if (!workspace) throw new Error("a post without its workspace");
  const now = desk.clock.now();
  const notBefore = tellableFrom(post.content, { now, workspace });
  if (notBefore > now) return { notBefore };
  const today = dateIn(workspace.zone, now);
  const said = await readAgain(desk, workspace, post, today);
  if ("gone" in said) return said;
  const client = post.client && (await clientsOf(desk, workspace, [post.client]))[0];
  const about = said.kind === "morning" ? await clientsOf(desk, workspace, clientsIn(said.morning)) : client;
  const listed = await isListed(desk, post, said, today);
  // Once a day is enough.
  const people = listed ? [] : await listPeople(desk.db, workspace.id);
  const mentions = namedFor([about ?? []].flat(), people, today, post.at.platform);
  return { workspace, said, ...(client ? { client } : {}), mentions, listed };
}

async function readAgain(
  desk: ViewDesk,
  workspace: Workspace,
  { content }: Telling,
  today: LocalDate,
): Promise<Said | Gone> {
  switch (content.kind) {
    case "morning":
      return morningAgain(desk, workspace, content, today);
    case "letter":
      return letterAgain(desk, workspace, content);
    case "ask":
      return askAgain(desk, workspace, content, today);
    case "news":
      return newsAgain(desk, workspace, content);
  }
}

type Of<K extends PostContent["kind"]> = Extract<PostContent, { kind: K }>;

async function morningAgain(
  desk: ViewDesk,
  workspace: Workspace,
  content: Of<"morning">,
  today: LocalDate,
): Promise<Said | Gone> {
  if (content.on !== today) return { gone: "it is the list of an earlier day" };
  const morning = await viewMorning(desk, workspace, content);
  const isEmpty = morning.letters.length + morning.asks.length + morning.beingWritten.length === 0;
  return isEmpty ? { gone: "all of it has been dealt with" } : { kind: "morning", morning };
}

async function letterAgain(
  desk: ViewDesk,
  { id: ws }: Workspace,
  { letter: id, mail }: Of<"letter">,
): Promise<Said | Gone> {
  const view = await viewLetter(desk, { ws, name: "Dunlin", cause: "post" }, id);
  if (!view.ok) throw new Error("a post about a letter that is not there");
  const { letter, outbox } = view.value;
  const said: Said = { kind: "letter", letter: view.value, ...(mail ? { mail } : {}) };
  if (mail === "withdrawn") return letter.outcome?.kind === "withdrawn" ? said : DEALT_WITH;
  if (letter.outcome) return { gone: `the letter is ${letter.outcome.kind}` };
  if (mail === "uncertain") return outbox?.state === "uncertain" ? said : DEALT_WITH;
  return letter.approved ? { gone: "the letter is approved" } : said;
}

const DEALT_WITH: Gone = { gone: "somebody has dealt with it" };

async function askAgain(
  desk: ViewDesk,
  workspace: Workspace,
  content: Of<"ask">,
  today: LocalDate,
): Promise<Said | Gone> {
  const [waits] = await asksById(desk, workspace, [content.ask]);
  if (!waits) throw new Error("a post about a question that is not there");
  if (!isStillAsked(waits, today)) return DEALT_WITH;
  const ask = await viewAsk(desk, workspace, content.ask);
  if (!ask.ok) throw new Error("a question about an invoice that is not there");
  return { kind: "ask", ask: ask.value };
}

async function newsAgain(
  { db }: ViewDesk,
  { id: ws }: Workspace,
  { invoice, sentence, payment }: Of<"news">,
): Promise<Said | Gone> {
  if (!invoice) return { kind: "news", sentence };
  const found = await findInvoice(db, ws, invoice);
  if (!found) throw new Error("news of an invoice that is not there");
  if (payment && (await findPayment(db, ws, payment))?.reversedOn)
    return { gone: "the payment was reversed" };
  return { kind: "news", number: found.invoice.number, sentence };
}

function clientsIn({ letters, asks, beingWritten }: MorningView): ClientId[] {
  const ids = [
    ...letters.map(({ client }) => client.id),
    ...asks.map(({ ask }) => ask.client),
    ...beingWritten.map(({ client }) => client),
  ];
  return [...new Set(ids)];
}

async function clientsOf({ db }: ViewDesk, { id: ws }: Workspace, ids: readonly ClientId[]) {
  return findClients(db, ws, ids);
}

/** Whether it is in the list of the day, as its room has heard it or will. */
async function isListed({ db }: ViewDesk, post: Telling, said: Said, today: LocalDate): Promise<boolean> {
  if (said.kind === "morning" || said.kind === "news") return false;
  if (said.kind === "letter" && said.mail) return false;
  const list = await findPostByKey(db, post.workspace, post.at, `morning/${today}`);
  if (list?.content.kind !== "morning" || ["withdrawn", "dead"].includes(list.state)) return false;
  const { letters, asks } = list.content;
  return said.kind === "letter" ? letters.includes(said.letter.letter.id) : asks.includes(said.ask.ask.id);
}
