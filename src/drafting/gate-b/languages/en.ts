import type { ReadingWords } from "./reading-words.ts";

const SMALL =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const WORD = `(?:${[...SMALL, ...TENS.filter(Boolean), "hundred", "thousand", "million"].sort((a, b) => b.length - a.length).join("|")})`;

function readNumber(text: string): bigint | undefined {
  let total = 0n;
  let group = 0n;
  for (const word of text.split(/[\s-]+/).filter((w) => w !== "and")) {
    const small = SMALL.indexOf(word);
    const tens = TENS.indexOf(word);
    if (small >= 0) group += BigInt(small);
    else if (tens >= 2) group += BigInt(tens * 10);
    else if (word === "hundred") group = (group || 1n) * 100n;
    else if (word === "thousand" || word === "million") {
      total += (group || 1n) * (word === "thousand" ? 1_000n : 1_000_000n);
      group = 0n;
    } else return undefined;
  }
  return total + group;
}

export const en: ReadingWords = {
  language: "en",
  spaced: true,
  common: "the and you your is was for with please this that have has not are our we if thank to of",
  dates: {
    months: { sept: 9 },
    weekdays: { tues: 2, weds: 3, thur: 4, thurs: 4 },
    ordinal: "st|nd|rd|th",
    beforeDay: "the",
    between: "of",
    afterYear: "",
    more: [],
    eras: {},
  },
  numbers: { pattern: `${WORD}(?:(?:[ -]| and )${WORD})*`, read: readNumber },
  units: {
    days: "(?:calendar |business |working )?days?",
    weeks: "weeks?",
    months: "months?",
    percent: "%|per ?cent",
    invoices: "(?:open |overdue |unpaid |outstanding )*invoices?",
    instalments: "(?:equal |monthly |weekly |fortnightly |consecutive )*(?:instal?lments?|payments?)",
    reminders: "(?:previous |earlier |written )*reminders?",
  },
  counts: {
    late: "{n} days? (?:overdue|late|past due|past (?:the|its|their) due date|in arrears)|(?:overdue|late|past due|in arrears) (?:by|for|since) {n} days?|{n} days? ago",
    early: "(?:due|payable) in {n} days?",
    today: "(?:is |falls |are )?(?:due|payable) today",
    tomorrow: "(?:is |falls |are )?(?:due|payable) tomorrow",
    yesterday: "was due yesterday",
    within: "(?:within|in the next) (?:the next )?{n} (?:calendar |business |working )?days?",
  },
  announces: {
    reference: "invoices?|inv|memo|no|number|ref|reference|quoting|quote|order|account",
    and: "and",
    phone: "call(?: us| me)?(?: on| at)?|phone|tel|telephone|ring|hotline",
  },
  names: {
    greeting: "dear|hello|hi|hey|good (?:morning|afternoon|evening|day)",
    honorific: "",
    titles:
      "mr mrs ms mx miss dr prof sir madam or and all team there everyone colleagues accounts payable department the both again to",
    signOff:
      "(?:with )?(?:kind|best|warm|kindest|warmest|many)(?: regards| wishes| thanks)?|regards|(?:yours )?(?:sincerely|faithfully|truly)(?: yours)?|yours|all the best|cheers|thanks|thank you|respectfully",
    introduces: "this is|my name is|signed for|signed by|on behalf of",
    creditor: "creditor|owed to|payee|seller|supplier",
    debtor: "debtor|owed by|customer|client|bill to|billed to",
    declined: "",
    from: "from",
    fromEnd: "is|are|was|due",
  },
  amounts: {
    billed: "(?:invoice|original) (?:amount|balance|total)|amount of (?:the )?invoice|principal",
    balance: "balance|outstanding|(?:still )?open on|still open|amount (?:due|open)",
    total:
      "total(?: (?:payable|due|amount|outstanding|to pay|owed|now due))*|now due|total now|in total|altogether|outstanding debt",
    fee: "late[- ](?:payment )?(?:fees?|charges?)|(?:reminder|dunning|administration|admin) (?:fees?|charges?)",
    interest: "interest",
    costs: "recovery costs?|compensation",
    discount: "discount of|you save|saves? you",
    disputed: "left out(?: here)?|(?:in dispute|disputed):?",
    settled: "paid or credited",
    payment: "payment of|(?:received|paid|transferred)(?: us)?",
    credit: "credit(?:ed)?|credit (?:note|memo)s?|too high",
    remaining: "corrected (?:balance|amount|total)|remaining|remainder|leaves",
  },
  links: "is|are|as|in|the|your|our",
  included: "included",
  days: {
    issued: { before: "dated|issued(?: on)?|invoice date:?|date of invoice:?|of issue:?", behind: "" },
    due: {
      before:
        "(?:was|were|been|fell|is|are|originally|payment|and) due(?: on| since| for payment on)?|due(?: on| since| date(?: was| is|:)?|:)?|overdue since|unpaid since|outstanding since",
      behind: "",
    },
    deadline: {
      before:
        "(?:please|unless|kindly|must|need|needs|expect|require|ask|we|will you|can you|could you|would you|if)\\b(?:(?!was|were|since|remain)[^.\\n]){0,90}(?:by|before|until|no later than|at the latest|(?:on )?or before)|(?:final|new) deadline(?: is|:)?|payable by|reply by|respond by|pay by",
      behind: "",
    },
    reminded: {
      before:
        "(?:reminded you|wrote to you|written to you|wrote|spoke|talked|called(?: you)?|emailed you|contacted you)(?: again)?(?: on)?|reminders? (?:of|from|on|dated|sent on)",
      behind: "",
    },
    received: {
      before: "(?:received|arrived|came in|credited|booked|reached us)(?: it)?(?: on)?",
      behind: "",
    },
    today: { before: "as of|as at|today,?", behind: "" },
  },
  rhythms: {
    week: "weekly|every week|a week",
    fortnight: "fortnight(?:ly)?|every (?:two|2|other|second) weeks?|bi-?weekly",
    month: "monthly|every month|a month",
  },
  currencies: {
    EUR: "euros?",
    USD: "(?:US )?dollars?",
    GBP: "pounds?(?: sterling)?|sterling",
    CHF: "(?:Swiss )?francs?",
    JPY: "yen",
    INR: "rupees?",
    PLN: "z[lł]otys?|zloty",
    KRW: "won",
    ZAR: "rand",
    SEK: "kronor",
    DKK: "kroner",
    KWD: "dinars?",
    MXN: "pesos?",
    CNY: "yuan",
    AED: "dirhams?",
  },
  chatter:
    "here(?:'s| is| are|'re) (?:a|an|the|your|my|some|two|three)(?: [\\p{L}-]+){0,4} (?:draft|drafts|version|versions|message|letter|e-?mail|reminder|rewrite|text|template|response|reply|script|notice|options)\\b|(?:note|tip|reminder|hint|remark|comment): ?(?:please )?(?:adjust|edit|replace|change|adapt|customi[sz]e|you (?:can|may|might|should)|fill|feel|make sure|remember|this (?:draft|letter|text))[^\\n]*|(?:below|above) is (?:the|a|your) (?:draft|message|letter|e-?mail|text)|hope (?:this|that) (?:helps|works)|as (?:you )?requested,? here|(?:would|do) you (?:like|want) me to [^.\\n]{0,40}|i (?:can|could) (?:also )?(?:make|adjust|shorten|rewrite|translate|provide|write|soften)[^.\\n]{0,40}|(?:draft|final|revised|rewritten) (?:version|letter|message|text):|(?:sure|certainly|of course|absolutely|great)[!,.] ?(?:here|i|below)[^\\n]*|here(?:'s| is| are) (?:the|a|an|your|my) (?:draft|message|letter|e-?mail|reminder|version|text|rewritten|revised|script|notice|response)[^\\n]*|(?:as|i am|i'm) an? (?:ai|artificial|language model|assistant|chatbot|virtual)[^.\\n]{0,40}|i (?:cannot|can't|am unable to|won't) (?:help|assist|comply|write|generate)|(?:let me know|feel free to ask|tell me) if you(?:'d| would)? (?:like|want|need) (?:me to|any|another|a different|changes)[^.\\n]{0,40}|i hope this (?:helps|draft|message meets)|(?:option|version|draft|variant) (?:[0-9]|one|two|[abc]\\b)[.:)]?|(?:tone|subject line|note to (?:self|user|the user|sender)|explanation|word count|disclaimer): ?[^\\n]*|system prompt|previous instructions|ignore (?:all|any|the|previous|prior)[^.\\n]{0,30}instructions|feel free to (?:adjust|edit|modify|customi[sz]e|change)[^.\\n]{0,40}|i(?:'ve| have) (?:written|drafted|revised|rewritten|adjusted|kept)[^.\\n]{0,40}",
  unfilled:
    "(?:insert|enter|add|fill in|your) (?:(?:the|your|client|customer|company|sender|contact|invoice|due) )*(?:name|amount|date|number|link|balance|details|address|reference) here|(?:client|customer|company|contact|sender)[ _](?:name|company)|(?:invoice|reference)[_]number|to be (?:added|filled in|confirmed|inserted|determined)|lorem ipsum|tbd|tba|n\\/a|xxx+",
  condition:
    "if|unless|in case|once|when|whether|as soon as|should you|should (?:it|this|the)|assuming|until|before|perhaps|may have",
  negation: "no|not|never|without|neither|nor|any",
  claims: {
    legal_action:
      "courts?|lawsuits?|litigat\\p{L}+|legal(?:ly)? (?:action|proceedings?|steps?|remed\\p{L}+|measures?|claims?|team|department|consequences|advice|adviser|advisor)|(?:issue|commence|begin|start) (?:a claim|proceedings)|su(?:e|es|ed|ing) (?:you|for)|(?:will|to|shall|may|must|'ll) sue|solicitors?|attorneys?|lawyers?|small claims|letters? (?:before|of) (?:claim|action)|take (?:this|it|the matter) to court",
    court_costs: "(?:court|legal|lawyer'?s?|attorney'?s?|solicitor'?s?) (?:fees?|costs?|expenses)",
    enforcement:
      "(?:freez(?:e|ing)|frozen|block(?:ed|ing)?)[^.\\n]{0,20} accounts?|accounts?[^.\\n]{0,20} (?:frozen|seized|blocked|attached)|(?:assets|property|goods|equipment)[^.\\n]{0,20} (?:taken|seized|sold|removed|auctioned)|(?:county court|default|court) judge?ments?|judge?ments? against|(?:court|claim) forms?|court orders?|bailiffs?|enforcement (?:agents?|officers?)|statutory demands?|summons|subpoena\\p{L}*|garnish\\p{L}*|attachment of earnings|seiz(?:e|ed|ing|ure)|repossess\\p{L}*|insolvency|bankruptcy|winding[- ]up|liquidat\\p{L}+|freez(?:e|ing)[^.\\n]{0,20}accounts?",
    collections:
      "(?:go(?:es|ing)?|hand|pass|refer|turn|send|forward|transfer)\\p{L}*[^.\\n]{0,40} (?:to|into) (?:a )?(?:debt )?collect(?:ions?|ors?)|(?:sell|assign|factor)(?:ing)?[^.\\n]{0,15} (?:debt|claim|invoice|receivable)s?|debt (?:recovery|purchaser|buyer)s?|recovery (?:agents?|agency|agencies|firm)|debt[- ]collect\\p{L}*|collections? (?:agenc(?:y|ies)|compan(?:y|ies)|firms?|services?|department|process|proceedings)|collectors?|collection agents?|(?:hand|pass|refer|turn|send|forward|sell|assign)\\p{L}*[^.\\n]{0,40} (?:third part(?:y|ies)|collections?|recovery)",
    credit_bureau:
      "credit (?:bureaus?|agenc\\p{L}+|reference|report\\p{L}*|ratings?|scores?|record|history|file|standing|insurers?)|credit-?worthiness|experian|equifax|transunion|creditsafe|dun (?:and|&) bradstreet|blacklist\\p{L}*",
    police:
      "police|criminal\\p{L}*|fraud\\p{L}*|prosecut\\p{L}+|arrest\\p{L}*|jail|prison|(?:tax|immigration|relevant|the) authorit(?:y|ies)|tax office|immigration|hmrc|irs",
    publicity:
      "social media|linkedin|facebook|twitter|google reviews?|(?:go|make|going|making)[^.\\n]{0,20} public|publish\\p{L}*|publicly|publicity|name and shame|reviews? (?:online|about you)|online reviews?|bad reviews?|(?:post|leave|write)[^.\\n]{0,20} reviews?|journalists?|newspapers?|expose\\p{L}*|the press|(?:warn|tell|inform) (?:other|others|everyone|the world)[^.\\n]{0,30}",
    third_parties:
      "your (?:employers?|boss|customers?|clients?|famil(?:y|ies)|neighbou?rs?|landlord|suppliers?|competitors?|bank|wife|husband|spouse|parents|staff|investors|business partners|board)(?: \\p{L}+)? (?:will|shall|may|should|might) (?:\\p{L}+ )?(?:be )?(?:told|informed|contacted|notified|hear|learn|know|find out|see)|(?:contact|inform|tell|notify|call|write to|speak (?:to|with)|ask|visit|let)\\p{L}*[^.\\n]{0,20} your (?:employers?|boss|manager's|customers?|clients?|famil(?:y|ies)|neighbou?rs?|landlord|suppliers?|competitors?|bank|wife|husband|spouse|parents|staff|investors|partners|board)[^.\\n]{0,20}",
    suspend_service:
      "suspend\\p{L}*|terminat\\p{L}+|disconnect\\p{L}*|cut(?:ting)? off|shut(?:ting)? down|deactivat\\p{L}+|withhold\\p{L}*|stop(?:ping)? (?:all )?(?:work|services?|deliver\\p{L}+|support)|(?:services?|work|access|deliver(?:y|ies)|support|hosting|website)[^.\\n]{0,40} (?:stops?|ends?|will stop|ceases?|be (?:stopped|blocked|cancelled|paused))",
    late_fee:
      "late[- ](?:payment )?(?:fees?|charges?)|(?:administration|admin|reminder|dunning|processing|handling|service|collection) (?:fees?|charges?)|additional (?:costs?|charges?|fees?)|fees? (?:of|has|have|is|was)",
    interest:
      "(?:statutory|late|default|daily|penalty) interest|interest (?:at|of|on|is)|(?:charge|claim|plus|with|charging|claiming|add|adding) interest",
    compensation: "compensation|recovery (?:fees?|charges?|costs?)|damages",
    more_charges:
      "penalt(?:y|ies)|surcharges?|(?:interest|fees?|charges?|costs?) (?:will|may|shall|would|could|runs?|accrues?|continues?)|(?:will|shall|may|must|would|'ll|going to|continue to|further|more|another)[^.\\n]{0,40} (?:late fees?|fees?|interest|recovery costs?)|(?:interest|fees?)[^.\\n]{0,30} (?:from (?:today|now|tomorrow)|per day|a day|each (?:day|month)|every (?:day|month))",
    pressure:
      "(?:send|sending)[^.\\n]{0,12} (?:someone|somebody|people|men|guys|our people)|(?:be )?sorry (?:if|you)[^.\\n]{0,20}|pay(?: us)? now,? or|or (?:there will|you(?: will|'ll))[^.\\n]{0,30}(?:regret|sorry|trouble|consequences|pay for)|consequences|or else|no (?:other )?(?:choice|option|alternative)|(?:be|feel) (?:forced|compelled|obliged) to|further (?:action|steps|measures)|take (?:this|the matter|matters) further|reserve (?:the|our|all) rights?|you will regret|(?:we|i) know where[^.\\n]{0,20}|immediate action|(?:come|stop|drop|turn up|visit)[^.\\n]{0,20} (?:to |by |at )?your (?:home|house|office|premises|door)|last warning|you have been warned",
    no_notice: "without (?:any )?(?:further|prior) (?:notice|warning)",
    final_stage:
      "(?:final|last|fourth) (?:and final )?(?:notice|reminder|demand|warning|chance|opportunity|request)|third and final|formal (?:notice|demand)|notice of default",
    third_stage: "(?:third|3rd) (?:notice|reminder|demand|warning|request)",
    second_stage: "(?:second|2nd) (?:reminder|notice|request)",
    waiver:
      "waiv\\p{L}+|writ(?:e|ing|ten) (?:it |this |the \\p{L}+ )?off|forgiv\\p{L}+|forg(?:o|one|oing)|let you off|drop (?:the|this) (?:invoice|claim|balance|matter)|never (?:sue|charge|chase|take)|(?:you )?(?:do not|don't|need not|no longer|won't) (?:have to|need to)? ?pay|no need to pay|consider (?:it|this|the matter) (?:closed|settled)|(?:will|shall) not (?:take|pursue|bring|start)[^.\\n]{0,30}",
    discount: "discounts?",
    reduction:
      "pay (?:only |just )?(?:a )?(?:half|a third|part)|half (?:is|will be|would be) (?:enough|fine|ok|okay)|call it (?:even|quits)|we are even|{n} ?(?:%|percent|per cent) (?:less|discount|reduction|cheaper)|price cut|special (?:price|offer)|discount(?:ed|ing)|deduct\\p{L}*|rebates?|reduc(?:e|ed|ing|tion)[^.\\n]{0,20} (?:amount|balance|bill|invoice|total|debt)|percent off|% off|knock[^.\\n]{0,20} off|refund\\p{L}*|free of charge|(?:half|part) (?:of )?the (?:amount|balance|bill|total)|accept (?:half|less|part)|(?:free|gift|bonus|voucher)(?: \\p{L}+)?|goodwill",
    more_time:
      "(?:as (?:much|long)(?: time)?|all the time|whatever time|however long) (?:as )?you (?:need|like|want)|take your time|at your convenience|no hurry|(?:pay|settle)[^.\\n]{0,30} (?:next (?:week|month|quarter|year)|later|another time|when(?:ever)? (?:you can|it suits|you like|possible))|(?:deadline|due date)[^.\\n]{0,25} (?:moved|extended|postponed|pushed)|(?:more|extra|additional|another) time|extensions?|extend\\p{L}*|(?:take|pay) (?:your|in your own) time|whenever (?:it suits|you (?:can|like))|no (?:rush|hurry)|grace period|postpone\\p{L}*|defer\\p{L}*|pay (?:us )?(?:later|next (?:month|year))|(?:another|extra|additional) {n} (?:days|weeks|months)",
    instalments:
      "instal?lments?|payment plans?|pay(?:ing)? (?:it |this )?in parts|part[- ]payments?|spread (?:the|it|this)",
    silence:
      "no (?:further|more) reminders?|(?:will|shall) not (?:contact|remind|chase|charge|write)|won't (?:contact|remind|chase|charge|write)",
    guarantee: "(?:we|i) (?:guarantee|promise|assure)\\p{L}*",
    bank_change:
      "(?:new|changed|updated|different) (?:bank|account|payment)(?: account| details| number)?|(?:bank|account|payment) details have|have changed (?:our )?(?:bank|account)",
    settled:
      "(?:has|have|had) been (?:fully |now )?(?:paid|settled|cleared|closed)|(?:is|are|was|were) (?:now |already |fully )*(?:paid|settled|cleared|closed|void|discharged)|paid in full|settled in full|no (?:further )?payment is (?:required|due|necessary|needed)|you owe (?:us )?nothing|nothing (?:is |more )?(?:to pay|owed|due|outstanding|open)|no longer (?:due|owed|owing|open|outstanding)|(?:account|balance)[^.\\n]{0,15} (?:is )?(?:zero|cleared)|marked as paid|(?:need|have) to do nothing",
    cancelled:
      "(?:has|have) been (?:cancell?ed|withdrawn|voided|written off)|(?:is|are|was|were) (?:now |hereby )*(?:cancell?ed|withdrawn|void)|(?:ignore|disregard) (?:this|the|our|that) (?:invoice|bill|balance)|(?:we|i) (?:have |hereby |now )*(?:cancel|cancell?ed|withdraw|void)\\p{L}* (?:this|the|your) (?:invoice|bill|balance|debt)",
    credit:
      "(?:has|have) been credited|(?:is|are|was|were) (?:now |hereby )*credited|credit (?:note|memo)s?|(?:we|i)(?: have|'ve)? credited",
    received:
      "(?:we|i) (?:have |'ve )?received (?:your|the|a|full) payment|(?:your|the) payment (?:has|was|of[^.\\n]{0,30}) (?:been )?(?:received|arrived)|payment (?:was )?received|(?:thank you|thanks) for (?:your|the) (?:payment|transfer)",
    insult:
      "cheat\\p{L}*|liars?|lying|thie(?:f|ves)|theft|steal\\p{L}*|stolen|crooks?|scam\\p{L}*|deadbeats?|disgrac\\p{L}+|pathetic|idiot\\p{L}*|stupid\\p{L}*|shame(?:ful|less)?|ashamed|dishonest\\p{L}*|ridiculous|incompetent|damn\\p{L}*|disgust\\p{L}+|bastards?|freeload\\p{L}+|parasites?|morons?|unacceptable behaviou?r|irresponsible|fed up|sick of|excuses|la(?:zy|ughable)|embarrass\\p{L}+|swindl\\p{L}+|fools?|unprofessional|coward\\p{L}*|disrespectful",
  },
};
