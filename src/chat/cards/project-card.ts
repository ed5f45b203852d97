import { formatShortDate } from "../../domain/calendar.ts";
import { totalsOf } from "../../domain/invoice.ts";
import { formatMoney, type Money } from "../../domain/money.ts";
import { type Project, refOf, type Stage, stageName } from "../../domain/project.ts";
import { mayDo, type Role } from "../../domain/workspace.ts";
import type { StageBilled } from "../../usecases/bill-project.ts";
import type { ProjectList, ProjectView, StageView } from "../../usecases/show-project.ts";
import { type Button, type Card, type CardPart, commandButton } from "../card.ts";
import type { Context } from "../command.ts";
import { asWord, quote } from "../read-text.ts";
import { cut, stateWords } from "../words.ts";

/** One project: its price, what of it is billed and paid, each stage, and what comes next. */
export function projectCard(view: ProjectView, locale: string, role: Role): Card {
  const { project, client, sums } = view;
  const money = (amount: Money) => formatMoney(amount, locale);
  const rows: [string, string][] = [
    ["Client", client.name],
    ["Price", priceWords(project, locale)],
    ["Invoiced", `${money(sums.invoiced)}, tax included`],
    ["Paid", money(sums.paid)],
    ["Open", money(sums.open)],
    ["Left to bill", beforeTax(view.leftToBill, project, locale)],
  ];
  if (project.terms) rows.push(["Terms", project.terms]);
  if (project.closedOn) rows.push(["Closed", formatShortDate(project.closedOn, locale)]);
  const parts: CardPart[] = [
    { kind: "facts", rows },
    stageTable(view, locale),
    { kind: "text", text: `Next: ${nextWords(view)}` },
  ];
  return { title: `${project.name} · ${client.name}`, parts, buttons: buttonsFor(view, role, locale) };
}

/** "€10,000.00 before 19% tax, €11,900.00 in all"; where no tax is charged, the price alone. */
function priceWords({ price, taxRate, currency, name }: Project, locale: string): string {
  if (Number(taxRate) === 0) return formatMoney(price, locale);
  const { total } = totalsOf([{ description: name, quantity: "1", unitPrice: price, taxRate }], currency);
  return `${formatMoney(price, locale)} before ${taxRate}% tax, ${formatMoney(total, locale)} in all`;
}

function beforeTax(amount: Money, { taxRate }: Project, locale: string): string {
  const words = formatMoney(amount, locale);
  return Number(taxRate) === 0 || amount.minor === 0n ? words : `${words} before tax`;
}

function stageTable({ project, stages }: ProjectView, locale: string): CardPart {
  const net = Number(project.taxRate) === 0 ? "Amount" : "Before tax";
  return {
    kind: "table",
    columns: [
      { label: "Stage" },
      { label: net, align: "right" },
      { label: "Invoice" },
      { label: "Total", align: "right" },
      { label: "Open", align: "right" },
      { label: "State" },
    ],
    rows: stages.flatMap((stage, i) => {
      const label = stageLabel(stage.stage, i, project);
      return stageRows(stage, { label, unbilled: unbilledWords(stage, { project, stages }) }, locale);
    }),
  };
}

function unbilledWords(
  { stage, net }: StageView,
  { project, stages }: Pick<ProjectView, "project" | "stages">,
) {
  if (project.closedOn) return "not billed";
  if (stage.kind === "final") return net.minor === 0n ? "nothing left" : "to bill";
  return isBilled(stages.at(-1)!) ? "in the final invoice" : "to bill";
}

function isBilled({ invoices }: StageView): boolean {
  return invoices.some(({ state }) => state.kind !== "cancelled");
}

/** "Deposit", "1 Design", "Final": milestones with the number that /project bill takes. */
function stageLabel(stage: Stage, at: number, { deposit }: Project): string {
  if (stage.kind === "milestone") return `${deposit ? at : at + 1} ${stage.milestone.name}`;
  return stage.kind === "deposit" ? "Deposit" : "Final";
}

/** A row for each invoice that the stage has had; one more while none of them stands. */
function stageRows(
  view: StageView,
  { label, unbilled }: { label: string; unbilled: string },
  locale: string,
): string[][] {
  const { net, invoices, stage } = view;
  const money = (amount: Money) => formatMoney(amount, locale);
  const rows = invoices.map(({ invoice, state, agreed, open }) => [
    label,
    stage.kind === "final" ? "" : money(net),
    invoice.number,
    money(invoice.total),
    state.kind === "open" ? money(open) : "",
    stateWords(state, locale, agreed),
  ]);
  return isBilled(view) ? rows : [...rows, [label, money(net), "", "", "", unbilled]];
}

