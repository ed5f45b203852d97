/** Why a ladder that somebody wrote cannot be followed. Steps are named as people say them. */
export type LadderRefusal =
  | { kind: "no-steps" }
  | { kind: "unreadable-step"; text: string }
  | { kind: "unknown-step"; text: string; nearest?: string; known: readonly string[] }
  | { kind: "too-many"; steps: number; most: number }
  | { kind: "out-of-range"; step: string; day: number; least: number; most: number }
  | { kind: "same-day"; day: number; step: string; other: string }
  | { kind: "falling"; day: number; step: string; after: number }
  | { kind: "late-heads-up"; day: number }
  | { kind: "early"; step: string; day: number }
  | { kind: "no-reminder-before"; step: string }
  | { kind: "not-last"; step: string; after: string }
  | { kind: "not-on-ladder"; step: string }
  /** A letter that there is no text for. */
  | { kind: "no-document"; step: string };
