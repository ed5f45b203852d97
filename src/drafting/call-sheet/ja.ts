import { formatDate } from "../../domain/calendar.ts";
import { formatMoney } from "../../domain/money.ts";
import type { Answer, CallFacts, CallSheet } from "../call-sheet.ts";

/** The words in Japanese. */
export function callSheetJa(facts: CallFacts): CallSheet {
  const caller = facts.business ? `${facts.business}の${facts.caller}` : facts.caller;
  return {
    opening: `いつもお世話になっております。${caller}と申します。${subject(facts)}の件でお電話いたしました。今、2分ほどよろしいでしょうか。`,
    questions: [
      "請求書は、お支払いのご担当の方のお手元に届いておりますでしょうか。",
      "請求書の内容や作業について、お気づきの点はございませんでしょうか。",
      ...(facts.hasBrokenWord
        ? ["前回お支払い日を伺いましたが、その後何かご事情がおありでしたでしょうか。"]
        : []),
      "お支払いは何日になりますでしょうか。",
    ],
    answers: [...reasons(), ...excuses(facts)],
    closing: `それでは、${amounts(facts)}を…にお支払いいただけると承りました。確認のため、後ほどメールをお送りいたします。お時間をいただき、ありがとうございました。`,
    message: `${caller}と申します。恐れ入りますが、折り返しお電話をいただけますでしょうか。番号は…です。`,
  };
}

/** Where the reason is one that the team can note. */
function reasons(): Answer[] {
  return [
    {
      reason: "oversight",
      they: "うっかり見落としていました。",
      you: "いえ、よくあることですので。今すぐもう一度お送りできます。お支払いは何日になりますでしょうか。",
    },
    {
      reason: "cash-flow",
      they: "今、資金繰りが厳しくて。",
      you: "お話しくださり、ありがとうございます。毎月1回、3回に分けてのお支払いでしたら、いかがでしょうか。最初の回はなるべく早めにお願いできればと思います。",
    },
    {
      reason: "cash-flow",
      they: "うちも取引先からの入金を待っているんです。",
      you: "ご事情はお察しいたします。ただ、弊社とのお約束はそちらのご入金とは別のものでございます。今お支払いいただける分と、残りのお支払い日を伺えますでしょうか。",
    },
    {
      reason: "dissatisfied",
      they: "仕事の内容に納得していません。",
      you: "お聞かせくださり、ありがとうございます。具体的にどの点でしょうか。どう直せばご納得いただけますでしょうか。問題のない分は、先にお支払いいただけますか。",
    },
    {
      reason: "dissatisfied",
      they: "金額が間違っています。",
      you: "どの項目でしょうか。正しくはいくらとお考えでしょうか。本日中に確認いたします。その間に、残りの分をお支払いいただけますか。",
    },
    {
      reason: "procedure",
      they: "注文番号がない、または承認が下りていません。",
      you: "こちらから何を、どちらへお送りすればよろしいでしょうか。それが揃いましたら、お支払いは何日になりますでしょうか。",
    },
    {
      reason: "procedure",
      they: "請求書が届いていません。",
      you: "では、お電話をつないだまま、今お送りいたします。どのアドレス宛てがよろしいでしょうか。ほかにお送りすべき方はいらっしゃいますか。届きましたら、お支払いは何日になりますでしょうか。",
    },
  ];
}

/** Where it is no reason yet, but a way not to name a day. */
function excuses({ proposedDay, locale }: CallFacts): Answer[] {
  return [
    {
      they: "もう支払いました。",
      you: "ありがとうございます。お振込みは何日で、どちらの口座宛てでしたでしょうか。すぐに確認し、見当たらない場合だけお電話いたします。",
    },
    {
      they: "振込の手続きは済んでいます。",
      you: "ありがとうございます。何日付けで、金額はおいくらでしょうか。振込の控えをお送りいただけますと助かります。",
    },
    {
      they: "近いうちに払います。来月には払います。",
      you: `ありがとうございます。何度もお尋ねせずに済みますよう、日にちを伺えますでしょうか。${formatDate(proposedDay, locale)}ではいかがでしょうか。`,
    },
    {
      they: "担当者が不在です。",
      you: "お戻りはいつ頃でしょうか。ご不在の間、お支払いを担当される方はいらっしゃいますか。その方とお話しできますでしょうか。",
    },
    {
      they: "私は担当ではありません。",
      you: "ご担当の方のお名前と、ご連絡の取り方を教えていただけますでしょうか。",
    },
  ];
}

function subject({ invoices, totals, locale }: CallFacts): string {
  const [first] = invoices;
  if (!first || invoices.length > 1) {
    const numbers = invoices.map(({ number }) => number).join("、");
    return `未払いの請求書${invoices.length}件（${numbers}、合計${amounts({ totals, locale })}）`;
  }
  const due = formatDate(first.dueOn, locale);
  return `請求書${first.number}（金額${amounts({ totals, locale })}、お支払期限${due}）`;
}

function amounts({ totals, locale }: Pick<CallFacts, "totals" | "locale">): string {
  return totals.map((total) => formatMoney(total, locale)).join("と");
}
