import type { Outcome } from "../domain/outcome.ts";
import type { Prompts } from "../drafting/prompt-files.ts";
import type { ImportFile } from "../exchange/import-file.ts";
import type { InvoiceDocument } from "../papers/invoice-document.ts";
import type { Clock, LanguageModel, Mailer } from "../ports.ts";
import type { Db } from "../store/db.ts";
import type { News } from "./news.ts";

/** What the use cases work with: a plain object, of which each takes the part that it uses. */
export type Desk = {
  db: Db;
  clock: Clock;
  /** Absent where no mail is set up: then an approved text is handed over to copy. */
  mailer?: Mailer;
  prompts: Prompts;
  /** Absent where no model is set up: then every text is a built-in one and free words go by the grammar. */
  model?: LanguageModel;
  papers: PaperMaker;
  /** Files of the machine itself; only the terminal offers what needs them. */
  localFiles?: LocalFiles;
  /** Told how far a long piece of work is, where somebody watches. */
  progress?: Progress;
  log: Log;
  /**
   * Told of each change that is on the books, where somebody has to know how far an ask came, and of what has
   * come out by it of promises and plans.
   */
  changed?(news: readonly News[]): void;
  /** What a person is told when the database fails: the disk is full, the server does not answer. */
  explainError?(error: unknown): string | undefined;
  /** What may be said of an error in a log: its kind and place, never the values of a query. */
  describeError(error: unknown): string;
};

/** Makes papers from values. Its fonts are large, so it is loaded when the first paper is asked for. */
export type PaperMaker = {
  /** Refused when a name has characters that no font can show. Same document, same bytes. */
  invoice(document: InvoiceDocument): Promise<Outcome<Uint8Array>>;
};

export type LocalFiles = {
  /** A file to import, by its path; refused when it cannot be read. */
  open(path: string): Promise<Outcome<ImportFile>>;
  /** An absolute folder path for an export. */
  folder(path: string): string;
};

/** `rows` is absent in a first pass, when nobody knows yet how many there are. */
export type Progress = (step: string, rowsDone: number, rows?: number) => void;

/** Structured log; never given names, addresses or texts of clients. */
export type Log = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};
