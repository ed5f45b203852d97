import { dirname, posix } from "node:path";
import { parseAst } from "vitest/node";

// The house's rules about who may use whom, as values, and the check of one file against them.

/**
 * Rooms, and those that each may use besides itself. `main` is src/main.ts. A room that is not in the list
 * is a fault: it has to be given its place here first.
 */
const LEFT = ["domain", "facts"];
const MIDDLE = [...LEFT, "store", "drafting", "papers", "exchange"];
const ASSISTANT = [...MIDDLE, "usecases", "chat", "schedule"];
export const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  ports: LEFT,
  facts: ["domain"],
  store: LEFT,
  drafting: [...LEFT, "ports"],
  papers: [...LEFT, "ports"],
  exchange: [...LEFT, "ports"],
  usecases: [...MIDDLE, "ports"],
  // A card is made from what use cases give; a row of the database is none of its business.
  chat: [...LEFT, "drafting", "papers", "exchange", "usecases", "ports"],
  schedule: [...MIDDLE, "usecases", "ports"],
  config: LEFT,
  adapters: [...ASSISTANT, "ports"],
  cli: [...ASSISTANT, "adapters", "config", "ports"],
  main: [...ASSISTANT, "adapters", "config", "ports", "cli"],
};

type PackageRule = { packages: RegExp; allowed: RegExp; says: string };

export const PACKAGE_RULES: readonly PackageRule[] = [
  {
    packages: /^(@slack\/|discord\.js$|@discordjs\/|openai$|openai\/|nodemailer$|nodemailer\/)/,
    allowed: /^adapters\//,
    says: "belongs in adapters/",
  },
  {
    packages: /^(drizzle-orm|postgres$|@electric-sql\/)/,
    allowed: /^src\/store\//,
    says: "belongs in src/store/",
  },
  {
    // 32 MB and a fifth of a second: its one user loads it when it is first asked.
    packages: /^date-holidays(\/|$)/,
    allowed: /^src\/facts\/holidays\.ts$/,
    says: "belongs in src/facts/holidays.ts",
  },
  {
    packages: /^(node:)?(fs|net|http|https|http2|tls|dgram|dns|child_process|worker_threads)(\/promises)?$/,
    // prompt-files.ts reads prompts/, which are part of the program, once at its start.
    allowed: /^(?!src\/(domain|drafting|chat)\/)|^src\/drafting\/prompt-files\.ts$/,
    says: "reaches outside from a room that works on values",
  },
];

const LONGEST_FILE = 400;

/** Every fault of one source file, each "path: what is wrong". `path` is from the root, with "/". */
export function faultsIn(path: string, source: string): string[] {
  const program = parseAst(source, { lang: "ts" }) as unknown as Node;
  const nodes = [...walk(program)];
  return [
    ...importsOf(nodes).flatMap((specifier) => importFaults(path, specifier)),
    ...domainFaults(path, nodes),
    ...portsFaults(path, program),
    ...rawSqlFaults(path, source),
    ...lengthFaults(source),
  ].map((fault) => `${path}: ${fault}`);
}

function importFaults(path: string, specifier: string): string[] {
  if (!specifier.startsWith(".")) {
    const broken = PACKAGE_RULES.filter((rule) => rule.packages.test(specifier) && !rule.allowed.test(path));
    return broken.map(({ says }) => `${specifier} ${says}`);
  }
  const target = posix.join(dirname(path), specifier);
  const from = roomOf(path);
  const to = roomOf(target);
  if (from === to && from in MAY_USE) return [];
  const allowed = MAY_USE[from];
  if (!allowed) return [`${from} has no place in the order of the rooms`];
  return allowed.includes(to) ? [] : [`${from} may not use ${to} (${specifier})`];
}

/** "src/store/db.ts" is in "store", "adapters/email/mailer.ts" in "adapters", "src/ports.ts" is "ports". */
function roomOf(path: string): string {
  const [top, second] = path.split("/");
  return top === "src" && second ? second.replace(/\.[jt]s$/, "") : (top ?? "");
}

/** The domain decides on values that it is given: it waits for nothing and does not look at the clock. */
function domainFaults(path: string, nodes: readonly Node[]): string[] {
  if (roomOf(path) !== "domain") return [];
  return nodes.flatMap((node) => {
    if (node.type === "AwaitExpression" || node["async"] === true) return ["the domain waits for nothing"];
    const emptyDate =
      node.type === "NewExpression" && nameOf(node["callee"]) === "Date" && isEmpty(node["arguments"]);
    const looksAtClock = emptyDate || CLOCKS.has(nameOf(node));
    return looksAtClock ? ["the domain does not look at the clock; take the day as a parameter"] : [];
  });
}

const CLOCKS = new Set(["Date.now", "Temporal.Now", "performance.now"]);

function nameOf(value: unknown): string {
  if (!isNode(value)) return "";
  if (value.type === "Identifier") return String(value["name"]);
  if (value.type !== "MemberExpression") return "";
  return `${nameOf(value["object"])}.${nameOf(value["property"])}`;
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** ports.ts is seams and nothing that runs. */
function portsFaults(path: string, program: Node): string[] {
  if (roomOf(path) !== "ports") return [];
  const statements = program["body"] as Node[];
  const typesOnly = statements.every((s) => s["importKind"] === "type" || s["exportKind"] === "type");
  return typesOnly ? [] : ["ports.ts holds types only"];
}

function rawSqlFaults(path: string, source: string): string[] {
  if (roomOf(path) === "store") return [];
  return /\b(?:sql\.raw|(?:db|tx)\.execute)\b/.test(source) ? ["SQL as text belongs in src/store/"] : [];
}

function lengthFaults(source: string): string[] {
  const lines = source.trimEnd().split("\n").length;
  if (lines <= LONGEST_FILE) return [];
  return [`${lines} lines; ${LONGEST_FILE} are the limit`];
}

type Node = { type: string; [field: string]: unknown };

function isRequired({ type, callee }: Node): boolean {
  return type === "CallExpression" && isNode(callee) && nameOf(callee["callee"]) === "createRequire";
}

function isNode(value: unknown): value is Node {
  return (
    typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string"
  );
}

function* walk(node: Node): Generator<Node> {
  yield node;
  for (const field of Object.values(node)) {
    for (const child of Array.isArray(field) ? field : [field]) if (isNode(child)) yield* walk(child);
  }
}

/** What a file names in import, export from, import(), `createRequire(...)()` and `import("...")` types. */
function importsOf(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => {
    if (isRequired(node)) return [String((node["arguments"] as Node[])[0]?.["value"])];
    const source = node["source"] ?? node["argument"];
    if (!/^(Import|Export.*Declaration$|TSImportType$)/.test(node.type) || !isNode(source)) return [];
    return typeof source["value"] === "string" ? [source["value"]] : [];
  });
}
