import { sqlState } from "./db.ts";

/** The database cannot be used as it is set up; the message is one sentence for the person who runs it. */
export class DatabaseUnavailable extends Error {
  override name = "DatabaseUnavailable";
}

/**
 * What a failed query may say in a log: "DrizzleQueryError 23505 clients_name_key", or "Error ECONNREFUSED" where
 * the server is gone. The error's own message holds the SQL with all its parameters, and those are names, addresses
 * and letters of clients.
 */
export function describeDbError(error: unknown): string {
  const words = [error instanceof Error ? error.name : typeof error];
  const code = codeOf(error);
  if (code) words.push(code);
  const constraint = constraintOf(error);
  if (constraint) words.push(constraint);
  return words.join(" ");
}

function constraintOf(error: unknown): string | undefined {
  for (let e = error; e instanceof Error; e = e.cause) {
    // postgres.js calls it constraint_name, PGlite constraint.
    const { constraint_name, constraint } = e as { constraint_name?: unknown; constraint?: unknown };
    const name = constraint_name ?? constraint;
    if (typeof name === "string" && name !== "") return name;
  }
  return undefined;
}

/** `host:port`, user and database of a PostgreSQL, as the sentences name them. Never the password. */
export type ServerPlace = { server: string; user: string; database: string };

/**
 * The sentence for a failure to connect to PostgreSQL or to migrate it; `undefined` where the failure is
 * not one of set-up.
 */
export function postgresTrouble(error: unknown, place: ServerPlace): DatabaseUnavailable | undefined {
  const code = codeOf(error);
  const because = POSTGRES_TROUBLES[code ?? ""];
  if (!because) return undefined;
  return new DatabaseUnavailable(`DATABASE_URL: ${because(place)} Nothing was changed.`);
}

/** Lost while they stood: by the network, or since the server ends or restarts. */
const BROKEN_LINE = [
  ...["CONNECTION_CLOSED", "CONNECTION_ENDED", "CONNECTION_DESTROYED", "ECONNRESET", "EPIPE"],
  ...["57P01", "57P02"],
];
const NO_ANSWER = [
  "ECONNREFUSED",
  "CONNECT_TIMEOUT",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EAI_AGAIN",
];

/** Whether the server could not be spoken with, which is no mistake of ours. */
export function isServerGone(error: unknown): boolean {
  return [...BROKEN_LINE, ...NO_ANSWER].includes(codeOf(error) ?? "");
}

/** The sentence for a query that failed while Dunlin ran: where the line broke, nobody knows how far it came. */
export function queryTrouble(error: unknown, place: ServerPlace): DatabaseUnavailable | undefined {
  if (!BROKEN_LINE.includes(codeOf(error) ?? "")) return postgresTrouble(error, place);
  return new DatabaseUnavailable(
    `The connection to the database at ${place.server} broke off. If it was a change, look whether it is on the ` +
      "books before you do it once more.",
  );
}

const unreachable = ({ server }: ServerPlace) =>
  `no PostgreSQL answers at ${server}; check host and port, and that the server runs.`;
const wrongHost = ({ server }: ServerPlace) => `the host of ${server} is not known; check its spelling.`;
const noAnswer = ({ server }: ServerPlace) =>
  `${server} did not answer within 10 seconds; check host, port and firewall.`;
const wrongLogIn = ({ server, user }: ServerPlace) =>
  `${server} refused the log-in of user ${user}; check user and password.`;
const noRights = ({ user, database }: ServerPlace) =>
  `user ${user} may not create tables in database ${database}; make it the owner of that database.`;
const encryption = ({ server }: ServerPlace) =>
  `${server} could not agree on an encrypted connection; check sslmode and the server's certificate.`;
const dropped = ({ server }: ServerPlace) =>
  `${server} closed the connection at once; check that a PostgreSQL listens there, and whether it wants sslmode=require.`;

