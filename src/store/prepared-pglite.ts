import type { PGlite, QueryOptions, Results, Transaction } from "@electric-sql/pglite";
import { LONGEST_PREPARED } from "./prepared.ts";

type Driver = Pick<typeof import("@electric-sql/pglite"), "parse" | "protocol">;

type Messages = Awaited<ReturnType<PGlite["execProtocolStream"]>>;

/** `types` are those of the parameters; `row` names the columns, where there are any. */
type Statement = { name: string; types: number[]; row: Messages };

/** How many are kept: more than Dunlin has, so that only texts that vary without end are left out. */
const MOST = 1_000;

/**
 * The same client, whose queries inside a transaction are parsed once each. PGlite's own `query` parses
 * and describes anew every time, in six calls into the engine instead of one, and where it is given
 * `parsers` (drizzle gives the same ones with each query) it copies its table of two hundred types first.
 */
export function preparedPglite(client: PGlite, { parse, protocol }: Driver): PGlite {
  const { serialize } = protocol;
  const statements = new Map<string, Statement>();
  let parsers: PGlite["parsers"] | undefined;

  const exchange = (messages: Uint8Array[]) =>
    client.execProtocolStream(Buffer.concat(messages), { syncToFs: false });

  async function statementOf(text: string): Promise<Statement> {
    const known = statements.get(text);
    if (known) return known;
    const name = `q${statements.size}`;
    const told = await exchange([
      serialize.parse({ name, text }),
      serialize.describe({ type: "S", name }),
      serialize.sync(),
    ]);
    const row = told.filter((message) => message.name === "rowDescription");
    const statement = { name, types: parse.parseDescribeStatementResults(told), row };
    statements.set(text, statement);
    return statement;
  }

  async function run<T>(text: string, params: unknown[], options?: QueryOptions): Promise<Results<T>> {
    const { name, types, row } = await statementOf(text);
    const values = params.map((value, i) => asText(value, client.serializers[types[i] ?? 0]));
    const answer = await exchange([
      serialize.bind({ statement: name, values }),
      serialize.execute({}),
      serialize.sync(),
    ]);
    parsers ??= { ...client.parsers, ...options?.parsers };
    const rowMode = options?.rowMode ?? "object";
    return parse.parseResults([...row, ...answer], parsers, { rowMode })[0] as Results<T>;
  }

  const queryOf = (tx: Transaction): Transaction["query"] =>
    async function query<T>(text: string, params: unknown[] = [], options?: QueryOptions) {
      const fits = statements.has(text) || (text.length <= LONGEST_PREPARED && statements.size < MOST);
      if (tx.closed || !fits) return tx.query<T>(text, params, options);
      return client.runExclusive(() => run<T>(text, params, options));
    };

  const transaction: PGlite["transaction"] = (work) =>
    client.transaction((tx) => work(replacing(tx, { query: queryOf(tx) })));
  return replacing(client, { transaction });
}

/** As PGlite writes parameters. */
function asText(value: unknown, serializer: ((value: unknown) => string) | undefined): string | null {
  if (value === null || value === undefined) return null;
  return serializer ? serializer(value) : String(value);
}

function replacing<T extends object>(target: T, methods: Partial<T>): T {
  return new Proxy(target, {
    get(whole, key) {
      const value = Reflect.get(key in methods ? methods : whole, key);
      return typeof value === "function" ? value.bind(whole) : value;
    },
  });
}
