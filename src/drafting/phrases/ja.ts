import type { FeeClause } from "../../domain/late-fee.ts";
import { formatMoney } from "../../domain/money.ts";
import type { PlanRhythm } from "../../domain/payment-plan.ts";
import { showRate } from "../figures.ts";
import type {
  ChargeWords,
  DemandWords,
  DisputeWords,
  OrderWords,
  PlanWords,
  PolicyWords,
  Words,
} from "./words.ts";

// The words for charges and kinds of invoice are those of the papers that come with the letter.
const kinds: Words["kinds"] = {
  deposit: "着手金請求書",
  progress: "中間請求書",
  final: "最終請求書",
};

const invoices: Words["invoices"] = (numbers, listed, kind) => {
  if (numbers.length === 1) return `${kind ? kinds[kind] : "請求書"}${listed}`;
  return numbers.length > 3 ? `請求書${numbers.length}件` : `請求書${listed}`;
};

/** How a name is addressed at the head of a letter; a name that has an honorific keeps its own. */
function addressed(name: string, honorific: "様" | "御中"): string {
  return /(?:様|殿|先生|さん|御中)$/u.test(name) ? name : `${name} ${honorific}`;
}

const RATES = { once: "1回のみ", month: "毎月", day: "毎日" } as const;

function percent(rate: string): string {
  return showRate(rate, "ja");
}

function clauseWords({ rate, graceDays, cap, minimum }: FeeClause): string {
  const limit = cap?.kind === "sum" ? formatMoney(cap.sum, "ja") : cap && `請求額の${percent(cap.percent)}`;
  return [
    rateWords(rate),
    ...(graceDays > 0 ? [`猶予期間${graceDays}日`] : []),
    ...(minimum ? [`最低${formatMoney(minimum, "ja")}`] : []),
    ...(limit ? [`上限は${limit}`] : []),
  ].join("、");
}

function rateWords(rate: FeeClause["rate"]): string {
  if (rate.kind === "yearly") return `年${percent(rate.percent)}（日割り計算）`;
  const share = rate.kind === "sum" ? formatMoney(rate.sum, "ja") : `未払い額の${percent(rate.percent)}`;
  return `${share}（${RATES[rate.every]}）`;
}

const charges: ChargeWords = {
  names: { fee: "遅延手数料", interest: "遅延利息", costs: "回収費用" },
  charged: ({ name, number, on, amount }) => `請求書${number}の${name}（${on}計上）：${amount}`,
  rule: (rule) => `根拠: ${rule}`,
  basis: {
    clause: (clause) => `お約束の条件：${clauseWords(clause)}`,
    // Laws are on file as English writes them.
    law: (name) => name.replace(/\bss\. /, "§§ ").replace(/\bs\. /, "§ "),
  },
  span: (from, until) => `${from}から${until}まで`,
  days: (n) => `${n}日間`,
  feeRate: (rate, base) => `${base}の${rate}`,
  yearlyRate: (rate, base) => `${base}に対し年${rate}`,
  dailyRate: (rate, base) => `${base}に対し1日あたり${rate}`,
  settled: (amount) => `上記のうち、入金または取消済みの金額：${amount}`,
  billed: "請求書",
  nowDue: "現在のお支払い額",
};

const RHYTHMS: Record<PlanRhythm, string> = { week: "毎週", fortnight: "2週間ごと", month: "毎月" };

const plan: PlanWords = {
  instalments: (n, every, hasDeposit) => `${hasDeposit ? "頭金と" : ""}${n}回の分割払い（${RHYTHMS[every]}）`,
  instalment: (n) => `第${n}回`,
  deposit: "頭金",
  covers: (added) =>
    `この分割払いは、請求書の未払い額のすべて${added ? `（${added}を含む）` : ""}を対象としています。`,
  openNow: (open) => `本日の時点の未払い額は${open}です。`,
  next: (amount, date) => `次回のお支払いは${date}で、金額は${amount}です。`,
};

