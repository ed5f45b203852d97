import type { Client } from "../domain/client.ts";
import type { ClientId } from "../domain/ids.ts";
import { type KeptLadder, type Ladder, ladderOf, STANDARD } from "../domain/ladder.ts";
import type { LetterKind } from "../domain/letter.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { ladderText } from "../domain/read-ladder.ts";
import { NO_CLIENT, type Refusal } from "../domain/refusal.ts";
import type { Workspace } from "../domain/workspace.ts";
import { findClient, updateClient } from "../store/clients.ts";
import { updateWorkspace } from "../store/workspaces.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { planClient, planEverything } from "./plan-client.ts";

/** Makes the new ladder from the one that counts; `undefined` takes a ladder of one's own away. */
export type LadderEdit = (present: KeptLadder) => Outcome<KeptLadder | undefined>;

/** Whose ladder it is: a client's, or without one the workspace's. */
export type LadderOwner = { workspace: Workspace; client?: Client };

/** The ladder that counts for a client, or for the workspace. */
export function ladderFor({ workspace, client }: LadderOwner): KeptLadder {
  return client?.ladder ?? workspace.ladder ?? STANDARD;
}

/**
 * Changes the ladder of the workspace, or of one client. Steps that were taken under the old one are not taken
 * again, and letters that wait stay.
 */
export function setLadder(
  desk: Pick<Desk, "db" | "clock" | "prompts">,
  who: Who,
  { client: id, edit }: { client?: ClientId; edit: LadderEdit },
): Promise<Outcome<LadderOwner>> {
  return change(desk, who, async (ledger) => {
    const { workspace } = ledger;
    const client = id && (await findClient(ledger.tx, ledger.ws, id));
    if (id && !client) return refuse(NO_CLIENT);
    const owner: LadderOwner = { workspace, ...(client ? { client } : {}) };
    const edited = edit(ladderFor(owner));
    if (!edited.ok) return edited;
    const ladder = edited.value;
    const missing = ladder && withoutText(ladderOf(ladder), desk);
    if (missing) return refuse(missing);
    return done(await (client ? keepForClient(ledger, client, ladder) : keepForAll(ledger, ladder)));
  });
}

const BY_REASON: readonly LetterKind[] = ["payment-plan-offer", "resend-invoice", "third-reminder"];

function withoutText(ladder: Ladder, { prompts }: Pick<Desk, "prompts">): Refusal | undefined {
  const step = ladder.find(({ does }) => {
    const letters = does.kind === "letter" ? [does.letter] : does.kind === "by-reason" ? BY_REASON : [];
    return letters.some((kind) => !prompts.has(kind));
  });
  return step && { kind: "ladder", no: { kind: "no-document", step: step.name } };
}

async function keepForClient(
  ledger: Ledger,
  client: Client,
  ladder: KeptLadder | undefined,
): Promise<LadderOwner> {
  const { ladder: before, ...rest } = client;
  const changed: Client = ladder ? { ...rest, ladder } : rest;
  if (!isSame(before, ladder)) {
    await updateClient(ledger.tx, ledger.ws, changed);
    ledger.record({ kind: "ladder-changed", client: client.id, data: { steps: stepsOf(ladder) } });
    await planClient(ledger, client.id);
  }
  return { workspace: ledger.workspace, client: changed };
}

async function keepForAll(ledger: Ledger, ladder: KeptLadder | undefined): Promise<LadderOwner> {
  const { ladder: before, ...rest } = ledger.workspace;
  const own = isSame(ladder, STANDARD) ? undefined : ladder;
  const workspace: Workspace = own ? { ...rest, ladder: own } : rest;
  if (!isSame(before, own)) {
    await updateWorkspace(ledger.tx, ledger.ws, workspace);
    ledger.record({ kind: "ladder-changed", data: { steps: stepsOf(own) } });
    await planEverything({ ...ledger, workspace });
  }
  return { workspace };
}

function isSame(a: KeptLadder | undefined, b: KeptLadder | undefined): boolean {
  return stepsOf(a) === stepsOf(b);
}

function stepsOf(ladder: KeptLadder | undefined): string | null {
  return ladder ? ladderText(ladder).replaceAll("\n", ", ") : null;
}
