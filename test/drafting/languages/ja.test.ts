import { describe, expect, test } from "vitest";
import { newId } from "../../../src/domain/ids.ts";
import type { Workspace } from "../../../src/domain/workspace.ts";
import { buildFacts, type FactsInput } from "../../../src/drafting/build-facts.ts";
import { chargeBasis } from "../../../src/drafting/charge-basis.ts";
import { draftLetter } from "../../../src/drafting/draft-letter.ts";
import { gateA } from "../../../src/drafting/gate-a.ts";
import type { JudgedKind } from "../../../src/drafting/gate-b/judged-kinds.ts";
import { numbers } from "../../../src/drafting/gate-b/languages/ja-numbers.ts";
import { gateB } from "../../../src/drafting/gate-b.ts";
import type { LetterFacts, Tone } from "../../../src/drafting/letter-facts.ts";
import { ja } from "../../../src/drafting/phrases/ja.ts";
import { writtenIn } from "../../../src/drafting/written-in.ts";
import { allCases, clientCalled, eur, owed, prompts, TODAY, workspace } from "../letter-cases.ts";

const studio: Workspace = {
  ...workspace,
  name: "港デザイン",
  language: "ja",
  profile: { email: "seikyu@minato.example", phone: "03-5550-0142", signature: "山田 太郎" },
  paymentOptions: [
    { kind: "bank", holder: "ミナトデザイン", bank: "みずほ銀行 渋谷支店", account: "普通 1234567" },
  ],
};

function draft(about: FactsInput["invoices"], tone: Tone = "neutral") {
  const client = clientCalled("青空印刷株式会社", "佐藤 花子");
  const facts = buildFacts({
    workspace: studio,
    client,
    today: TODAY,
    kind: "polite-reminder",
    invoices: about,
  });
  const request = { kind: "polite-reminder", tone, language: "ja", locale: "ja-JP", prompts } as const;
  return draftLetter(facts, request);
}

test("a polite reminder, whole", () => {
  expect(draft([owed("INV-7", "385000", 12, "JPY")])).toMatchObject({
    subject: "お支払いのお願い：請求書INV-7（港デザイン）",
    body: [
      "青空印刷株式会社\n佐藤 花子 様",
      "平素よりお世話になっております。港デザインでございます。",
      "請求書INV-7のお支払期限は2026年11月11日で、本日の時点で12日経過しております。未払い額は￥385,000です。控えを添付いたします。",
      "お支払い方法：\nミナトデザイン, みずほ銀行 渋谷支店, 口座番号 普通 1234567\nお支払いの際は、請求書番号 INV-7 をお書き添えください。",
      "本メールと行き違いでお支払い済みの場合は、何卒ご容赦ください。まだの場合は、数日のうちにお手続きくださいますようお願いいたします。請求書についてご不明な点がございましたら、お知らせください。",
      "何卒よろしくお願い申し上げます。",
      "山田 太郎\n港デザイン\nseikyu@minato.example · 03-5550-0142",
    ].join("\n\n"),
    language: "ja",
    locale: "ja-JP",
  });
});

test.each<[string, FactsInput["invoices"][0], string]>([
  ["part paid", owed("INV-7", "462.50", 12, "EUR", "1200.00"), "€462.50（ご請求額€1,200.00のうち）"],
  ["dinar", owed("INV-7", "10.125", 12, "KWD"), "KWD 10.125"],
])("what is open: %s", (_, about, expected) => {
  expect(draft([about]).body.replaceAll("\u00a0", " ")).toContain(`未払い額は${expected}です。`);
});

test("the firm letter is the shortest, and the gentle one asks least", () => {
  const one = [owed("INV-7", "385000", 12, "JPY")];
  const [gentle, neutral, firm] = (["gentle", "neutral", "firm"] as const).map((t) => draft(one, t).body);
  expect(firm!.length).toBeLessThan(neutral!.length);
  expect(gentle).not.toMatch(/至急|本日中/);
  expect(firm).toMatch(/至急[\s\S]*本日中/);
});

test.each<[title: string, name: string | undefined, client: string, greeting: string]>([
  ["a company without a person", undefined, "青空印刷株式会社", "青空印刷株式会社 御中"],
  ["a person at a company", "佐藤 花子", "青空印刷株式会社", "青空印刷株式会社\n佐藤 花子 様"],
  ["a consumer", "佐藤 花子", "佐藤 花子", "佐藤 花子 様"],
  ["an honorific in the name", "ご担当者様", "青空印刷株式会社", "青空印刷株式会社\nご担当者様"],
])("greets %s", (_, name, client, greeting) => {
  expect(ja.greeting(name, client, "neutral")).toBe(greeting);
});

