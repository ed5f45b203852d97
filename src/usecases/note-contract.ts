import type { LocalDate } from "../domain/calendar.ts";
import type { Client } from "../domain/client.ts";
import { type Contract, type ContractNotes, withNotes } from "../domain/contract.ts";
import type { ClientId } from "../domain/ids.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { NO_CLIENT, type Refusal } from "../domain/refusal.ts";
import { findClient, updateClient } from "../store/clients.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { ledgerChanged } from "./ledger-changed.ts";

/** What is on file about a contract; terms stand with the client. An empty text takes a field away. */
export type ContractChange = { client: ClientId; notes: ContractNotes; terms?: string };

/** Notes what is on file about the contract with a client. What changes nothing leaves no trace. */
export function noteContract(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  { client: id, notes, terms }: ContractChange,
): Promise<Outcome<Client>> {
  return change(desk, who, async (ledger) => {
    const client = await findClient(ledger.tx, ledger.ws, id);
    if (!client) return refuse(NO_CLIENT);
    const contract = withNotes(client.contract, notes);
    const unfit = whyNotSo(contract, ledger.today);
    if (unfit) return refuse(unfit);
    const { terms: agreed, ...rest } = client;
    const kept = terms ?? agreed;
    const after: Client = { ...rest, contract, ...(kept ? { terms: kept } : {}) };
    const changed = changedFields(client, after);
    if (changed.length === 0) return done(client);
    await updateClient(ledger.tx, ledger.ws, after);
    recordNoted(ledger, after, changed);
    await ledgerChanged(ledger, id, [], "the contract was noted");
    return done(after);
  });
}

const HAPPENED = [
  ["signedOn", "a signature"],
  ["deliveredOn", "a delivery"],
  ["acceptedOn", "an acceptance"],
] as const;

function whyNotSo(contract: Contract, today: LocalDate): Refusal | undefined {
  for (const [field, what] of HAPPENED) {
    const on = contract[field];
    if (on && on > today) return { kind: "in-future", what, on, today };
  }
  const { deliveredOn, acceptedOn } = contract;
  if (deliveredOn && acceptedOn && acceptedOn < deliveredOn) {
    return { kind: "accepted-before-delivered", accepted: acceptedOn, delivered: deliveredOn };
  }
  return undefined;
}

type Field = keyof Contract | "terms";
const FIELDS: readonly Field[] = [
  "signedOn",
  "scope",
  "deliveredOn",
  "acceptedOn",
  "lateFee",
  "paysBy",
  "law",
  "terms",
];

function valueIn({ contract, terms }: Client, field: Field): string | undefined {
  return field === "terms" ? terms : contract?.[field];
}

function changedFields(before: Client, after: Client): Field[] {
  return FIELDS.filter((field) => valueIn(before, field) !== valueIn(after, field));
}

/** Words and names stay out of the timeline, which keeps what it has for ever; of them it says that they changed. */
function recordNoted(ledger: Ledger, client: Client, changed: readonly Field[]): void {
  const told = changed.filter((field) => field !== "scope" && field !== "paysBy");
  const values = told.map((field) => [field, valueIn(client, field) ?? null]);
  const data = { fields: changed.join(", "), ...Object.fromEntries(values) };
  ledger.record({ kind: "contract-noted", client: client.id, data });
}