function nextWords({ project, stages, leftToBill }: ProjectView): string {
  if (project.closedOn) return "nothing; it is closed.";
  const draft = stages.flatMap(({ invoices }) => invoices).find(({ state }) => state.kind === "draft");
  if (draft) {
    const { number } = draft.invoice;
    return `${number} is a draft; /invoice send ${asWord(number)} brings it to the client.`;
  }
  const [due] = stages.filter(({ billable }) => billable);
  if (due) return `bill the ${due.stage.kind === "milestone" ? "milestone " : ""}${stageWords(due.stage)}.`;
  return leftToBill.minor > 0n ? "nothing." : "all is billed; the project can be closed.";
}

function stageWords(stage: Stage): string {
  return stage.kind === "final" ? "rest by the final invoice" : stageName(stage);
}

/** A platform shows few buttons in a row; the rest is a command away. */
const MOST_BUTTONS = 8;

function buttonsFor({ project, stages, leftToBill }: ProjectView, role: Role, locale: string): Button[] {
  if (!mayDo(role, "member")) return [];
  if (project.closedOn) {
    const text = `/project reopen ${quote(project.name)}`;
    return [commandButton("Reopen", text)];
  }
  const billing = stages
    .filter(({ billable }) => billable)
    .map(({ stage, net }): Button => {
      const args = { project: project.id, stage: refOf(stage) };
      const amount = beforeTax(stage.kind === "final" ? leftToBill : net, project, locale);
      return {
        label: stage.kind === "final" ? "Final invoice" : `Bill ${cut(stageName(stage))}`,
        action: { name: "project.bill", args },
        confirm: `Make the invoice over ${amount} now? It counts as issued today.`,
      };
    });
  const first = billing[0];
  if (first) first.style = "primary";
  const close: Button = {
    label: "Close",
    action: { name: "project.close", args: { project: project.id } },
    ...(leftToBill.minor > 0n
      ? { confirm: "Close it, although a part of the price is not billed?", style: "danger" as const }
      : {}),
  };
  const shown =
    billing.length < MOST_BUTTONS ? billing : [...billing.slice(0, MOST_BUTTONS - 2), billing.at(-1)!];
  return [...shown, close];
}

/** The invoice just made for a stage, read back. */
export function stageBilledCard(
  { invoice, client, project, stage }: StageBilled,
  { locale }: Pick<Context, "locale">,
): Card {
  const number = asWord(invoice.number);
  const dates = `Issued ${formatShortDate(invoice.issuedOn, locale)}, due ${formatShortDate(invoice.dueOn, locale)} (${invoice.terms}).`;
  const hint =
    client.contacts.length === 0
      ? `There is no address yet: /client edit ${quote(client.name)} email ADDRESS`
      : `/invoice send ${number} drafts the mail that brings it to the client.`;
  return {
    title: `${invoice.number} · ${client.name} · ${formatMoney(invoice.total, locale)}`,
    parts: [
      {
        kind: "text",
        text: `${project.name}: ${stageTitle(stage)}. ${invoice.draft ? "It is a draft." : dates}`,
      },
      { kind: "note", text: hint },
    ],
    buttons: [
      commandButton("Send", `/invoice send ${number}`),
      commandButton("PDF", `/invoice pdf ${number}`),
      { label: "Project", action: { name: "project.show", args: { project: project.id } } },
    ],
  };
}

function stageTitle(stage: Stage): string {
  if (stage.kind === "milestone") return `progress invoice for ${stage.milestone.name}`;
  return stage.kind === "deposit" ? "deposit invoice" : "final invoice";
}

/** Projects, a line each. */
export function projectListCard({ rows, page, more }: ProjectList, locale: string): Card {
  if (rows.length === 0) {
    const text = "Add one: /project add Acme 10000 for Website relaunch deposit 30%";
    return { title: "No projects here", parts: [{ kind: "note", text }] };
  }
  const money = (amount: Money) => formatMoney(amount, locale);
  const to = (label: string, n: number): Button => commandButton(label, `/project list page ${n}`);
  return {
    title: "Projects",
    parts: [
      {
        kind: "table",
        columns: [
          { label: "Project" },
          { label: "Client" },
          { label: "Price", align: "right" },
          { label: "Invoiced", align: "right" },
          { label: "Paid", align: "right" },
          { label: "Open", align: "right" },
          { label: "State" },
        ],
        rows: rows.map(({ project, client, sums }) => [
          project.name,
          client,
          money(project.price),
          money(sums.invoiced),
          money(sums.paid),
          money(sums.open),
          project.closedOn ? `closed on ${formatShortDate(project.closedOn, locale)}` : "under way",
        ]),
      },
      { kind: "note", text: "The price is before tax, the other sums are with it." },
    ],
    buttons: [
      ...(page > 1 ? [to("Previous page", page - 1)] : []),
      ...(more ? [to("Next page", page + 1)] : []),
    ],
  };
}
