import type { Clock, Mailer } from "../ports.ts";
import type { Db } from "../store/db.ts";

/** What the use cases work with: a plain object, of which each takes the part that it uses. */
export type Desk = {
  db: Db;
  clock: Clock;
  /** Absent where no mail is set up: then an approved text is handed over to copy. */
  mailer?: Mailer;
  log: Log;
};

/** Structured log; never given names, addresses or texts of clients. */
export type Log = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};
