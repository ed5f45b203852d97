import type { Client } from "../../domain/client.ts";
import { formatMoney, type Money, money, sumsByCurrency } from "../../domain/money.ts";
import { done, type Outcome } from "../../domain/outcome.ts";
import type { Reading, Refusal } from "../../domain/refusal.ts";
import { clientNamed, clientToBill } from "../../usecases/look-up.ts";
import { invoicesLike, type MeantInvoice, MOST_MEANT, openInvoices } from "../../usecases/who-is-meant.ts";
import type { Command, Context } from "../command.ts";
import { nameOf } from "../line.ts";
import { asWord, clearAmount, quote, readAmount } from "../read-text.ts";
import { amounts, listWords } from "../words.ts";
import type { Share } from "./hear.ts";
import type { Sketch } from "./sketch.ts";

/** A command line that words may mean, and in words what was worked out for it. */
export type Line = { label: string; line: string; because?: string };

/**
 * What comes of looking words up in the books. `either`: they may mean several things, one line each; `what` names
 * what is not clear. `foreign`: an invoice was named, and a client whose it is not.
 */
export type Resolved =
  | ({ kind: "one" } & Line)
  | { kind: "either"; what: string; lines: readonly Line[] }
  | { kind: "no"; refusal: Refusal }
  | { kind: "foreign"; invoice: string; owner: string; client: string }
  | { kind: "nothing-open"; client: string };

/** Everything that the line is made of, once the books have been asked. */
type Parts = { client?: string; invoices?: readonly MeantInvoice[]; amount?: string; because?: string };

/** Looks up whom and what a sketch is about; amounts that are a part of what is open are worked out from it. */
export async function resolve(sketch: Sketch, command: Command, context: Context): Promise<Resolved> {
  const isBill = command.group === "invoice" && command.name === "add";
  const client = await (isBill ? billed(sketch, context) : meantClient(sketch, context));
  if (!client.ok) {
    if (client.refusal.kind !== "ambiguous") return { kind: "no", refusal: client.refusal };
    return eachOf("client", client.refusal.readings, (name) =>
      resolve({ ...sketch, client: name, exactly: true }, command, context),
    );
  }
  if (!("invoice" in command.args || "invoices" in command.args)) {
    const amount = sketch.given["amount"] ?? sketch.figures[0];
    return one(sketch, command, {
      ...(client.value ? { client: client.value.name } : {}),
      ...(amount ? { amount } : {}),
    });
  }
  return withInvoices(sketch, command, context, client.value);
}

type Known = { id?: Client["id"]; name: string };

async function meantClient(
  { client, exactly }: Sketch,
  { desk, workspace }: Context,
): Promise<Outcome<Known | undefined>> {
  if (client === undefined) return done(undefined);
  const ways = exactly ? [client] : [client, client.replace(/['’]s$|['’]$/u, ""), client.replace(/s$/u, "")];
  let no: Outcome<Client> | undefined;
  for (const way of new Set(ways)) {
    const found = await clientNamed(desk, workspace, way);
    if (found.ok || found.refusal.kind === "ambiguous") return found;
    no ??= found;
  }
  return no!;
}

/** Whom a bill is for: on the books, or new. */
async function billed(
  { client, exactly }: Sketch,
  { desk, workspace }: Context,
): Promise<Outcome<Known | undefined>> {
  const found = await clientToBill(desk, workspace, client ?? "", exactly === true);
  return found.ok ? done({ name: "name" in found.value ? found.value.name : (client ?? "") }) : found;
}

/** Each reading looked up in its turn; what cannot be is no reading. */
async function eachOf(
  what: string,
  readings: readonly Reading[],
  look: (text: string) => Promise<Resolved>,
): Promise<Resolved> {
  const lines: Line[] = [];
  let other: Resolved | undefined;
  for (const reading of readings) {
    const found = await look(reading.text);
    if (found.kind === "one") lines.push({ ...found, label: reading.label });
    else if (found.kind === "either")
      lines.push(...found.lines.map((line) => ({ ...line, label: `${reading.label}: ${line.label}` })));
    else other ??= found;
  }
  const [only] = lines;
  if (only && lines.length === 1) return { kind: "one", ...only };
  return lines.length > 0 ? { kind: "either", what, lines: lines.slice(0, MOST_MEANT) } : other!;
}

