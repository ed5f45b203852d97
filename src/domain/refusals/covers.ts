import type { Money } from "../money.ts";

/** Why a letter that a person asks for, outside of the ladder, is not drafted. `client` and `invoice` are what people call them. */
export type CoverRefusal =
  | { kind: "nothing-to-state"; client: string }
  | { kind: "too-many-to-state"; client: string; open: number; most: number }
  /** A statement that leaves out what the client has with us would not be true. */
  | { kind: "credit-to-state"; client: string; credit: readonly Money[] }
  /** A letter about it would have nothing to say now. */
  | { kind: "nothing-to-answer"; invoice: string; because: string };
