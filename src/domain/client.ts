import type { LocalDate, Zone } from "./calendar.ts";
import type { Contract } from "./contract.ts";
import type { ClientId, ContactId, MemberId } from "./ids.ts";
import type { KeptLadder } from "./ladder.ts";

export type Contact = {
  id: ContactId;
  name?: string;
  email: string;
  getsReminders: boolean;
};

/** A hold on the chase: from a day, until a day (exclusive) or for good. */
export type Pause = { on: LocalDate; until?: LocalDate };

/** Who owes. */
export type Client = {
  id: ClientId;
  name: string;
  kind: "business" | "consumer";
  phone?: string;
  /** Postal address, one line each. */
  address?: string;
  country?: string;
  language?: string;
  zone?: Zone;
  terms?: string;
  vatNumber?: string;
  /** Order number that every invoice has to quote. */
  purchaseOrder?: string;
  notes?: string;
  contract?: Contract;
  /** A ladder for them alone; absent for the workspace's. */
  ladder?: KeptLadder;
  /** The member who looks after them, and is named in nudges. */
  owner?: MemberId;
  doNotChase: boolean;
  pause?: Pause;
  contacts: readonly Contact[];
};

/** Whether a pause holds on `today`. It ends by itself on the morning of `until`. */
export function isPaused(pause: Pause | undefined, today: LocalDate): boolean {
  return pause !== undefined && (pause.until === undefined || today < pause.until);
}

/**
 * A name folded for look-up and uniqueness: lower case, accents, punctuation and runs of spaces gone.
 * Only accents of Latin, Greek and Cyrillic letters go: vowel signs (राम, रमा) and voicing marks (ガス,
 * カス) make another name. Names that fold to nothing keep their own characters.
 */
export function nameKey(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/ß/g, "ss");
  const folded = plain.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();
  return folded || name.normalize("NFC").trim().toLowerCase();
}