async function withInvoices(
  sketch: Sketch,
  command: Command,
  context: Context,
  client: Known | undefined,
): Promise<Resolved> {
  const readings = await readFigures(sketch, command, context, client);
  if (readings.length > 1) {
    const looks = readings.map((reading) => ({ label: reading.label, text: reading.label }));
    return eachOf("figure", looks, (label) =>
      withInvoices(readings.find((r) => r.label === label)!.sketch, command, context, client),
    );
  }
  const said = readings[0]?.sketch ?? sketch;
  const { given } = said;
  if (said.invoices.length === 0) return withoutNumber(said, command, context, client);
  const found: MeantInvoice[] = [];
  for (const number of said.invoices) {
    const meant = await oneInvoice(number, context, client);
    if (meant.kind === "several") {
      const others = said.invoices.filter((other) => other !== number);
      return eachOf("invoice", meant.readings, (exact) =>
        withInvoices({ ...said, invoices: [...others, exact] }, command, context, client),
      );
    }
    if (meant.kind !== "found") return meant;
    found.push(meant.invoice);
  }
  return one(said, command, { invoices: found, ...amountOf(said, found, given["amount"], context) });
}

type Meant = { kind: "found"; invoice: MeantInvoice } | { kind: "several"; readings: Reading[] } | Resolved;

async function oneInvoice(
  number: string,
  { desk, workspace }: Context,
  client: Known | undefined,
): Promise<Meant> {
  const found = await invoicesLike(desk, workspace, number, client?.id);
  const [first, ...others] = found;
  if (first && others.length === 0) return { kind: "found", invoice: first };
  if (first) {
    const readings = found.slice(0, MOST_MEANT).map(({ invoice, client: { name } }) => ({
      label: `${invoice.number} (${name})`,
      text: invoice.number,
    }));
    return { kind: "several", readings };
  }
  const [elsewhere] = client ? await invoicesLike(desk, workspace, number) : [];
  if (!elsewhere || !client) return { kind: "no", refusal: { kind: "no-such-invoice", text: number } };
  const { invoice, client: owner } = elsewhere;
  return { kind: "foreign", invoice: invoice.number, owner: owner.name, client: client.name };
}

/**
 * What figures alone may mean: "Acme paid 7" is an invoice or an amount, "paid 7 500" is both in turn. One sketch
 * for each way in which they can be read.
 */
async function readFigures(
  sketch: Sketch,
  command: Command,
  context: Context,
  client: Known | undefined,
): Promise<{ label: string; sketch: Sketch }[]> {
  const { figures, invoices, given, share } = sketch;
  if (figures.length === 0) return [];
  const needsAmount = "amount" in command.args && given["amount"] === undefined && !share;
  const asInvoice = (figure: string, amount?: string): Sketch => ({
    ...sketch,
    figures: [],
    invoices: [...invoices, figure],
    given: amount ? { ...given, amount } : given,
  });
  const asAmount = (amount: string): Sketch => ({ ...sketch, figures: [], given: { ...given, amount } });
  const isNumber = async (figure: string) =>
    (await invoicesLike(context.desk, context.workspace, figure, client?.id)).length > 0;
  const [first = "", second] = figures;
  if (second !== undefined) {
    if (!needsAmount || invoices.length > 0) return [{ label: first, sketch: asInvoice(first) }];
    const swapped = !(await isNumber(first)) && (await isNumber(second));
    return [{ label: first, sketch: swapped ? asInvoice(second, first) : asInvoice(first, second) }];
  }
  if (!needsAmount) return [{ label: first, sketch: asInvoice(first) }];
  if (invoices.length > 0) return [{ label: first, sketch: asAmount(first) }];
  if (!client) return [{ label: first, sketch: asInvoice(first) }];
  if (!(await isNumber(first))) return [{ label: first, sketch: asAmount(first) }];
  const owed = await openInvoices(context.desk, context.workspace, client.id!);
  const currency = owed[0]?.open.currency;
  const amount = currency && readAmount(first, { currency });
  const isLarge = amount?.ok && owed.some(({ open }) => amount.value.minor * SMALL >= open.minor);
  return [
    { label: `invoice ${first}`, sketch: asInvoice(first) },
    ...(amount?.ok && isLarge
      ? [{ label: formatMoney(amount.value, context.locale), sketch: asAmount(first) }]
      : []),
  ];
}

/** Nobody pays or promises less than a twentieth: where such a figure is an invoice's number, it is that. */
const SMALL = 20n;

