import {
  hasPaid,
  isCancelled,
  isCharged,
  isCredit,
  isFinal,
  isPlan,
  isSecond,
  isSettled,
  isThird,
  type Lexicon,
  mayGoToCourt,
  offersDiscount,
} from "./lexicon.ts";

export const en: Lexicon = {
  condition: /\b(?:if|unless|in case|once|when|whether|as soon as|should you|assuming)\b/iu,
  common: new Set(
    "the and you your is was for with please this that have has not are our we if thank on to of".split(" "),
  ),
  rules: [
    // Threats
    {
      code: "threat",
      id: "legal_action",
      pattern:
        /\b(?:courts?|lawsuits?|litigat\w+|legal(?:ly)? (?:action|proceedings?|steps?|remed\w+|measures?|claims?|team|department|costs?|consequences)|(?:issue|commence|begin|start) proceedings|su(?:e|es|ed|ing) (?:you|for)|(?:will|to|shall|may|must|'ll) sue|solicitors?|attorneys?|lawyers?|small claims|letters? (?:before|of) (?:claim|action))\b/giu,
    },
    // What only a court decides or a bailiff does is nobody's to announce, and no letter may look like theirs.
    {
      code: "threat",
      id: "enforcement",
      pattern:
        /\b(?:(?:county court|default|court) judge?ments?|judge?ments? against|(?:court|claim) forms?|court orders?|bailiffs?|enforcement (?:agents?|officers?)|statutory demands?|summons|subpoena\w*|garnish\w*|attachment of earnings|seiz(?:e|ed|ing|ure)|repossess\w*|insolvency|bankruptcy|winding[- ]up|liquidat\w+)\b/giu,
    },
    {
      code: "threat",
      id: "collections",
      pattern:
        /\b(?:debt[- ]collect\w*|collections? (?:agenc(?:y|ies)|compan(?:y|ies)|firms?|services?|department|process|proceedings)|collectors?|collection agents?|(?:hand|pass|refer|turn|send|forward|sell|assign)\w*\b[^.\n]{0,40}\b(?:third part(?:y|ies)|collections?|recovery))\b/giu,
    },
    {
      code: "threat",
      id: "credit_bureau",
      pattern:
        /\b(?:credit (?:bureaus?|agenc\w+|reference|report\w*|ratings?|scores?|record|history|file|standing)|credit-?worthiness|experian|equifax|transunion|blacklist\w*)\b/giu,
    },
    {
      code: "threat",
      id: "police",
      pattern:
        /\b(?:police|criminal\w*|fraud\w*|prosecut\w+|arrest\w*|jail|prison|(?:tax|immigration|relevant|the) authorit(?:y|ies)|tax office|immigration|hmrc|irs)\b/giu,
    },
    {
      code: "threat",
      id: "publicity",
      pattern:
        /\b(?:social media|(?:go|make|going|making)\b[^.\n]{0,20}\bpublic|publish\w*|publicly|publicity|name and shame|reviews? (?:online|about you)|online reviews?|bad reviews?|journalists?|newspapers?|expose\w*|warn (?:other|others|everyone))\b/giu,
    },
    {
      code: "threat",
      id: "third_parties",
      pattern:
        /\b(?:contact|inform|tell|notify|call|write to|speak (?:to|with)|ask|visit)\w*\b[^.\n]{0,20}\byour (?:employer|boss|manager's|customers?|clients?|family|neighbou?rs?|landlord|suppliers?|competitors?|bank|wife|husband|spouse)\b/giu,
    },
    {
      code: "threat",
      id: "suspend_service",
      pattern:
        /\b(?:suspend\w*|terminat\w+|disconnect\w*|cut(?:ting)? off|shut(?:ting)? down|deactivat\w+|withhold\w*|stop(?:ping)? (?:all )?(?:work|services?|deliver\w+|support)|(?:services?|work|access|deliver(?:y|ies)|support|hosting|website)\b[^.\n]{0,30}\b(?:stops?|ends?|will stop|ceases?|be (?:stopped|blocked|cancelled)))\b/giu,
    },
    {
      code: "threat",
      id: "late_fee",
      unless: isCharged,
      pattern:
        /\b(?:late[- ](?:payment )?(?:fees?|charges?)|(?:administration|admin|reminder|dunning|recovery) (?:fees?|charges?|costs?)|additional (?:costs?|charges?|fees?)|(?:statutory|late|default|daily) interest|interest (?:at|of|on|is)|(?:charge|claim|plus|with|charging|claiming) interest|fees? (?:of|has|have|is|was))\b/giu,
    },
    // What has been charged may be named; what may yet be charged is a threat whatever the ledger says.
    {
      code: "threat",
      id: "late_fee",
      pattern:
        /\b(?:penalt(?:y|ies)|surcharges?|penalty interest|(?:interest|fees?|charges?|costs?) (?:will|may|shall|would|could|runs?|accrues?|continues?)|(?:will|shall|may|must|would|'ll|going to|continue to|further|more|another)\b[^.\n]{0,40}\b(?:late fees?|fees?|interest|recovery costs?)|(?:add|adding) interest|(?:interest|fees?)\b[^.\n]{0,30}\b(?:from (?:today|now|tomorrow)|per day|a day|each (?:day|month)|every (?:day|month)))\b/giu,
    },
    {
      code: "threat",
      id: "pressure",
      pattern:
        /\b(?:consequences|or else|no (?:other )?(?:choice|option|alternative)|(?:be|feel) (?:forced|compelled|obliged) to|further (?:action|steps|measures)|take (?:this|the matter|matters) further|reserve (?:the|our|all) rights?|you will regret|we know where|immediate action)\b/giu,
    },
    {
      code: "threat",
      id: "no_notice",
      unless: mayGoToCourt,
      pattern: /\bwithout (?:any )?(?:further|prior) (?:notice|warning)\b/giu,
    },
    // Stages
    {
      code: "wrong-stage",
      id: "final",
      unless: isFinal,
      pattern:
        /\b(?:final|last|fourth) (?:and final )?(?:notice|reminder|demand|warning|chance|opportunity|request)\b|\bthird and final\b|\bformal (?:notice|demand)\b|\bnotice of default\b/giu,
    },
    {
      code: "wrong-stage",
      id: "third",
      unless: isThird,
      pattern: /\b(?:third|3rd) (?:notice|reminder|demand|warning|request)\b/giu,
    },
    {
      code: "wrong-stage",
      id: "second",
      pattern: /\bsecond (?:reminder|notice|request)\b/giu,
      unless: isSecond,
    },
    // Promises
    {
      code: "promise",
      id: "waiver",
      pattern:
        /\b(?:waiv\w+|writ(?:e|ing|ten) (?:it |this |the \w+ )?off|forgiv\w+|forg(?:o|one|oing)|let you off|drop (?:the|this) (?:invoice|claim|balance|matter)|never (?:sue|charge|chase)|(?:you )?(?:do not|don't|need not|no longer) (?:have to|need to)? ?pay|no need to pay)\b/giu,
    },
    {
      code: "promise",
      id: "discount",
      unless: offersDiscount,
      pattern: /\bdiscounts?\b/giu,
    },
    {
      code: "promise",
      id: "discount",
      pattern:
        /\b(?:discount(?:ed|ing)|deduct\w*|rebates?|reduc(?:e|ed|ing|tion)\b[^.\n]{0,20}\b(?:amount|balance|bill|invoice|total|debt)|percent off|% off|knock\b[^.\n]{0,20}\boff|refund\w*|free of charge|(?:half|part) (?:of )?the (?:amount|balance|bill|total)|accept (?:half|less|part))\b/giu,
    },
    {
      code: "promise",
      id: "more_time",
      pattern:
        /\b(?:(?:more|extra|additional) time|extensions?|extend\w*|(?:take|pay) (?:your|in your own) time|whenever (?:it suits|you (?:can|like))|no (?:rush|hurry)|grace period|postpone\w*|defer\w*)\b/giu,
    },
    {
      code: "promise",
      id: "instalments",
      unless: isPlan,
      pattern:
        /\b(?:instal?lments?|payment plans?|pay(?:ing)? (?:it |this )?in parts|part[- ]payments?|spread (?:the|it|this))\b/giu,
    },
    {
      code: "promise",
      id: "silence",
      unless: isPlan,
      pattern: /\bno (?:further|more) reminders?\b/giu,
    },
    {
      code: "promise",
      id: "silence",
      pattern:
        /\b(?:(?:will|shall) not (?:contact|remind|chase|charge)|won't (?:contact|remind|chase|charge)|(?:we|i) (?:guarantee|promise)\w*)\b/giu,
    },
    {
      code: "promise",
      id: "bank_change",
      pattern:
        /\b(?:(?:new|changed|updated|different) (?:bank|account|payment)(?: account| details| number)?|(?:bank|account) details have)\b/giu,
    },
    // Status
    {
      code: "false-status",
      id: "settled",
      conditional: true,
      unless: isSettled,
      pattern:
        /\b(?:(?:has|have) been (?:fully |now )?(?:paid|settled|cleared|closed)|(?:is|are|was|were) (?:now |already |fully )*(?:paid|settled|cleared|closed|void|discharged)|paid in full|settled in full|no (?:further )?payment is (?:required|due|necessary|needed)|you owe (?:us )?nothing|nothing (?:is |more )?(?:to pay|owed|due|outstanding|open)|no longer (?:due|owed|owing|open|outstanding))\b/giu,
    },
    {
      code: "false-status",
      id: "cancelled",
      conditional: true,
      unless: isCancelled,
      pattern:
        /\b(?:(?:has|have) been (?:cancell?ed|withdrawn|voided|written off)|(?:is|are|was|were) (?:now |hereby )*(?:cancell?ed|withdrawn|void)|(?:ignore|disregard) (?:this|the|our|that) (?:invoice|bill|balance))\b/giu,
    },
    {
      code: "false-status",
      id: "credited",
      conditional: true,
      unless: isCredit,
      pattern: /\b(?:(?:has|have) been credited|(?:is|are|was|were) (?:now |hereby )*credited)\b/giu,
    },
    {
      code: "false-status",
      id: "received",
      conditional: true,
      unless: hasPaid,
      pattern:
        /\b(?:(?:we|i) (?:have )?received (?:your|the|a|full) payment|(?:your|the) payment (?:has|was|of[^.\n]{0,30}) (?:been )?(?:received|arrived)|payment (?:was )?received)\b/giu,
    },
    // Insults
    {
      code: "insult",
      id: "insult",
      pattern:
        /\b(?:cheat\w*|liars?|lying|thie(?:f|ves)|theft|steal\w*|stolen|crooks?|scam\w*|deadbeats?|disgrac\w+|pathetic|idiot\w*|stupid\w*|shame(?:ful)?|ashamed|dishonest\w*|ridiculous|incompetent|damn\w*|disgust\w+|bastards?|freeload\w+|parasites?|morons?|unacceptable behaviou?r|irresponsible|fed up|sick of|excuses)\b/giu,
    },
  ],
};
