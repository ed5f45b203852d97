/** The seams as types. Real ones are in adapters/ and main.ts; test/kit has ones that tests look into. */

/** Where the time comes from. */
export type Clock = { now(): Date };

/** A file to enclose: bytes and the name the reader sees. */
export type Enclosure = { filename: string; contentType: string; bytes: Uint8Array };

/** A mail to a client, whole: what is approved is what is sent. */
export type Mail = {
  /** Without angle brackets; fixed before the first try, so that a copy can be recognised. */
  messageId: string;
  to: readonly { name?: string; email: string }[];
  /** The business's name as sender; the address is the mailer's own. */
  fromName: string;
  replyTo?: { name?: string; email: string };
  /** When it was handed over; the mailer's own clock if left out. */
  date?: Date;
  subject: string;
  text: string;
  /** ISO 639-1, for the HTML part. */
  language: string;
  enclosures: readonly Enclosure[];
};

/**
 * What became of a mail. `missed`: it went to some of its recipients, and to these not, in words with the reason.
 * `refused`: the server will not take it (address, log-in, size): a person has to mend something.
 * `later`: it certainly was not taken and may be tried again; `stopped` when we broke it off ourselves.
 * `unknown`: the line broke after the text was handed over, so it may or may not have gone out.
 */
export type MailResult =
  | { kind: "sent"; answer: string; missed?: string }
  | { kind: "refused"; because: string }
  | { kind: "later"; because: string; retryAfterSeconds?: number; stopped?: boolean }
  | { kind: "unknown"; because: string };

export type Mailer = {
  /** Shown on cards: "mail.example.com". */
  readonly name: string;
  /** Right side of the Message-IDs: the domain of the sender's address. */
  readonly domain: string;
  /** Breaks off at `signal`: `later` where the server certainly has not taken the mail, else `unknown`. */
  send(mail: Mail, signal?: AbortSignal): Promise<MailResult>;
};

/** Somebody who is to be told: by name, and by what the platform calls them where they are on it. */
export type Mention = { name: string; user?: string };

/** Something said to a team; `Said` is what the platform can show: see chat/team-card.ts. */
export type ChatPost<Said> = {
  /** The platform's name of the door behind which the team is. */
  room: string;
  /**
   * The same at each try, and of no other message; at most 25 characters, a to z and digits. A platform that can
   * tell by it that the message is there already posts nothing.
   */
  key: string;
  /** Where it belongs below the room's own messages. Without `id` the thread is to be opened under `name`. */
  thread?: { key: string; name: string; id?: string };
  said: Said;
  mentions: readonly Mention[];
};

/**
 * What became of a post.
 * `later`: it certainly was not posted, and the same goes for all others of that room for now.
 * `refused`: the platform will not take it: a person has to mend something.
 * `unknown`: it may or may not be there; it is tried again under the same key.
 */
export type PostResult =
  | { kind: "posted"; externalId: string; threadId?: string }
  | { kind: "later"; because: string; retryAfterSeconds?: number }
  | { kind: "refused"; because: string }
  | { kind: "unknown"; because: string };

/** A place where teams talk. */
export type ChatPlatform<Said> = {
  /** As doors have it: "slack", "discord", "terminal". */
  readonly name: string;
  post(post: ChatPost<Said>): Promise<PostResult>;
};

/** One question to a model: words in, an object of the given shape out. It has no tools and no memory. */
export type ModelAsk = {
  /** What it is asked for, in logs and counters: "draft", "reply", "command". */
  purpose: string;
  /** What is to be done: our own words alone, never anybody else's. */
  instruction: string;
  /** What it is to be done with. Text from outside stands here and nowhere else. */
  input: string;
  /** Name and JSON schema (draft 07, every key required, no further keys) of the answer. */
  answer: { name: string; schema: Readonly<Record<string, unknown>> };
};

/**
 * What came of asking. Only `answered` has something to use, and what it has is still anybody's text.
 * `refused`: the model would not. `cut-off`: it ran into its limit. `filtered`: the provider held it back.
 * `unreadable`: no object of the shape that was asked for. `unreachable`: no answer at all (line, status, time).
 * `resting`: not asked, since it has just failed several times in a row.
 */
export type ModelAnswer =
  | { kind: "answered"; value: unknown; model: string; tokens?: { input: number; output: number } }
  | {
      kind: "refused" | "cut-off" | "filtered" | "unreadable" | "unreachable" | "resting";
      /** One clause for the card and the log: "the model did not answer in 20 seconds". */
      because: string;
    };

export type LanguageModel = {
  /** Shown on cards: "gpt-5-mini". */
  readonly name: string;
  /** Never throws and never takes longer than its own limits; breaks off at `signal`. */
  ask(ask: ModelAsk, signal?: AbortSignal): Promise<ModelAnswer>;
};