/** No invoice was named: the one that is open, or a choice between those that are. */
async function withoutNumber(
  sketch: Sketch,
  command: Command,
  context: Context,
  client: Known | undefined,
): Promise<Resolved> {
  const { desk, workspace } = context;
  const isRemind = command.name === "remind";
  if (isRemind && (sketch.all || sketch.given["over"] !== undefined || client))
    return one(sketch, command, { ...(client ? { client: client.name } : {}) });
  if (!client?.id) return one(sketch, command, {});
  const open = await openInvoices(desk, workspace, client.id);
  const amount = sketch.given["amount"];
  const line = (invoices: readonly MeantInvoice[]) =>
    one(sketch, command, { invoices, ...amountOf(sketch, invoices, amount, context) });
  if (open.length === 0) return { kind: "nothing-open", client: client.name };
  if (open.length === 1 || (sketch.all && "invoices" in command.args)) return line(open);
  const given = amount
    ? readAmount(amount, { currency: workspace.currency, locale: context.locale })
    : undefined;
  const fits = ({ open: balance }: MeantInvoice) => given?.ok === true && given.value.minor === balance.minor;
  const inTurn = open.toSorted((a, b) => Number(fits(b)) - Number(fits(a))).slice(0, MOST_MEANT - 1);
  const lines = inTurn.map((meant) => ({
    ...line([meant]),
    label: `${meant.invoice.number}, ${formatMoney(meant.open, context.locale)} open`,
  }));
  const isPlain = "invoices" in command.args && !sketch.share && open.length <= MOST_ON_A_LINE;
  const together = { ...line(open), label: amount ? "The oldest first" : "All of them" };
  return { kind: "either", what: "invoice", lines: isPlain ? [...lines, together] : lines };
}

const MOST_ON_A_LINE = 20;

/** The amount that the line has: as it was said, or the part of what is open now. */
function amountOf(
  { share }: Sketch,
  invoices: readonly MeantInvoice[],
  said: string | undefined,
  { locale }: Context,
): Pick<Parts, "amount" | "because"> {
  const [only] = invoices;
  if (said !== undefined) return { amount: said };
  if (!share || !only || invoices.length > 1) {
    const sum = amounts(sumsByCurrency(invoices.map(({ open }) => open)), locale);
    return invoices.length > 1 ? { because: `${sum} is open on them.` } : {};
  }
  const amount = partOf(only.open, share);
  const because = `${shareWords(share)} of the ${formatMoney(only.open, locale)} that is open on ${only.invoice.number}: ${formatMoney(amount, locale)}.`;
  return { amount: clearAmount(amount), because };
}

/** Rounded once, half up. */
function partOf(open: Money, { n, d }: Share): Money {
  return money((open.minor * n * 2n + d) / (2n * d), open.currency);
}

const SHARE_WORDS: Readonly<Record<string, string>> = {
  "1/1": "All",
  "1/2": "Half",
  "1/3": "A third",
  "2/3": "Two thirds",
  "1/4": "A quarter",
  "3/4": "Three quarters",
};

function shareWords({ n, d }: Share): string {
  return SHARE_WORDS[`${n}/${d}`] ?? `${Number((n * 10000n) / d) / 100} %`;
}

function one(sketch: Sketch, command: Command, parts: Parts): Resolved & { kind: "one" } {
  const { client, invoices, amount, because } = parts;
  const numbers = invoices?.map(({ invoice }) => invoice.number);
  const isAll = command.name === "remind" && !numbers;
  const values: Record<string, string | undefined> = {
    ...sketch.given,
    ...(client ? { client: quote(client) } : {}),
    ...(numbers ? { invoice: asWord(numbers[0]!), invoices: listed(numbers) } : {}),
    ...(isAll && (sketch.all || sketch.given["over"] || client) ? { invoice: "all" } : {}),
    ...(amount ? { amount } : {}),
  };
  const said = Object.entries(command.args).flatMap(([name, arg]) => {
    const value = values[name];
    if (value === undefined) return [];
    const isWhole = arg.take === "money" || arg.take === "share" || MADE.includes(name);
    const text = isWhole || /^[\p{L}\p{N}._/@-]+$/u.test(value) ? value : quote(value);
    if (arg.take === "flag") return [arg.keyword!];
    return arg.keyword ? [arg.keyword, text] : [text];
  });
  const line = [nameOf(command), ...said].join(" ");
  return { kind: "one", label: numbers ? listWords(numbers) : line, line, ...(because ? { because } : {}) };
}

/** Made by us, with quotes where they are needed. */
const MADE: readonly string[] = ["client", "invoice", "invoices"];

function listed(numbers: readonly string[]): string {
  const text = numbers.join(",");
  return numbers.every((number) => asWord(number) === number) ? text : quote(text);
}
