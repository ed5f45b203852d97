import type { Language } from "../language.ts";

const MONTHS = "january february march april may june july august september october november december".split(
  " ",
);
const WEEKDAYS: Readonly<Record<string, string>> = {
  月: "monday",
  火: "tuesday",
  水: "wednesday",
  木: "thursday",
  金: "friday",
  土: "saturday",
  日: "sunday",
};
const UNITS: Readonly<Record<string, string>> = { 日: "days", 週間: "weeks", か月: "months", ヶ月: "months" };

/** "12月3日", "金曜日", "3日前", "2週間後". */
function dateInEnglish(word: string): string | undefined {
  const [, month, day] = /^(\d{1,2})月(\d{1,2})日$/.exec(word) ?? [];
  if (month && day) return MONTHS[Number(month) - 1] && `${day} ${MONTHS[Number(month) - 1]}`;
  const [, weekday] = /^([月火水木金土日])曜日?$/.exec(word) ?? [];
  if (weekday) return WEEKDAYS[weekday];
  const [, count, unit, side] = /^(\d{1,3})(日|週間|か月|ヶ月)(前|後)$/.exec(word) ?? [];
  if (!count || !unit) return undefined;
  return side === "前" ? `${count} ${UNITS[unit]} ago` : `in ${count} ${UNITS[unit]}`;
}

export const ja: Language = {
  code: "ja",
  locale: "ja-JP",
  joined: true,
  intents: {
    why: "なぜ|どうして",
    pause:
      "督促を止め|督促しないで|督促しない|催促を止め|催促しないで|催促しない|督促を停止|催促を停止|一時停止|保留|止めて",
    resume: "再開",
    dispute: "異議|争って|クレーム|苦情|不満",
    promise: "約束|支払う予定|払う予定|支払うと|払うと",
    reverse: "支払いを取り消|入金を取り消|入金取消",
    "write-off": "貸倒|償却|諦め|帳消し",
    cancel: "キャンセル|取り消して",
    send: "請求書を送|を送って|を送付",
    plan: "分割払い|分割|支払計画",
    letter: "最終通知|最終督促|督促状",
    call: "電話",
    remind: "督促|催促|リマインド|リマインダー",
    add: "追加|請求書を作成|新しい請求書|新規請求書|請求して|を請求",
    paid: "支払い済み|支払済み|支払いました|支払った|支払い|払いました|払った|支払|入金|振り込み|振込|受け取り|受領",
    owes: "未払い額|残高|借り|いくら|未収",
    late: "延滞|期限切れ|遅れて|遅れ|遅い|滞納|支払期限を過ぎ|まだ払って|まだ支払って",
    drafts: "下書き|承認待ち",
    aging: "年齢表|エイジング",
    statement: "明細書|取引明細",
    pdf: "印刷",
    fee: "遅延手数料|延滞料",
    interest: "利息|遅延損害金",
    today: "やること|今日の予定|状況は",
    list: "一覧|リスト",
    show: "見せて|表示|詳細",
  },
  helpers: {
    filler:
      "は|が|を|に|の|で|と|も|へ|から|まで|まで に|より|です|ます|でした|ました|ください|下さい|して|した|する|します|しました|しています|している|されて|され|いる|います|い|て|た|か|よ|ね|さん|様|社|どの|誰|だれ|何|なに|請求|お願い|お客様|顧客|教えて|すべき|ある|あり|がありました|ありました|あります|ありますか|られて|られ|し|ない の|金額|分|払い|支払う|行う|による|について|対して|対する|ため|全額を|ましょう|たい|よう|くれ",
    not: "ない|ません|いない|いません|なかった",
    invoice: "請求書|請求書番号|番号|インボイス",
    because: "なぜなら|理由は|理由",
    due: "支払期限|期限|期日",
    all: "全員|全て|すべて|全部|みんな|全顧客",
    half: "半分|半額",
    third: "3分の1|三分の一",
    quarter: "4分の1|四分の一",
    "two thirds": "3分の2|三分の二",
    "three quarters": "4分の3|四分の三",
    rest: "残り|残額",
    gentle: "丁寧に|やんわり|優しく",
    firm: "厳しく|強く|強めに",
    open: "未払いの請求書|未払い|未決済",
    weekly: "毎週|週払い",
    fortnightly: "隔週",
    monthly: "毎月|月々|月払い",
  },
  olderThan: /^(\d{1,3}) ?(日|週間|か月|ヶ月) ?(?:以上|を 超え\S*|超)(?: (?:遅れて|遅れ|延滞|期限切れ))?/,
  instalments: /^(\d{1,3}) ?回(?: 払い)?/,
  dateShape:
    /\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}月\d{1,2}日|\d{1,3}(?:日|週間|か月|ヶ月)(?:前|後)|[月火水木金土日]曜日?|\d{1,3}(?:日|週間|か月|ヶ月)(?=以上|を超え|超)|以上|を超え\S?|超|\d{1,3}回/,
  dateInEnglish,
  dateWords: {
    昨日: "yesterday",
    一昨日: "2 days ago",
    今日: "today",
    本日: "today",
    明日: "tomorrow",
    明後日: "in 2 days",
    来週: "next week",
    来月: "next month",
    月末: "end of month",
    今月末: "end of month",
  },
};
