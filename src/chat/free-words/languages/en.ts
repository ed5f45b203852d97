import type { Language } from "../language.ts";

export const en: Language = {
  code: "en",
  locale: "en-GB",
  intents: {
    why: "why|how come",
    pause:
      "stop chasing|stop reminding|stop writing to|stop asking|do not chase|don't chase|dont chase|do not remind|don't remind|dont remind|leave alone|pause|hold|hold off|put on hold|suspend|no more reminders|no reminders",
    resume:
      "resume|resume chasing|start chasing again|chase again|go on chasing|continue chasing|unpause|take off hold",
    dispute:
      "dispute|disputes|disputed by|is disputing|disputing|contests|is contesting|complains about|complained about|complains|complained|is unhappy with|are unhappy with|objects to|refuses to pay|refuse to pay|won't pay|will not pay",
    promise:
      "promise|promises|promised|promised to pay|promises to pay|will pay|is going to pay|are going to pay|wants to pay|says they will pay|said they will pay|says they'll pay|said they would pay|they'll pay|agreed to pay",
    reverse:
      "bounced|reverse|reverse the payment|undo the payment|take back the payment|payment bounced|was refunded|chargeback",
    "write-off": "write off|write * off|written off|give up on|give up",
    cancel: "cancel|void|annul",
    credit: "credit|credit note|credit memo|give credit",
    send: "send invoice|send the invoice|send out invoice|mail invoice|mail the invoice|email invoice|email the invoice|resend invoice",
    plan: "parts|equal instalments|payments in parts|instalment|instalments|installment|installments|payment plan|a plan|offer a plan|pay in parts",
    letter:
      "final notice|send the final notice|final demand|non-payment letter|letter before claim|letter before action|last warning|final letter",
    call: "call|phone|ring|call sheet|give a call",
    remind:
      "chase|chase up|remind|nudge|dun|send a reminder|send a reminder to|reminder|reminders|send reminders|send reminders to|write a reminder|follow up|follow up with|ask for payment|chase for payment",
    add: "add|bill|add an invoice|new invoice|new bill|create an invoice|make an invoice|i invoiced|we invoiced|i billed|we billed",
    paid: "paid|payed|pays|pay|has paid|have paid|was paid|is paid|has been paid|payment|received|we received|got|we got|i got|transferred|sent us|came in|has come in|settled|payment from|payment of",
    owes: "owe|owes|owes us|owe us|owing|owed|is owed|outstanding|what is open for|balance of|balance",
    late: "late|overdue|past due|behind|has not paid|have not paid|hasn't paid|haven't paid|hasnt paid|not paid yet|has not paid yet|have not paid yet|hasn't paid yet|haven't paid yet|did not pay|didn't pay|still owe|still owes|still owe us|still owes us|unpaid",
    drafts:
      "drafts|waiting drafts|what waits|what waits for approval|what is waiting for approval|what's waiting|what waits for me|waits for approval|to approve|waiting for approval|needs approval|waiting for me",
    aging: "aging|ageing|aging report|how old are our receivables",
    statement: "statement|statement of account|account statement",
    pdf: "pdf|as pdf|as a pdf|print",
    fee: "late fee|late fees",
    interest: "interest|late interest",
    today: "what is new|what's new|to do|what to do|what is up|what's up|on today|todo",
    list: "list|which invoices|invoices",
    show: "show|show me|details|look up|what about|how about|tell me about|status|status of|where does|state of",
  },
  helpers: {
    filler:
      "please|pls|hi|hello|hey|the|a|an|is|are|was|were|has|have|had|been|being|be|to|us|me|we|i|you|can|could|would|should|do|does|did|who|whom|what|which|how|much|many|money|there|their|they|them|it|its|this|that|these|our|my|from|with|by|at|in|and|just|now|as|so|today's|until|till|till|clients|client|customer|customers|people|up|again|some|any|still|yet|already|full|in full|via bank|by bank|bank|transfer|by transfer|everything that is|sum|amount|someone|somebody|those|with a|days|paying|chased|being chased|being|say|says|said|get|gets|give|make|want|wants|need|let|let's|lets|back|ok|okay|thanks|thank you|account|for us|want to|it is|worth|worth of|offer|send|sends|what's|who's|how's|put|mark|set|record|book|note|log|when|when's|charge|apply|work out|doing|going|the money|now that",
    not: "not|isn't|isnt|aren't|never|no longer",
    invoice: "invoice|inv|number|no|nr|of|on|against|about|towards|bill no",
    for: "for",
    because: "because|since|as they|reason|reason is|because of|saying|saying that|they say|claiming|claims",
    due: "due|payable",
    issued: "issued|dated",
    all: "all|everyone|everybody|everyone who is|everybody who is|all clients|all customers|all of them|everything|all of it|every client|all who are|all who owe|all invoices|the whole amount|the lot",
    half: "half|a half|one half|half of",
    third: "a third|one third|third",
    quarter: "a quarter|one quarter|quarter",
    "two thirds": "two thirds",
    "three quarters": "three quarters",
    rest: "rest|the rest|remainder|the remainder|the rest of|remaining|what is left|the balance of it",
    gentle: "gently|gentle|softly|kindly|nicely|friendly|politely",
    neutral: "neutral|neutrally",
    firm: "firm|firmly|strongly|sternly|strictly",
    open: "open|open invoices|not yet due|outstanding invoices",
    disputed: "disputed|disputed invoices|in dispute",
    draft: "draft|draft invoices",
    weekly: "weekly|every week|a week|per week",
    fortnightly: "fortnightly|every two weeks|every 2 weeks",
    monthly: "monthly|every month|a month|per month",
  },
  olderThan:
    /^(?:(?:by )?(?:over|more than|older than|later than|longer than|at least|for more than|for over)) (\d{1,3}) (days?|weeks?|months?)(?: (?:late|overdue|old|past due|behind))?|^(\d{1,3})\+ (days?|weeks?|months?)(?: (?:late|overdue|old|past due|behind))?/,
  instalments:
    /^(?:in|over|with|of)? ?(\d{1,3})(?= (?:equal |monthly |weekly |fortnightly )*(?:inst\S*|parts|payments|rates))/,
  dateWords: {
    ...Object.fromEntries(
      "yesterday today tomorrow in ago day days week weeks fortnight month months year years next last of the end on from now a an one two three four five six seven eight nine ten eleven twelve"
        .split(" ")
        .map((word) => [word, word]),
    ),
    "the day after tomorrow": "in 2 days",
    "day after tomorrow": "in 2 days",
    "the day before yesterday": "2 days ago",
    "the end of the month": "end of month",
    "end of the month": "end of month",
    "month end": "end of month",
    "this month's end": "end of month",
  },
};
