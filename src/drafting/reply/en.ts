import type { ReplyWords } from "./reply-words.ts";

export const en: ReplyWords = {
  language: "en",
  spaced: true,
  means: {
    "has-paid":
      "(?:have|has|\\w+'ve|\\w+'s|was|were|been|already|just|is) (?:\\w+ ){0,2}(?:paid|settled|transferred|wired|remitted)|(?:we|i|they|accounting|finance|accounts) (?:\\w+ )?(?:paid|settled|transferred|wired|remitted|sent (?:the|you the|your) (?:money|payment|funds))|paid (?:it|this|that|you|in full|the (?:invoice|bill|amount)|on|last|yesterday|today)|payment (?:was|has been|went|is on its way|made|done|sent)|(?:made|sent|initiated|completed) (?:the|a|your|this) (?:payment|(?:bank |wire )?transfer)|(?:money|funds|payment|transfer) (?:is|are|should be) (?:already |now )?(?:on (?:its|the|their) way|in your account)",
    "promises-date":
      "(?:will|shall|\\w+'ll|going to|plan(?:ning)? to|intend to|expect to|aim to|can|could|should be able to|able to|promise to) (?:\\w+ ){0,4}(?:pay|paid|transfer|transferred|settle|settled|wire|remit|send (?:you )?(?:the |your )?(?:money|payment|funds))(?! (?:in|by) (?:instal|parts|rates))|(?:pay(?:ing)?|transfer(?:ring)?|settl(?:e|ing)|payment) (?:\\w+ ){0,4}(?:on|by|until|before|next|tomorrow|end of)|(?:you(?:'ll| will)|to) (?:have|receive|get|see) (?:the |your )?(?:money|payment|funds)|(?:money|payment|funds|transfer) (?:comes|arrives|follows|goes out|is coming|will (?:come|arrive|follow|be|go)|should (?:arrive|be|reach))|payment (?:will|is (?:scheduled|planned|due to go)|scheduled|goes out)",
    "wants-plan":
      "instal?lments?|payment plan|pay(?:ing)? (?:\\w+ ){0,3}in (?:\\w+ )?(?:parts|rates|portions|steps|two|three|four)|part[- ]payments?|spread (?:the|it|this|out|over)|monthly (?:payments|rates)|split (?:the|it|this)|half (?:now|today)|pay (?:\\w+ ){0,2}(?:a|per|each|every) month",
    "cannot-pay":
      "cash[- ]?flow|(?:can't|cannot|can not|couldn't|unable to|not able to|not in a position to) (?:\\w+ ){0,3}(?:pay|settle|afford)|short of (?:cash|money|funds)|(?:no|not enough|don't have the|do not have the) (?:money|cash|funds)|insolven\\w*|bankrupt\\w*|liquidity|(?:money|cash|budget|things) (?:is|are) (?:\\w+ )?tight|waiting (?:for|on) (?:\\w+ ){0,4}(?:to pay|payment|customers?|clients?)|financial (?:difficult\\w*|trouble|problems?)",
    disputes:
      "disput\\w*|(?:do(?:es)? not|don't|doesn't|cannot|can't|will not|won't) (?:agree|accept|match|work)|(?:not|\\w+n't|un|dis)[- ]?(?:satisfied|happy|what (?:we|was) (?:agreed|ordered)|as agreed|correct|complete|finished|usable)|complain\\w*|wrong (?:amount|price|quantity|invoice)|incorrect|too (?:much|high|expensive)|never (?:ordered|received (?:the|any|our) (?:goods|work|delivery|results?))|defect\\w*|faulty|broken|mistakes?|errors?|bugs?|overcharg\\w*|poor quality|missing (?:parts?|items?|pieces?)|refuse to pay|won't (?:be )?pay(?:ing)?|will not (?:be )?pay(?:ing)?|didn't order|did not order",
    "needs-copy":
      "(?:send|resend|re-send|forward|share|email|mail|provide|get) (?:\\w+ ){0,5}(?:copy|invoice|pdf|bill|again)|(?:not|never|\\w+n't) (?:\\w+ )?(?:received?|seen?|got|gotten|get) (?:\\w+ )?(?:invoice|bill|it)|(?:can't|cannot|can not|couldn't|unable to) (?:find|open|locate) (?:the|your|this|that) (?:\\w+ )?(?:invoice|bill|attachment|file|pdf)|(?:lost|misplaced) (?:the|your|this|that) (?:invoice|bill)|copy of (?:the|your|that|this) (?:invoice|bill)|attachment (?:is|was) missing|which invoice",
    procedure:
      "purchase order|p\\.?o\\.? ?(?:number|no\\b|ref\\w*)|order (?:number|reference)|(?:supplier|vendor|our|invoice|procurement) portal|upload\\w*|vat (?:id|number)|e-?invoic\\w*|coupa|ariba|approval (?:process|workflow|is pending|pending)|(?:supplier|vendor) (?:number|form|registration|onboarding)|payment run|cost cent(?:re|er)|needs? (?:to be )?approv\\w*",
    "wrong-person":
      "wrong (?:person|department|address|contact|company|people)|(?:not|\\w+n't) (?:the right|the correct|my|responsible|in charge|the one)|no longer (?:work\\w*|with|employed|responsible|at|in charge)|(?:has |have )?left the (?:company|firm|business)|(?:please|kindly|should|could you) (?:contact|write to|ask|address)|(?:send|forward|direct|address) (?:\\w+ ){0,4}to (?:accounts|our|my|the) \\w+|(?:responsible|right) (?:person|contact|colleague) (?:for this )?is",
  },
  no: "not|never|cannot|\\w+n't|unable",
  unpaid:
    "yet to|will|shall|'ll|can|could|cannot|would|should|going to|if|once|when|until|till|before|after|to be|unless|promise|plan|intend|waiting|want|like to|being|asap|gets?",
  counts: "one two three four five six seven eight nine ten eleven twelve",
  days: [
    ["(?:the )?day after tomorrow", "in 2 days"],
    ["(?:the )?day before yesterday", "2 days ago"],
    ["tomorrow", "tomorrow"],
    ["yesterday", "yesterday"],
    ["today|tonight", "today"],
    ["in {n} (day|week|fortnight|month)s?", "in {n} $1s"],
    ["within (?:the next )?{n} (day|week|fortnight|month)s?", "in {n} $1s"],
    ["{n} (day|week|month)s? ago", "{n} $1s ago"],
    ["in a (day|week|fortnight|month)", "in a $1"],
    ["end of next month", "end of next month"],
    ["end of (?:the |this )?month|month(?:'s)? end", "end of month"],
    [
      "(?:the )?end of (january|february|march|april|may|june|july|august|september|october|november|december)",
      "end of $1",
    ],
    ["(next|last) (monday|tuesday|wednesday|thursday|friday|saturday|sunday)", "$1 $2"],
    ["(monday|tuesday|wednesday|thursday|friday|saturday|sunday)", "$1"],
  ],
};