const demand: DemandWords = {
  owedTo: (creditor) => `債権者: ${creditor}`,
  owedBy: (debtor) => `債務者: ${debtor}`,
  dated: (date) => `発行日 ${date}`,
  billed: (amount) => `ご請求額 ${amount}`,
  settled: (amount) => `入金・控除済み ${amount}`,
  stillOpen: (open) => `未払い額 ${open}`,
  remindedOn: (days) => `${days}に、お支払いのお願いを差し上げております。`,
  remindedOf: (number, days) => `${number}：${days}にご連絡済み`,
  law: (law) => `法的手続きに先立ち、${law}が適用されます。`,
};

const order: OrderWords = {
  one: (number) => `ご注文番号 ${number} を記載しております。`,
  ofSeveral: (invoice, number) => `${invoice}：ご注文番号 ${number}`,
  none: () => "ご注文番号は記載しておりません。必要な場合は、番号をお知らせください。",
};

const policy: PolicyWords = {
  dueIn: (n, fromMonthEnd) => {
    const from = fromMonthEnd ? "請求書の発行月の末日" : "請求書の発行日";
    if (n > 0) return `お支払期限は、${from}から${n}日以内です。`;
    return fromMonthEnd
      ? `お支払期限は、${from}です。`
      : "請求書が届きましたら、すぐにお支払いをお願いいたします。";
  },
  terms: (terms) => `お支払い条件：${terms}`,
  discount: (percent, n) => `${n}日以内にお支払いいただいた場合は、早期支払割引${percent}を適用いたします。`,
  lateFee: (clause) => `お支払いが遅れた場合の${clause}`,
};

const dispute: DisputeWords = {
  held: (number, amount) => (amount ? `請求書${number}のうち${amount}` : `請求書${number}`),
};

export const ja: Words = {
  // Company and person in lines of their own; a company without a person gets its own honorific.
  greeting: (name, client) => {
    if (!name) return addressed(client, "御中");
    return name === client ? addressed(name, "様") : `${client}\n${addressed(name, "様")}`;
  },
  invoices,
  invoicesTitle: invoices,
  kinds,
  overdue: (n) => {
    if (n === 0) return "本日が期限";
    return n > 0 ? `${n}日経過` : `期限まであと${-n}日`;
  },
  partOf: (open, total) => `${open}（ご請求額${total}のうち）`,
  ofTotal: (part, total) => `ご請求額${total}のうち${part}`,
  madeOf: (open, parts) => `${open}（内訳：${parts}）`,
  chargeOf: {
    fee: (amount) => `遅延手数料${amount}`,
    interest: (amount) => `遅延利息${amount}`,
    costs: (amount) => `回収費用${amount}`,
  },
  due: (date) => `お支払期限 ${date}`,
  total: (amount) => `合計：${amount}`,
  howToPay: "お支払い方法：",
  account: "口座番号",
  quote: (listed) => `お支払いの際は、請求書番号 ${listed} をお書き添えください。`,
  settled: (number) => `これで請求書${number}のお支払いは完了しました。`,
  remaining: (number, open, due) => `請求書${number}の未払い額は${open}、お支払期限は${due}です。`,
  afterCredit: (number, open, due) =>
    `これにより、請求書${number}の残りのお支払い額は${open}、お支払期限は${due}となります。減額についてのお手続きは必要ございません。`,
  nothingAfterCredit: (number) =>
    `これにより、請求書${number}についてお支払いいただく金額はなくなりました。お手続きは必要ございません。`,
  charges,
  plan,
  demand,
  order,
  policy,
  dispute,
  disputed: (amount, number) =>
    `ご指摘をいただいている請求書${number}の${amount}は、ここに含めておりません。`,
  promised: ({ amount, number, date }) =>
    `請求書${number}につきましては、${date}までに${amount}をお支払いいただけると伺っておりました。`,
  discount: ({ number, pay, until, off }) =>
    `${until}までにお支払いいただける場合は、請求書${number}に早期支払割引${off}を適用いたします。その場合は${pay}をお支払いください。`,
};