/** By SQLSTATE, or by the code that Node or postgres.js gives. */
const POSTGRES_TROUBLES: Readonly<Record<string, (place: ServerPlace) => string>> = {
  ECONNREFUSED: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ENOENT: unreachable,
  ENOTFOUND: wrongHost,
  EAI_AGAIN: wrongHost,
  CONNECT_TIMEOUT: noAnswer,
  ETIMEDOUT: noAnswer,
  ECONNRESET: dropped,
  CONNECTION_CLOSED: dropped,
  CONNECTION_ENDED: dropped,
  "28P01": wrongLogIn,
  "28000": wrongLogIn,
  "3D000": ({ server, database }) =>
    `there is no database ${database} on ${server}; create it first (createdb ${database}).`,
  "53300": ({ server }) => `${server} has no connection left; raise max_connections or close others.`,
  "53100": ({ server }) => `the disk of ${server} is full; make room there.`,
  "57P03": ({ server }) => `${server} is starting up or shutting down; try again in a minute.`,
  "42501": noRights,
  "25006": ({ server }) => `${server} is read-only, as a stand-by is; give the address of the primary.`,
  "42704": ({ server }) => `${server} does not know a setting at the end of the address, after the ?.`,
  SELF_SIGNED_CERT_IN_CHAIN: encryption,
  DEPTH_ZERO_SELF_SIGNED_CERT: encryption,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: encryption,
  CERT_HAS_EXPIRED: encryption,
  ERR_TLS_CERT_ALTNAME_INVALID: encryption,
};

const OLDEST_SERVER = 15;

/** The sentence for a server that is too old, by its `server_version_num` (150018 is 15.18). */
export function serverTrouble(versionNumber: number): DatabaseUnavailable | undefined {
  const major = Math.floor(versionNumber / 10_000);
  if (major >= OLDEST_SERVER) return undefined;
  return new DatabaseUnavailable(
    `DATABASE_URL: the server is PostgreSQL ${major}; Dunlin needs ${OLDEST_SERVER} or newer. Nothing was changed.`,
  );
}

/** The sentence for a data folder that cannot be used: by Node's code, SQLSTATE or the embedded engine's number. */
export function folderTrouble(error: unknown, dir: string): DatabaseUnavailable {
  const known = knownFolderTrouble(error, dir);
  if (known) return known;
  return new DatabaseUnavailable(
    `The data folder ${dir} does not open as a database: it is damaged, or not Dunlin's. ` +
      "Put back your last copy of the folder, or set DATA_DIR to an empty one. Nothing was changed.",
  );
}

/** The same for troubles that say by their code what they are; `undefined` for all else. */
export function knownFolderTrouble(error: unknown, dir: string): DatabaseUnavailable | undefined {
  if (error instanceof DatabaseUnavailable) return error;
  const because = FOLDER_TROUBLES[codeOf(error) ?? ""];
  return because
    ? new DatabaseUnavailable(`The data folder ${dir} ${because} Nothing was changed.`)
    : undefined;
}

const mayNotWrite = "may not be written to; give this user the right to, or set DATA_DIR to another folder.";
const full = "is on a disk that is full; make room, or set DATA_DIR to a folder elsewhere.";
const notAFolder = "is not a folder, or lies below a file; set DATA_DIR to a folder.";

const FOLDER_TROUBLES: Readonly<Record<string, string>> = {
  EACCES: mayNotWrite,
  EPERM: mayNotWrite,
  EROFS: "is on a read-only file system; set DATA_DIR to a folder elsewhere.",
  ENOSPC: full,
  EDQUOT: full,
  "53100": full,
  // The embedded engine's file system counts as WASI does: 51 is ENOSPC.
  "51": full,
  ENOTDIR: notAFolder,
  EEXIST: notAFolder,
  ENOENT: "cannot be made; set DATA_DIR to a folder elsewhere.",
  ENAMETOOLONG: "has too long a name; set DATA_DIR to a shorter one.",
};

/** By SQLSTATE, or by the code that Node, postgres.js or the embedded engine gives. */
function codeOf(error: unknown): string | undefined {
  return sqlState(error) ?? errorCode(error);
}

function errorCode(error: unknown): string | undefined {
  for (let e = error; typeof e === "object" && e !== null; e = (e as { cause?: unknown }).cause) {
    const { code, errno } = e as { code?: unknown; errno?: unknown };
    if (typeof code === "string") return code;
    if (typeof errno === "number") return String(errno);
  }
  return undefined;
}
