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

const B = "(?<![\\p{L}])";

function words(source: string): RegExp {
  return new RegExp(`${B}(?:${source})(?![\\p{L}])`, "giu");
}

export const de: Lexicon = {
  condition: /(?<!\p{L})(?:falls|wenn|sofern|sobald|sollten?|ob|es sei denn)(?!\p{L})/iu,
  common: new Set(
    "der die das und sie ist ihre ihr wir bitte nicht mit für von den am zum uns eine oder vielen dank noch auf".split(
      " ",
    ),
  ),
  rules: [
    {
      code: "threat",
      id: "legal_action",
      pattern: words(
        "(?:amts|land)?gericht\\p{L}*|klage\\p{L}*|(?:ver|ein)klagen|rechtsanw[aä]lt\\p{L}*|anw[aä]lt\\p{L}*|rechtliche\\p{L}* (?:schritte|maßnahmen|konsequenzen)|juristisch\\p{L}*|rechtsweg|mahnbescheid\\p{L}*|mahnverfahren|prozess(?:kosten)?",
      ),
    },
    // What only a court decides or a bailiff does is nobody's to announce.
    {
      code: "threat",
      id: "enforcement",
      pattern: words(
        "vollstreck\\p{L}*|zwangsvollstreckung\\p{L}*|\\p{L}*pfänd\\p{L}*|gerichtsvollzieher\\p{L}*|titulier\\p{L}*|insolvenz\\p{L}*|zwangsversteiger\\p{L}*",
      ),
    },
    {
      code: "threat",
      id: "collections",
      pattern: words(
        "inkasso\\p{L}*|forderung (?:abtreten|verkaufen)|an dritte (?:abgeben|übergeben|weitergeben)",
      ),
    },
    {
      code: "threat",
      id: "credit_bureau",
      pattern: words(
        "schufa\\p{L}*|creditreform|auskunftei\\p{L}*|bonität\\p{L}*|kreditwürdigkeit|schwarze liste",
      ),
    },
    {
      code: "threat",
      id: "police",
      pattern: words(
        "polizei\\p{L}*|strafanzeige\\p{L}*|anzeige erstatten|staatsanwalt\\p{L}*|betrug\\p{L}*|strafrecht\\p{L}*|finanzamt|behörden?|gefängnis",
      ),
    },
    {
      code: "threat",
      id: "publicity",
      pattern: words(
        "öffentlich (?:machen|bekannt)|an die öffentlichkeit|veröffentlich\\p{L}*|soziale\\p{L}* (?:medien|netzwerke?\\p{L}*)|bewertungen?|an den pranger|presse|zeitung",
      ),
    },
    {
      code: "threat",
      id: "third_parties",
      pattern: words(
        "ihre[nmr]? (?:arbeitgeber|chef|kunden|familie|nachbarn|vermieter|lieferanten|konkurrenz|ehepartner)\\p{L}* (?:informieren|benachrichtigen|kontaktieren|anrufen|anschreiben)",
      ),
    },
    {
      code: "threat",
      id: "suspend_service",
      pattern: words(
        "(?:leistung\\p{L}*|lieferung\\p{L}*|arbeit\\p{L}*|zugang|dienste?|hosting|webs(?:ite|eite))[^.\\n]{0,40}(?:einstell\\p{L}*|eingestellt|sperr\\p{L}*|gesperrt|abschalten|abgeschaltet|zurückhalten)",
      ),
    },
    {
      code: "threat",
      id: "late_fee",
      unless: isCharged,
      pattern: words(
        "mahngebühr\\p{L}*|mahnkosten|verzugszins\\p{L}*|zinsen|verzugsschaden\\p{L}*|verzugspauschale|beitreibungskosten|gebühr(?:en)?",
      ),
    },
    // What has been charged may be named; what may yet be charged is a threat whatever the ledger says.
    {
      code: "threat",
      id: "late_fee",
      pattern: words(
        "säumnis\\p{L}*|zusätzliche kosten|weitere (?:kosten|gebühren|zinsen)|strafgebühr\\p{L}*|bearbeitungsgebühr\\p{L}*|(?:werden?|wird|fallen|fällt|müssen) [^.\\n]{0,40}(?:\\p{L}*gebühr(?:en)?|\\p{L}*zinsen|\\p{L}*kosten)|(?:\\p{L}*gebühr(?:en)?|\\p{L}*zinsen) [^.\\n]{0,30}(?:fallen an|fällt an|anfallen|ab heute|pro tag|täglich|laufen weiter)",
      ),
    },
    {
      code: "threat",
      id: "pressure",
      pattern: words(
        "konsequenzen|(?:sehen|sähen) wir uns (?:gezwungen|genötigt|veranlasst)|weitere (?:schritte|maßnahmen)|behalten wir uns[^.\\n]{0,30}vor|keine andere wahl|in verzug (?:setzen|geraten)",
      ),
    },
    {
      code: "threat",
      id: "no_notice",
      unless: mayGoToCourt,
      pattern: words("ohne (?:weitere|vorherige) (?:ankündigung|mahnung|erinnerung)"),
    },
    {
      code: "wrong-stage",
      id: "final",
      unless: isFinal,
      pattern: words(
        "letzt(?:e|en|er|es|malig\\p{L}*) (?:mahnung|zahlungserinnerung|erinnerung|zahlungsaufforderung|aufforderung|warnung|frist|chance)|\\p{L}*mahnung(?:en)?|fristsetzung|nachfrist",
      ),
    },
    {
      code: "wrong-stage",
      id: "third",
      unless: isThird,
      pattern: words("(?:dritte[nr]?|3\\.) (?:zahlungs)?erinnerung"),
    },
    {
      code: "wrong-stage",
      id: "second",
      pattern: words("zweite[nr]? (?:zahlungs)?erinnerung"),
      unless: isSecond,
    },
    {
      code: "promise",
      id: "waiver",
      pattern: words(
        "verzicht\\p{L}*|erlass\\p{L}*|erlassen|(?:schreiben|schreibe|buchen) [^.\\n]{0,30}(?:ab|aus)|(?:müssen|brauchen) (?:sie )?(?:nichts|nicht)(?: mehr)? (?:zu )?(?:be)?zahlen|nie(?:mals)? (?:klagen|mahnen)",
      ),
    },
    {
      code: "promise",
      id: "discount",
      unless: offersDiscount,
      pattern: words("skonto"),
    },
    {
      code: "promise",
      id: "discount",
      pattern: words(
        "rabatt\\p{L}*|nachlass\\p{L}*|abzug|abziehen|ermäßig\\p{L}*|erstatt\\p{L}*|(?:die )?hälfte|kostenlos|kulanz\\p{L}*",
      ),
    },
    {
      code: "promise",
      id: "more_time",
      pattern: words(
        "aufschub|stund(?:en|ung)|verlänger\\p{L}*|mehr zeit|lassen sie sich zeit|keine eile|fristverlängerung|später zahlen",
      ),
    },
    {
      code: "promise",
      id: "instalments",
      unless: isPlan,
      pattern: words("raten?|ratenzahlung\\p{L}*|teilzahlung\\p{L}*|teilbetr[aä]g\\p{L}*|zahlungsplan"),
    },
    {
      code: "promise",
      id: "silence",
      unless: isPlan,
      pattern: words("keine weitere[n]? (?:erinnerung\\p{L}*|mahnung\\p{L}*)"),
    },
    {
      code: "promise",
      id: "silence",
      pattern: words("wir (?:garantieren|versprechen|sichern ihnen zu)\\p{L}*"),
    },
    {
      code: "promise",
      id: "bank_change",
      pattern: words(
        "neue[ns]? (?:bankverbindung|kontonummer|konto|iban)|bankverbindung hat sich|geänderte[n]? bankverbindung",
      ),
    },
    {
      code: "false-status",
      id: "settled",
      conditional: true,
      unless: isSettled,
      pattern: words(
        "(?:ist|sind|wurde|wurden) [^.,;\\n]{0,30}(?:bezahlt|beglichen|ausgeglichen|erledigt)|nichts mehr (?:zu zahlen|offen)|keine zahlung (?:mehr )?(?:erforderlich|nötig|fällig)|schulden (?:sie )?uns nichts|nicht mehr offen",
      ),
    },
    {
      code: "false-status",
      id: "cancelled",
      conditional: true,
      unless: isCancelled,
      pattern: words(
        "(?:ist|sind|wurde|wurden) [^.,;\\n]{0,30}(?:storniert|zurückgezogen|ausgebucht)|rechnung [^.\\n]{0,20}(?:ignorieren|gegenstandslos|hinfällig)|hinfällig",
      ),
    },
    {
      code: "false-status",
      id: "credited",
      conditional: true,
      unless: isCredit,
      pattern: words("(?:ist|sind|wurde|wurden) [^.,;\\n]{0,30}gutgeschrieben"),
    },
    {
      code: "false-status",
      id: "received",
      conditional: true,
      unless: hasPaid,
      pattern: words(
        "ihre zahlung [^.\\n]{0,40}(?:erhalten|eingegangen)|(?:haben wir|wir haben) ihre zahlung|zahlung (?:ist )?eingegangen",
      ),
    },
    {
      code: "insult",
      id: "insult",
      pattern: words(
        "betrüger\\p{L}*|lügner\\p{L}*|lügen|dieb\\p{L}*|stehlen|gauner\\p{L}*|unverschämt\\p{L}*|frech\\p{L}*|dreist\\p{L}*|schäm\\p{L}*|idiot\\p{L}*|dumm\\p{L}*|peinlich|lächerlich|unfähig\\p{L}*|schmarotzer\\p{L}*|ausreden|verdammt\\p{L}*|verantwortungslos\\p{L}*",
      ),
    },
  ],
};
