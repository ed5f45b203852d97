import type { Client } from "../domain/client.ts";
import { nameKey } from "../domain/client.ts";
import type { CreditMemoId } from "../domain/ids.ts";
import type { Invoice } from "../domain/invoice.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { type Project, readStage, type Stage } from "../domain/project.ts";
import { NO_CLIENT, NO_MEMO } from "../domain/refusal.ts";
import type { Member, Workspace } from "../domain/workspace.ts";
import { findClient, findClientByName, searchClients } from "../store/clients.ts";
import { type CreditMemo, findCreditMemo, findCreditMemoByNumber } from "../store/entries.ts";
import { searchInvoices } from "../store/invoices.ts";
import { findProjectByName, searchProjects } from "../store/projects.ts";
import { listPeople, type Person } from "../store/workspaces.ts";
import type { Desk } from "./desk.ts";

/** How many meanings are offered when a name or number fits more than one. */
const MOST_READINGS = 8;

/** The client meant by a name, or by a part of it; more than one match asks which. */
export async function clientNamed(
  { db }: Pick<Desk, "db">,
  { id: ws }: Pick<Workspace, "id">,
  text: string,
): Promise<Outcome<Client>> {
  const exact = await findClientByName(db, ws, text);
  if (exact) return done(exact);
  const found = nameKey(text) === "" ? [] : await searchClients(db, ws, text, MOST_READINGS + 1);
  if (found.length === 1) return done(found[0]!);
  if (found.length === 0)
    return refuse({ kind: "no-such-client", text, near: await namesNear(db, ws, text) });
  const readings = found.slice(0, MOST_READINGS).map(({ name }) => ({ label: name, text: name }));
  return refuse({ kind: "ambiguous", what: "client", text, readings });
}

/** How many letters of a mistyped name are taken to be right, and how many names with them are looked at. */
const [RIGHT_LETTERS, MOST_NEAR] = [2, 50];

async function namesNear(db: Desk["db"], ws: Workspace["id"], text: string): Promise<string[]> {
  const start = [...nameKey(text)].slice(0, RIGHT_LETTERS).join("");
  if ([...start].length < RIGHT_LETTERS) return [];
  return (await searchClients(db, ws, start, MOST_NEAR)).map(({ name }) => name);
}

/** The client with this id, as a button brings it back. */
export async function clientWithId(
  { db }: Pick<Desk, "db">,
  { id: ws }: Pick<Workspace, "id">,
  id: Client["id"],
): Promise<Outcome<Client>> {
  const client = await findClient(db, ws, id);
  return client ? done(client) : refuse(NO_CLIENT);
}

/**
 * The member meant by a name, or by the beginning of one; more than one match asks which. Two of one name are told
 * apart by where they are: "Kim (slack)".
 */
export async function memberNamed(
  { db }: Pick<Desk, "db">,
  { id: ws }: Pick<Workspace, "id">,
  text: string,
): Promise<Outcome<Member>> {
  const people = await listPeople(db, ws);
  const key = nameKey(text);
  const placed = ({ member, platform }: Person) => `${member.name} (${platform})`;
  const ranked = [
    people.filter((person) => nameKey(placed(person)) === key),
    people.filter(({ member }) => nameKey(member.name) === key),
    people.filter(({ member }) => nameKey(member.name).startsWith(key)),
  ];
  const found = ranked.find((some) => some.length > 0) ?? [];
  if (found.length === 0) return refuse({ kind: "no-such-member" });
  if (found.length === 1) return done(found[0]!.member);
  const readings = found
    .slice(0, MOST_READINGS)
    .map((person) => ({ label: placed(person), text: placed(person) }));
  return refuse({ kind: "ambiguous", what: "member", text, readings });
}

/**
 * A client to bill: one on the books, or a new name. A name in quotes is meant exactly; without them,
 * one that is part of a client's name is asked back rather than made a second time.
 */
export async function clientToBill(
  { db }: Pick<Desk, "db">,
  { id: ws }: Pick<Workspace, "id">,
  text: string,
  exactly: boolean,
): Promise<Outcome<{ id: Client["id"] } | { name: string }>> {
  const exact = await findClientByName(db, ws, text);
  if (exact) return done({ id: exact.id });
  const similar = exactly ? [] : await searchClients(db, ws, text, MOST_READINGS);
  if (similar.length === 0) return done({ name: text });
  const readings = similar.map(({ name }) => ({ label: name, text: name }));
  readings.push({ label: `a new client “${text}”`, text });
  return refuse({ kind: "ambiguous", what: "client", text, readings });
}

