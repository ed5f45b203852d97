import type { ReplyWords } from "./reply-words.ts";

export const de: ReplyWords = {
  language: "de",
  spaced: true,
  means: {
    "has-paid":
      "(?:haben|habe|hat|wurden?|ist|sind) (?:[^!?\\n]{0,60} )?(?:bezahlt|gezahlt|überwiesen|beglichen|angewiesen|veranlasst)|(?:bereits|schon|gestern|heute|längst) (?:\\p{L}+ ){0,2}(?:bezahlt|gezahlt|überwiesen|beglichen|angewiesen)|(?:zahlung|überweisung|betrag|geld) (?:ist|sind|wurde) (?:\\p{L}+ ){0,3}(?:raus|unterwegs|erfolgt|veranlasst|angewiesen|ausgeführt|gebucht|eingegangen)|überwiesen am",
    "promises-date":
      "(?:werden?|können|kann|wollen|will|wird|sollte) (?:[^!?\\n]{0,60} )?(?:bezahlen|zahlen|überweisen|begleichen|anweisen|bezahlt|überwiesen|beglichen|zahlbar)|(?:bezahlen|zahlen|zahle|überweisen|überweise|begleichen|begleiche) (?:wir |ich )?(?:[^!?\\n]{0,40} )?(?:am|bis|zum|nächste\\p{L}*|kommende\\p{L}*|morgen|in|ende|anfang|mitte)|(?:zahlung|überweisung|geld) (?:\\p{L}+ ){0,2}(?:erfolgt|kommt|folgt|geht|ist) (?:[^!?\\n]{0,30} )?(?:am|bis|zum|morgen|nächste\\p{L}*|ende|raus)",
    "wants-plan":
      "raten(?:zahlung\\p{L}*)?|in (?:\\p{L}+ |\\d+ )?(?:raten|teilen|teilbeträgen|schritten)|teilzahlung\\p{L}*|abzahlung\\p{L}*|abschlag\\p{L}*|zahlungsplan|zahlungsvereinbarung|ratenweise|monatlich (?:zahlen|abzahlen)|stundung\\p{L}*",
    "cannot-pay":
      "(?:kann|können|konnten|vermag) (?:[^!?\\n]{0,50} )?(?:nicht|derzeit nicht|leider nicht|momentan nicht) (?:be)?zahlen|nicht (?:zahlungsfähig|liquide|flüssig|in der lage)|liquidität\\p{L}*|zahlungsunfähig\\p{L}*|insolven\\p{L}*|(?:kein|zu wenig|nicht genug) geld|knapp bei kasse|finanziell\\p{L}* (?:engpass|schwierigkeit\\p{L}*|lage)|engpass|warten (?:selbst |noch )?auf (?:zahlung\\p{L}*|geld|unser\\p{L}* kund\\p{L}*)",
    disputes:
      "reklam\\p{L}*|mangel(?:haft\\p{L}*)?|mängel\\p{L}*|beanstand\\p{L}*|widersprech\\p{L}*|widerspruch|(?:nicht|nie) (?:zufrieden|einverstanden|bestellt|beauftragt|vereinbart|korrekt|richtig|geliefert|fertig|vollständig|wie (?:vereinbart|besprochen))|unzufrieden|(?:stimmt|stimmen|funktioniert|funktionieren|passt) (?:\\p{L}+ ){0,2}nicht|falsch(?:e|er|en|es)? (?:betrag|rechnung|preis|menge)|zu (?:hoch|viel|teuer)|fehler(?:haft\\p{L}*)?|beschädigt|defekt|unvollständig|(?:zahlen|bezahlen) (?:wir |ich )?(?:das |diese rechnung )?(?:so )?nicht|streit\\p{L}*|beschwer\\p{L}*",
    "needs-copy":
      "(?:senden|schicken|sende|schick|mailen|zusenden|zuschicken|übersenden|zukommen lassen|stellen) (?:\\p{L}+ ){0,7}(?:rechnung|kopie|pdf|erneut|nochmals?|noch einmal)|(?:rechnung|kopie|pdf|beleg) (?:\\p{L}+ ){0,5}(?:senden|schicken|zusenden|zuschicken|übersenden|mailen|zukommen lassen)|rechnung\\p{L}* (?:\\p{L}+ ){0,4}(?:nicht|nie) (?:erhalten|bekommen|gefunden|angekommen|vor|vorliegen)|rechnungskopie|(?:keine|nie eine) rechnung (?:\\p{L}+ ){0,2}(?:erhalten|bekommen|vorliegen|gesehen)|rechnung (?:nicht )?(?:verlegt|verloren)|liegt (?:uns|mir) (?:\\p{L}+ ){0,2}nicht vor|finde\\p{L}* (?:die|ihre) rechnung nicht|anhang fehlt",
    procedure:
      "bestellnummer\\p{L}*|bestell-?nr|auftragsnummer|bestellbezug|kostenstelle\\p{L}*|lieferantenportal|portal|lieferantennummer|kreditorennummer|ust-?id\\p{L}*|umsatzsteuer-?id\\p{L}*|x-?rechnung|zugferd|e-?rechnung|hochladen|freigabe\\p{L}*|freigegeben|zahllauf|zahlungslauf|rechnungsprüfung|coupa|ariba",
    "wrong-person":
      "(?:falsche\\p{L}*|nicht (?:der|die) richtige\\p{L}*) (?:person|ansprechpartner\\p{L}*|adresse|abteilung|empfänger\\p{L}*|kontakt)|nicht (?:mehr )?(?:zuständig|verantwortlich|meine aufgabe|bei uns)|arbeitet (?:\\p{L}+ ){0,2}nicht mehr|nicht mehr (?:für|bei|im unternehmen)|(?:das )?unternehmen (?:\\p{L}+ )?verlassen|ausgeschieden|wenden sie sich|(?:bitte|künftig) an (?:die |unsere? |den |frau |herrn |das )\\p{L}+|zuständig(?:er|e)? (?:ist|dafür ist|person)|ansprechpartner\\p{L}* (?:ist|dafür)",
  },
  no: "nicht|nie|kein\\p{L}*",
  unpaid:
    "werden?|wird|wollen|können|kann|könnte\\p{L}*|sollte\\p{L}*|wenn|falls|sobald|sofern|bevor|bis|erst|würde\\p{L}*|müssen|muss",
  counts: "eine?[mnr]? zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
  days: [
    ["übermorgen", "in 2 days"],
    ["vorgestern", "2 days ago"],
    ["gestern", "yesterday"],
    ["heute", "today"],
    ["(?<!guten )(?<!am )(?<!jeden )(?<!heute )morgen", "tomorrow"],
    ["(?:in|innerhalb von) {n} tage?n?", "in {n} days"],
    ["(?:in|innerhalb von) {n} wochen?", "in {n} weeks"],
    ["(?:in|innerhalb von) {n} monate?n?", "in {n} months"],
    ["vor {n} tage?n?", "{n} days ago"],
    ["vor {n} wochen?", "{n} weeks ago"],
    ["ende (?:des )?nächsten monats|ende nächsten monats", "end of next month"],
    ["(?:zum )?(?:ende (?:des|dieses|diesen) monats|monatsende)|ende des monats", "end of month"],
    [
      "ende (januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)",
      "end of $1",
    ],
    ["(?:nächste|kommende)[nrs]? (montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)", "next $1"],
    ["(?:letzte|vergangene)[nrs]? (montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)", "last $1"],
    ["(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)", "$1"],
  ],
};