test("a place without Japanese figures of its own gets those of Japan's language", () => {
  for (const locale of ["ja-JP", "ja-US", "en-GB", "de-CH"]) {
    const into = writtenIn("ja", locale);
    expect(into.language).toBe("ja");
    expect(into.locale).toMatch(/^ja/);
  }
  expect(writtenIn("ja-JP", "xx").locale).toBe("ja-JP");
});

test.each([
  ["1.5% monthly grace 5 cap 10%", "お約束の条件：未払い額の1.5%（毎月）、猶予期間5日、上限は請求額の10%"],
  ["8% a year", "お約束の条件：年8%（日割り計算）"],
  ["500 JPY once minimum 500 JPY", "お約束の条件：￥500（1回のみ）、最低￥500"],
])("a charge rests on a clause: %s", (clause, basis) => {
  expect(chargeBasis({ rule: "", clause, periods: [] }, eur("0", "JPY").currency, "ja")).toBe(basis);
});

test("every text of every kind passes gate B, in all that it can be about", () => {
  const cases = allCases(["ja"]);
  expect(cases.length).toBeGreaterThan(200); // draftLetter throws where one does not pass
  for (const { title, letter } of cases) {
    expect(letter.body, title).not.toMatch(/\n{3}| \n|\n |undefined/);
    expect(letter.subject, title).not.toContain("\n");
  }
});

test.each<[string, bigint | undefined]>([
  ["三十八万五千", 385_000n],
  ["38万5,000", 385_000n],
  ["1.5万", 15_000n],
  ["壱拾万", 100_000n],
  ["二〇二六", 2026n],
  ["一億二千万", 120_000_000n],
  ["千", 1000n],
  ["1.23456万", undefined],
])("reads %s as a number", (text, value) => {
  expect(text).toMatch(new RegExp(`^(?:${numbers.pattern})$`, "u"));
  expect(numbers.read(text)).toBe(value);
});

const sheet: LetterFacts = {
  today: "2026-07-31",
  currency: "JPY",
  client: { name: "青空印刷株式会社", contact: "佐藤花子" },
  sender: { company: "小林会計事務所", person: "小林" },
  invoices: [
    {
      ...{ number: "No.4471", currency: "JPY", issued: "2026-05-31", due: "2026-06-30" },
      ...{ amount: "66000", balance: "66000", days_overdue: 31 },
    },
  ],
  total_due: "66000",
  totals: [{ currency: "JPY", value: "66000" }],
  amounts: [{ role: "balance", value: "66000", currency: "JPY" }],
  dates: [
    { role: "issued", value: "2026-05-31" },
    { role: "due", value: "2026-06-30" },
    { role: "deadline", value: "2026-08-07" },
  ],
  numbers: [{ role: "terms", value: 30, unit: "days" }],
  references: ["No.4471"],
  links: ["https://pay.example.jp/4471"],
  emails: ["kobayashi@example.jp"],
  phones: ["03-1234-5678"],
  ibans: [],
  instalments: [],
  policy: { stage: "polite-reminder", may: [] },
  pay_lines: [],
};

/** Without spaces between names, numbers and words, as nobody in this house wrote it. */
const LETTER = `青空印刷株式会社
佐藤花子 様

いつもお世話になっております。小林会計事務所の小林でございます。

請求書No.4471（お支払期限 2026年6月30日）の66,000円につきまして、本日現在、ご入金の確認ができておりません。
お支払期限を31日過ぎております。2026年8月7日までにhttps://pay.example.jp/4471よりお支払いくださいますようお願いいたします。
ご不明な点はkobayashi@example.jpまで、またはお電話（03-1234-5678）にてお知らせください。

行き違いでお支払い済みの場合は、何卒ご容赦ください。

小林会計事務所 小林`;

function codes(body: string, kind: JudgedKind = "polite-reminder", facts = sheet): string[] {
  const setting = { kind, language: "ja", locale: "ja-JP", fromElsewhere: true } as const;
  return gateB({ body }, facts, setting).map(({ code }) => code);
}

function saying(sentence: string): string {
  return LETTER.replace("行き違いで", `${sentence}\n\n行き違いで`);
}