/** The invoice meant by a number, or by a part of it ("7" for INV-0007); more than one match asks which. */
export async function invoiceNumbered(
  { db }: Pick<Desk, "db">,
  { id: ws }: Pick<Workspace, "id">,
  text: string,
): Promise<Outcome<Invoice>> {
  const found = await searchInvoices(db, ws, text, MOST_READINGS + 1);
  if (found.length === 1) return done(found[0]!.invoice);
  if (found.length === 0) return refuse({ kind: "no-such-invoice", text });
  const readings = found
    .slice(0, MOST_READINGS)
    .map(({ invoice }) => ({ label: invoice.number, text: invoice.number }));
  return refuse({ kind: "ambiguous", what: "invoice", text, readings });
}

/** The project meant by a name, or by a part of it; more than one match asks which. */
export async function projectNamed(
  { db }: Pick<Desk, "db">,
  { id: ws }: Pick<Workspace, "id">,
  text: string,
): Promise<Outcome<Project>> {
  const exact = await findProjectByName(db, ws, text);
  if (exact) return done(exact);
  const found = nameKey(text) === "" ? [] : await searchProjects(db, ws, text, MOST_READINGS + 1);
  if (found.length === 1) return done(found[0]!);
  if (found.length === 0) return refuse({ kind: "project", no: { kind: "no-such-project", text } });
  const readings = found.slice(0, MOST_READINGS).map(({ name }) => ({ label: name, text: name }));
  return refuse({ kind: "ambiguous", what: "project", text, readings });
}

/** A name of more words is no longer looked for in every way to cut it. */
const MOST_CUTS = 24;

type ProjectAndStage = { project: Project; stage?: Stage };

/**
 * A project and maybe a stage of it in one text, as typed without quotes: "website relaunch deposit". Whole
 * names count most, the longest first; then a part of a name, with or without a stage behind it.
 */
export async function projectAndStage(
  desk: Pick<Desk, "db">,
  workspace: Pick<Workspace, "id">,
  text: string,
): Promise<Outcome<ProjectAndStage>> {
  const cuts = cutsOf(text);
  for (const { name, rest } of cuts) {
    const project = await findProjectByName(desk.db, workspace.id, name);
    const read = project && stageIn(project, rest);
    if (read?.ok) return read;
  }
  const whole = await projectNamed(desk, workspace, text);
  if (whole.ok) return done({ project: whole.value });
  if (whole.refusal.kind === "ambiguous") return whole;
  let noStage: Outcome<ProjectAndStage> | undefined;
  for (const { name, rest } of cuts) {
    const project = await projectNamed(desk, workspace, name);
    if (!project.ok && project.refusal.kind === "ambiguous")
      return withWords(project, text, (p) => `${p} ${rest}`);
    const read = project.ok ? stageIn(project.value, rest) : undefined;
    if (read?.ok) return read;
    noStage ??= read;
  }
  return noStage ?? whole;
}

/** Every way to cut the text in two at a space, the longest name first. */
function cutsOf(text: string): { name: string; rest: string }[] {
  const words = text.split(/\s+/);
  const lengths = words.map((_, i) => words.length - i).slice(0, MOST_CUTS);
  return lengths.map((n) => ({ name: words.slice(0, n).join(" "), rest: words.slice(n).join(" ") }));
}

function stageIn(project: Project, rest: string): Outcome<ProjectAndStage> {
  if (rest === "") return done({ project });
  const stage = readStage(project, rest);
  return stage.ok
    ? done({ project, stage: stage.value })
    : withWords(stage, `${project.name} ${rest}`, (name) => `${project.name} ${name}`);
}

/** A question about a part of the text becomes one about all of it, since its answer takes the place of all. */
function withWords(
  { refusal }: Extract<Outcome<unknown>, { ok: false }>,
  text: string,
  words: (meant: string) => string,
): Outcome<never> {
  if (refusal.kind !== "ambiguous") return refuse(refusal);
  const readings = refusal.readings.map((r) => ({ label: r.label, text: words(r.text) }));
  return refuse({ ...refusal, text, readings });
}

/** The credit memo that a button is about. */
export async function memoWithId(
  { db }: Pick<Desk, "db">,
  { id: ws }: Pick<Workspace, "id">,
  id: CreditMemoId,
): Promise<Outcome<CreditMemo>> {
  const memo = await findCreditMemo(db, ws, id);
  return memo ? done(memo) : refuse(NO_MEMO);
}

/** The credit memo meant by a number: "CM-0001", "cm-1" or "1". */
export async function memoNumbered(
  { db }: Pick<Desk, "db">,
  { id: ws }: Pick<Workspace, "id">,
  text: string,
): Promise<Outcome<CreditMemo>> {
  const running = /^(?:cm)?[-\s]*0*(\d{1,9})$/i.exec(text)?.[1];
  const number = running === undefined ? text : `CM-${running.padStart(4, "0")}`;
  const memo = await findCreditMemoByNumber(db, ws, number);
  return memo ? done(memo) : refuse({ kind: "booking", no: { kind: "no-such-memo", text } });
}
