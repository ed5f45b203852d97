import type { ReplyWords } from "./reply-words.ts";

export const nl: ReplyWords = {
  language: "nl",
  spaced: true,
  means: {
    "has-paid":
      "(?:hebben|heb|heeft|is|zijn|werd|was) (?:[^!?\\n]{0,60} )?(?:betaald|overgemaakt|voldaan|overgeboekt|gestort)|(?:al|reeds|gisteren|vandaag) (?:\\p{L}+ ){0,2}(?:betaald|overgemaakt|voldaan|overgeboekt)|(?:betaling|overboeking|geld|bedrag) (?:is|zijn) (?:\\p{L}+ ){0,3}(?:onderweg|gedaan|verricht|uitgevoerd|verstuurd|de deur uit)",
    "promises-date":
      "(?:zullen|zal|gaan|ga|gaat|kunnen|kan|wordt|worden|willen) (?:[^!?\\n]{0,60} )?(?:betalen|overmaken|voldoen|overboeken|storten|betaald|overgemaakt|voldaan)|(?:betalen|betaal|maken|maak) (?:wij |we |ik )?(?:[^!?\\n]{0,40} )?(?:op|voor|uiterlijk|volgende|morgen|over|eind|begin|over)|(?:betaling|geld) (?:\\p{L}+ ){0,2}(?:volgt|komt|gaat|wordt|staat gepland) (?:[^!?\\n]{0,30} )?(?:op|voor|uiterlijk|morgen|volgende|eind|verricht|uitgevoerd)",
    "wants-plan":
      "termijnen|in (?:\\p{L}+ |\\d+ )?(?:delen|termijnen|keer|gedeelten)|betalingsregeling|afbetaling\\p{L}*|gespreid\\p{L}*|spreiden|deelbetaling\\p{L}*|maandelijks (?:betalen|aflossen)|uitstel van betaling",
    "cannot-pay":
      "(?:kan|kunnen|konden) (?:[^!?\\n]{0,50} )?niet (?:\\p{L}+ )?(?:betalen|voldoen)|cashflow|liquiditeit\\p{L}*|(?:geen|te weinig|onvoldoende) (?:geld|middelen|saldo)|krap bij kas|insolven\\p{L}*|failliet|faillissement|financiële (?:problemen|moeilijkheden)|surseance|wachten (?:zelf |nog )?op (?:betaling\\p{L}*|onze klant\\p{L}*|geld)",
    disputes:
      "betwist\\p{L}*|klacht\\p{L}*|reclam\\p{L}*|bezwaar|(?:niet|nooit) (?:\\p{L}+ )?(?:eens|akkoord|tevreden|besteld|afgesproken|correct|juist|geleverd|af|compleet|volledig)|ontevreden|(?:klopt|kloppen|werkt|werken|deugt) (?:\\p{L}+ ){0,2}niet(?! meer)|(?:verkeerd|onjuist|fout)e? (?:bedrag|factuur|prijs|aantal)|te (?:hoog|veel|duur)|fouten?|beschadigd|defect|gebreken?|onvolledig|(?:betalen|betaal) (?:wij |we |ik )?(?:dit |deze factuur )?niet|geschil",
    "needs-copy":
      "(?:sturen|stuur|zenden|zend|mailen|mail|toesturen|toezenden|doorsturen) (?:\\p{L}+ ){0,6}(?:factuur|kopie|pdf|opnieuw|nogmaals|nog (?:een keer|eens))|(?:factuur|kopie|pdf) (?:\\p{L}+ ){0,4}(?:sturen|toesturen|mailen|zenden|toezenden|doorsturen)|factuur (?:\\p{L}+ ){0,3}(?:niet|nooit) (?:\\p{L}+ )?(?:ontvangen|gekregen|gevonden|binnen)|(?:geen|nooit een) factuur (?:\\p{L}+ ){0,2}(?:ontvangen|gekregen|gezien)|kopie van (?:de|uw|deze) factuur|factuur (?:kwijt|verloren)|vind\\p{L}* (?:de|uw) factuur niet|bijlage ontbreekt",
    procedure:
      "inkoop(?:order|nummer)\\p{L}*|po-?nummer|bestelnummer|ordernummer|kostenplaats|leveranciersportaal|portaal|portal|leveranciersnummer|btw-?(?:nummer|id)|e-?factuur\\p{L}*|uploaden|goedkeuring|goedgekeurd|betaalrun|betalingsrun|peppol|coupa|ariba",
    "wrong-person":
      "(?:verkeerde|niet de juiste) (?:persoon|afdeling|adres|contactpersoon|ontvanger)|niet (?:meer )?(?:verantwoordelijk|de juiste|mijn afdeling|bij ons|in dienst)|werkt (?:\\p{L}+ ){0,2}niet meer|uit dienst|(?:bedrijf|organisatie) verlaten|(?:neem|gelieve) (?:\\p{L}+ ){0,2}contact op met|richt(?:en)? (?:u )?(?:\\p{L}+ )?tot|(?:contactpersoon|verantwoordelijke) (?:\\p{L}+ ){0,2}is|(?:sturen|richten) aan (?:onze|de|het) \\p{L}+",
  },
  no: "niet|nooit|geen",
  unpaid: "zullen|zal|gaan|kunnen|kan|wordt|worden|als|indien|zodra|wanneer|voordat|nadat|zou|moeten|willen",
  counts: "(?:een|één) twee drie vier vijf zes zeven acht negen tien elf twaalf",
  days: [
    ["overmorgen", "in 2 days"],
    ["eergisteren", "2 days ago"],
    ["gisteren", "yesterday"],
    ["vandaag", "today"],
    ["(?<!goede )(?<!guten )(?<!am )(?<!jeden )(?<!heute )morgen", "tomorrow"],
    ["(?:over|binnen) {n} dag(?:en)?", "in {n} days"],
    ["(?:over|binnen) {n} we(?:ek|ken)", "in {n} weeks"],
    ["(?:over|binnen) {n} maand(?:en)?", "in {n} months"],
    ["{n} dag(?:en)? geleden", "{n} days ago"],
    ["{n} we(?:ek|ken) geleden", "{n} weeks ago"],
    ["eind(?:e)? (?:van )?volgende maand", "end of next month"],
    ["(?:eind(?:e)? (?:van )?(?:de|deze) maand|maandeinde)", "end of month"],
    [
      "eind(?:e)? (januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)",
      "end of $1",
    ],
    [
      "(?:volgende|komende|aanstaande) (maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)",
      "next $1",
    ],
    ["(?:vorige|afgelopen) (maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)", "last $1"],
    ["(maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)", "$1"],
  ],
};