const mayGoToCourt = { ...sheet, policy: { stage: "non-payment-letter", may: ["legal_action"] } };

describe("gate B passes what a Japanese clerk writes", () => {
  test.each<[piece: string, by: string]>([
    ["66,000円", "66,000円"],
    ["66,000円", "金66,000円"],
    ["66,000円", "￥66,000-"],
    ["66,000円", "6万6千円"],
    ["66,000円", "金六万六千円也"],
    ["2026年6月30日", "令和8年6月30日（火）"],
    ["2026年6月30日", "R8.6.30"],
    ["2026年6月30日", "令和八年六月三十日"],
    ["2026年6月30日", "2026/06/30"],
    ["2026年6月30日", "6月30日(火)"],
    ["佐藤花子 様", "経理部 ご担当者様"],
    ["佐藤花子 様", "代表取締役 佐藤様"],
    ["いつも", "拝啓　時下ますますご清栄のこととお慶び申し上げます。いつも"],
  ])("%s as %s", (piece, by) => {
    expect(codes(LETTER.replace(piece, by))).toEqual([]);
  });

  test.each([
    "お振込手数料は貴社にてご負担くださいますようお願いいたします。",
    "ご入金を確認次第、ご連絡いたします。ご返信をお待ちしております。",
    "すでにお手続きがお済みでしたら、本メールは破棄していただいて構いません。",
    "5月分のデザイン費用でございます。お支払いは30日以内というお約束でした。",
    "ご注文番号の記載や宛名の変更が必要な場合は、お知らせください。",
    "やむを得ないご事情がございましたら、ご相談ください。",
    "なお、本状と行き違いにご送金いただいている場合は、悪しからずご了承ください。",
    "社内でご確認いただき、お支払い予定日をご教示ください。何度も申し訳ございません。",
    "弊社経理部にて確認しましたところ、ご入金が見当たりませんでした。",
    "源泉徴収税は差し引いておりません。インボイス制度に対応した適格請求書です。",
  ])("%s", (sentence) => {
    expect(codes(saying(sentence))).toEqual([]);
  });

  test.each<[kind: JudgedKind, sentence: string, facts?: LetterFacts]>([
    ["second-reminder", "2回目のご連絡となり恐縮です。"],
    ["third-reminder", "再三のご連絡となり恐縮ですが、いまだご入金がございません。"],
    ["non-payment-letter", "予告なく法的手続きに移行する場合がございます。", mayGoToCourt],
    ["non-payment-letter", "これが最終のご連絡です。やむを得ず法的措置を検討いたします。", mayGoToCourt],
  ])("in a %s: %s", (kind, sentence, facts) => {
    expect(codes(saying(sentence), kind, facts)).toEqual([]);
  });
});

describe("gate B refuses", () => {
  test.each<[piece: string, by: string, code: string]>([
    ["66,000円", "66,500円", "wrong-amount"],
    ["66,000円", "6万6,500円", "wrong-amount"],
    ["66,000円", "六万五千円", "wrong-amount"],
    ["66,000円", "66,000ドル", "wrong-currency"],
    ["66,000円", "６６，０００円", "odd-character"],
    ["2026年6月30日", "2026年6月29日", "wrong-date"],
    ["2026年6月30日", "令和7年6月30日", "wrong-date"],
    ["2026年6月30日", "六月二十九日", "wrong-date"],
    ["2026年6月30日", "2026年6月30日（水）", "wrong-weekday"],
    ["2026年6月30日", "2026年5月31日", "wrong-date-role"],
    ["31日過ぎ", "三十日過ぎ", "wrong-number"],
    ["31日過ぎ", "2か月過ぎ", "wrong-number"],
    ["No.4471（", "No.4417（", "unknown-reference"],
    ["佐藤花子", "鈴木一郎", "wrong-name"],
    ["佐藤花子", "佐藤華子", "wrong-name"],
    ["青空印刷株式会社", "青雲印刷株式会社", "wrong-name"],
    ["小林会計事務所の", "小林会計事務の", "wrong-name"],
    ["kobayashi@", "kobayasi@", "unknown-email"],
    ["03-1234-5678", "03-1234-5679", "unknown-phone"],
    ["印刷株式会社", "印刷\u200b株式会社", "odd-character"],
    ["何卒ご容赦ください。\n\n小林会計事務所 小林", "何卒ご容赦くださいますよう、お", "cut-off"],
  ])("%s written as %s", (piece, by, code) => {
    expect(LETTER).toContain(piece);
    expect(codes(LETTER.replace(piece, by))).toContain(code);
  });

  test.each<[code: string, sentences: readonly string[]]>([
    [
      "threat",
      [
        "お支払いがない場合は法的措置を検討いたします。",
        "弁護士に相談いたします。",
        "給与を差し押さえます。",
        "債権回収会社に委託いたします。",
        "信用情報機関に登録されます。",
        "警察に相談します。",
        "SNSで公表します。",
        "御社の取引先にも連絡いたします。",
        "サービスの提供を停止いたします。",
        "年14.6%の遅延損害金が発生します。",
        "延滞料をいただきます。",
        "しかるべき措置をとります。",
        "出るところに出ます。",
        "お勤め先へ電話いたします。",
        "こちらにも考えがあります。",
      ],
    ],
    [
      "promise",
      [
        "今回は免除いたします。",
        "10%割引いたします。",
        "支払期限を延長いたします。",
        "来月でも結構です。",
        "分割払いも可能です。",
        "今後はご連絡いたしません。",
        "振込先が変わりました。",
        "今後は別の口座へお振り込みください。",
        "端数はサービスいたします。",
        "急がなくて大丈夫です。",
      ],
    ],
    [
      "false-status",
      ["お支払いは完了しております。", "ご入金ありがとうございました。", "請求書は取り消しました。"],
    ],
    ["wrong-stage", ["これが最終通告です。", "三度目のご連絡です。", "再度のお願いです。"]],
    ["insult", ["恥ずかしくないのですか。", "いい加減にしてください。"]],
    ["chatter", ["はい、こちらが修正した文面です。", "AIとして、これ以上はお手伝いできません。"]],
    ["leftover", ["〇〇様", "[会社名]様", "会社名を入力してください。"]],
    ["wrong-number", ["10日以内にお支払いください。", "二週間以内にお支払いください。"]],
    ["wrong-language", ["Please pay now, because we have been waiting for a long time."]],
  ])("%s", (code, sentences) => {
    for (const sentence of sentences) expect(codes(saying(sentence)), sentence).toContain(code);
  });
});

describe("gate A reads a model's Japanese", () => {
  const file = prompts.get("plan-confirmation")!;
  const neutral = file.texts.get("ja")!.texts.get("neutral/one")!;
  const raw = (part: (typeof neutral.subject)[number]) => ("text" in part ? part.text : `{{${part.slot}}}`);
  const paragraphs = neutral.paragraphs.map((paragraph) => paragraph.map(raw).join(""));
  const faultsOf = (sentence: string) => {
    const [greeting, ...rest] = paragraphs;
    const words = {
      subject: neutral.subject.map(raw).join(""),
      body: [greeting, sentence, ...rest].join("\n\n"),
    };
    return gateA(words, { file, variant: "one", language: "ja" }).map(({ code }) => code);
  };

  test.each([
    "今一度、十分にご確認ください。",
    "一日も早いお支払いをお願いいたします。",
    "万一お支払い済みでしたら、ご容赦ください。",
    "お手元の記録と、工事の金額をご確認ください。円滑なお取引のため、お願いいたします。",
  ])("words with signs of numbers, days and currencies in them pass: %s", (sentence) => {
    expect(faultsOf(sentence)).toEqual([]);
  });

  test.each<[sentence: string, code: string]>([
    ["三回に分けてお支払いください。", "number-word"],
    ["二週間以内にお支払いください。", "number-word"],
    ["五千円をお支払いください。", "number-word"],
    ["金曜日までにお支払いください。", "month-or-weekday"],
    ["お支払いは本日が期限です。", "day"],
    ["法的措置を検討します。", "threat"],
  ])("what a model may not say of its own is refused: %s", (sentence, code) => {
    expect(faultsOf(sentence)).toContain(code);
  });
});

test("a client with a hostile name gets a Japanese letter that prints it as it is", () => {
  const client = { ...clientCalled("様 <b>御中</b> {{iban}}"), id: newId<never>() };
  const facts = buildFacts({
    workspace: studio,
    client,
    today: TODAY,
    kind: "polite-reminder",
    invoices: [owed("INV-7", "385000", 12, "JPY")],
  });
  const request = {
    kind: "polite-reminder",
    tone: "firm",
    language: "ja",
    locale: "ja-JP",
    prompts,
  } as const;
  expect(draftLetter(facts, request).body).toContain("様 <b>御中</b> {{iban}} 御中\n");
});
