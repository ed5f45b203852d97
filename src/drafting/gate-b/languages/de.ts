import type { ReadingWords } from "./reading-words.ts";

const SMALL =
  "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split(
    " ",
  );
const TENS = "_ _ zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(" ");
const PIECE = `(?:${[...SMALL, ...TENS.slice(2), "dreissig", "hundert", "tausend", "und", "s"].sort((a, b) => b.length - a.length).join("|")})`;

function readNumber(words: string): bigint | undefined {
  const text = words.replace(/dreissig/, "dreißig");
  if (/^eine[rnm]?$/.test(text)) return 1n;
  for (const [mark, factor] of [
    ["tausend", 1_000n],
    ["hundert", 100n],
  ] as const) {
    const at = text.indexOf(mark);
    if (at === -1) continue;
    const before = at === 0 ? 1n : readNumber(text.slice(0, at));
    const rest = text.slice(at + mark.length).replace(/^und/, "");
    const after = rest === "" ? 0n : readNumber(rest);
    return before === undefined || after === undefined ? undefined : before * factor + after;
  }
  return belowHundred(text.replace(/^eins$/, "ein"));
}

function belowHundred(text: string): bigint | undefined {
  const small = SMALL.indexOf(text);
  if (small >= 0) return BigInt(small);
  const tens = TENS.findIndex((word) => word !== "_" && text.endsWith(word));
  if (tens === -1) return undefined;
  const unit = text.slice(0, -TENS[tens]!.length);
  const value = unit === "" ? 0 : SMALL.indexOf(unit.replace(/und$/, ""));
  return value >= 0 && (unit === "" || unit.endsWith("und")) ? BigInt(tens * 10 + value) : undefined;
}

export const de: ReadingWords = {
  language: "de",
  spaced: true,
  common:
    "der die das und sie ist ihre ihr wir bitte nicht mit für von den am zum uns eine oder vielen dank noch auf",
  dates: {
    months: { jänner: 1, jän: 1, feber: 2, mär: 3, mrz: 3, sep: 9 },
    weekdays: { sonnabend: 6 },
    ordinal: "",
    beforeDay: "den|der|dem",
    between: "",
    afterYear: "",
    more: [],
    eras: {},
  },
  numbers: { pattern: `(?:eine[rnm]?|${PIECE}+)`, read: readNumber },
  units: {
    days: "(?:Werkt|Kalendert|Bankarbeitst|Arbeitst|T)ag(?:en|es|e)?",
    weeks: "Wochen?",
    months: "Monat(?:en|es|e)?",
    percent: "%|Prozent",
    invoices: "(?:offenen? |überfälligen? |unbezahlten? )*Rechnung(?:en)?",
    instalments:
      "(?:gleichen? |monatlichen? |wöchentlichen? |aufeinanderfolgenden? )*(?:Monats|Teil)?Rate[n]?",
    reminders: "(?:Zahlungse|Zahlungs-?e|E)rinnerung(?:en)?",
  },
  counts: {
    late: "{n} Tage? (?:überfällig|in Verzug|im Rückstand|im Verzug)|seit {n} Tag(?:en)? (?:fällig|überfällig|offen|in Verzug|im Verzug)|vor {n} Tag(?:en)?",
    early: "fällig in {n} Tag(?:en)?|in {n} Tag(?:en)? fällig",
    today: "heute (?:fällig|zu zahlen)",
    tomorrow: "morgen (?:fällig|zu zahlen)",
    yesterday: "(?:war )?gestern fällig",
    within:
      "(?:binnen|innerhalb von|innerhalb der nächsten|in den nächsten|innert) {n} (?:Werkt|Kalendert|T)agen",
  },
  announces: {
    reference:
      "Rechnungen|Rechnung|Anzahlungsrechnung|Abschlagsrechnung|Schlussrechnung|Rechnungsnummer|Rechnungs-Nr|Nr|Nummer|Gutschrift|Zahlung|Konto|BIC|Bestellnummer|Bestellung|Verwendungszweck|Referenz|Betreff",
    and: "und",
    phone: "telefon|tel|anruf|unter|hotline|rufen sie(?: uns)?(?: an)?(?: unter)?",
  },
  names: {
    greeting:
      "guten (?:tag|morgen|abend)|hallo|lieber|liebes|liebe|sehr geehrte[rs]?(?:/r)?|moin|grüezi|servus",
    honorific: "",
    titles:
      "frau herr herrn damen und herren dr prof liebe lieber zusammen team geehrte geehrter sehr an alle das buchhaltung r",
    signOff:
      "(?:mit )?(?:freundlichen?|besten?|herzlichen?|schönen?|vielen?) (?:grüßen?|grüssen?|gruß|gruss|dank)|hochachtungsvoll|ihr|ihre|viele grüße|gruß|gruss|beste grüsse|mfg",
    introduces: "hier (?:ist|spricht)|mein name ist|unterzeichnet für|im auftrag von|gezeichnet",
    creditor: "gläubiger(?:in)?|zahlungsempfänger(?:in)?|verkäufer(?:in)?|auftragnehmer(?:in)?",
    debtor: "schuldner(?:in)?|kunde|kundin|auftraggeber(?:in)?|käufer(?:in)?",
    declined: "",
    from: "von",
    fromEnd: "ist|sind|war|demnächst",
  },
  amounts: {
    billed: "rechnungsbetrag|rechnungssumme|ursprünglicher betrag|hauptforderung",
    balance: "offene[rn]? betrag|offen|restbetrag|saldo|offene[rn]? posten|ausstehend(?:e[rn]?)?(?: betrag)?",
    total:
      "gesamtbetrag|gesamtsumme|gesamtforderung|insgesamt|gesamt|summe|jetzt zu zahlen|zu zahlen|zu zahlender betrag|zusammen",
    fee: "(?:verzugs|mahn|verspätungs|säumnis)gebühr(?:en)?|mahnkosten|säumniszuschlag|mahnpauschale",
    interest: "(?:verzugs)?zinsen",
    costs: "beitreibungskosten|verzugspauschale|verzugskosten",
    discount: "sie sparen|skonto von",
    disputed: "nicht enthalten|strittig|beanstandet",
    settled: "gezahlt oder gutgeschrieben",
    payment: "zahlung (?:von|über|in höhe von)|zahlungseingang (?:von|über)|eingegangen",
    credit: "gutschrift(?: nr\\.?)?|gutgeschrieben|zu hoch",
    remaining: "verbleib\\p{L}*|es bleiben|restbetrag|korrigierte[rn]? betrag",
  },
  links: "sind|ist|an|als|der|die|das|ihre|unsere",
  included: "inbegriffen|eingerechnet|eingeschlossen|inklusive",
  days: {
    issued: {
      before: "(?:rechnungs|ausstellungs)datum:?|ausgestellt am|rechnung vom|datiert (?:vom|auf den)",
      behind: "",
    },
    due: {
      before:
        "fällig(?: seit| am| zum)?(?: dem)?|fälligkeit:?|fälligkeitsdatum:?|seit (?:dem|der) fälligkeit am|(?:offen|überfällig) seit(?: dem)?|seit dem",
      behind: "fällig|zur Zahlung fällig",
    },
    deadline: {
      before:
        "(?:bitte|sofern|falls|wenn|sollten?|wir bitten|überweisen sie|zahlen sie)(?!\\p{L})(?:(?!war|waren|seit)[^.\\n]){0,90} (?:bis(?: spätestens)?(?: zum| am)?|spätestens(?: bis)?(?: zum| am)?|vor dem)|(?:neue|letzte) frist(?: ist|:)?|zahlbar bis(?: zum)?|frist bis(?: zum)?",
      behind: "",
    },
    reminded: {
      before:
        "(?:erinnert(?:en)?|angeschrieben|schrieben|geschrieben|gesprochen|telefoniert)(?: sie| ihnen)?(?: bereits)?(?: am| vom)?|erinnerung(?:en)? vom|schreiben vom|telefonat vom",
      behind: "",
    },
    received: {
      before: "(?:eingegangen|erhalten|gutgeschrieben|zahlungseingang)(?: am| vom)?",
      behind: "(?:eingegangen|erhalten)",
    },
    today: { before: "stand(?: vom)?:?|per heute,?|heute,?(?: dem| den)?", behind: "" },
  },
  rhythms: {
    week: "wöchentlich\\p{L}*|jede woche",
    fortnight: "zweiwöchentlich\\p{L}*|vierzehntägig\\p{L}*|(?:alle|von) (?:zwei|2) Wochen",
    month: "monatlich\\p{L}*|jeden monat|monatsraten?",
  },
  currencies: {
    EUR: "Euro",
    USD: "(?:US-)?Dollar",
    GBP: "Pfund",
    CHF: "(?:Schweizer )?Franken",
    JPY: "Yen",
    PLN: "Złoty|Zloty",
  },
  chatter:
    "hier (?:ist|sind|kommt|kommen|finden sie|hast du) (?:(?:der|die|das|ein|eine|einen|mein|dein|ihr|ihre)[nmrs]?)(?: [\\p{L}-]+){0,4} (?:entwurf|entwürfe|nachricht|e-?mail|erinnerung|text|schreiben|brief|version|fassung|vorschlag|varianten?)|(?:sag|sagen|gib|geben)[^.\\n]{0,12} (?:mir|bescheid)[^.\\n]{0,40} (?:änder|anpass|kürz|überarbeit|formulier)\\p{L}*|(?:soll|kann|darf) ich (?:den|die|das|noch|ihn|es)[^.\\n]{0,30} (?:änder|anpass|kürz|überarbeit|formulier)\\p{L}*|ich hoffe,? das hilft|(?:hinweis|anmerkung|notiz): ?(?:bitte )?(?:passen|ersetzen|ändern|prüfen|du kannst|sie können|der ton)[^\\n]*|wie gewünscht[^.\\n]{0,20} (?:entwurf|text)|(?:gerne|natürlich|selbstverständlich|klar)[!,.] ?(?:hier|ich)[^\\n]*|hier (?:ist|kommt|finden sie) (?:der|die|das|ein|eine|mein|ihr) ?(?:gewünschte[rs]? )?(?:entwurf|nachricht|e-?mail|erinnerung|text|schreiben|brief|version|überarbeitete)[^\\n]*|als (?:KI|künstliche intelligenz|sprachmodell|assistent)[^.\\n]{0,40}|ich kann (?:ihnen )?(?:dabei|damit) (?:leider )?nicht[^.\\n]{0,30}|(?:variante|entwurf|option|version) (?:[0-9]|[abc])[.:)]?|(?:betreffzeile|anmerkung|hinweis an den nutzer|tonfall): ?[^\\n]*|sagen sie mir,? (?:ob|wenn)[^.\\n]{0,40}änder\\p{L}*|ich habe (?:den|die|das) (?:text|brief|nachricht|entwurf)[^.\\n]{0,40}|systemprompt|vorherige\\p{L}* anweisungen",
  unfilled:
    "(?:hier )?(?:name|betrag|datum|nummer|link|adresse|rechnungsnummer)[^.\\n]{0,20} (?:einfügen|eintragen|ergänzen|einsetzen)|(?:kunden|firmen|kontakt)name|wird (?:noch )?(?:ergänzt|nachgereicht|eingefügt)|lorem ipsum|tbd|k\\. ?a\\.|xxx+",
  condition: "falls|wenn|sofern|sobald|sollten?|ob|es sei denn|bis|eventuell|möglicherweise|vielleicht",
  negation: "kein|keine|keinen|keiner|keinem|nicht|nie|niemals|ohne|weder|noch",
  claims: {
    legal_action:
      "(?:amts|land)?gericht\\p{L}*|klage\\p{L}*|(?:ver|ein)klagen|rechtsanw[aä]lt\\p{L}*|anw[aä]lt\\p{L}*|rechtliche\\p{L}* (?:schritte|maßnahmen|massnahmen|konsequenzen)|juristisch\\p{L}*|rechtsweg|mahnbescheid\\p{L}*|mahnverfahren|prozess|betreibung(?:sverfahren)?",
    court_costs: "(?:gerichts|anwalts|prozess|verfahrens|rechtsanwalts)kosten|gerichtsgebühr\\p{L}*",
    enforcement:
      "vollstreck\\p{L}*|zwangsvollstreckung\\p{L}*|\\p{L}*pfänd\\p{L}*|gerichtsvollzieher\\p{L}*|titulier\\p{L}*|insolvenz\\p{L}*|zwangsversteiger\\p{L}*",
    collections:
      "(?:forderung|schuld|rechnung)\\p{L}*[^.\\n]{0,20} (?:verkauf\\p{L}*|abtret\\p{L}*|abgetreten|veräußer\\p{L}*)|(?:verkaufen|treten|veräußern)[^.\\n]{0,20} (?:forderung|schuld|rechnung)|dritten? (?:über|weiter)geben|inkasso\\p{L}*|forderung (?:abtreten|verkaufen)|an dritte (?:abgeben|übergeben|weitergeben|abtreten)",
    credit_bureau:
      "schufa\\p{L}*|creditreform|crif|boniversum|ksv\\p{L}*|auskunftei\\p{L}*|bonität\\p{L}*|kreditwürdigkeit|schwarze[rn]? liste|schuldnerverzeichnis",
    police:
      "polizei\\p{L}*|strafanzeige\\p{L}*|anzeige erstatten|staatsanwalt\\p{L}*|betrug\\p{L}*|strafrecht\\p{L}*|finanzamt|behörden?|gefängnis",
    publicity:
      "öffentlich (?:machen|bekannt)|an die öffentlichkeit|veröffentlich\\p{L}*|soziale\\p{L}* (?:medien|netzwerke?\\p{L}*)|bewertung(?:en)?|an den pranger|presse|zeitung|google-?bewertung\\p{L}*|facebook|linkedin",
    third_parties:
      "(?:wenden|richten|sprechen|gehen|melden|rufen|schreiben|treten|setzen)[^.\\n]{0,40} (?:ihre[nmr]?) (?:\\p{L}+ )?(?:arbeitgeber|chef|vorgesetzte|kund|famili|nachbar|vermieter|lieferant|konkurren|ehepartner|bank|geschäftspartner|mitarbeiter)\\p{L}*|ihre? (?:arbeitgeber|chef|kunden|familie|nachbarn|lieferanten|hausbank|geschäftspartner)[^.\\n]{0,20} (?:wird|werden|erfährt|erfahren)|ihre[nmr]? (?:\\p{L}+ )?(?:arbeitgeber|chef|vorgesetzten?|kunden|familie|nachbarn|vermieter|lieferanten|konkurrenz|ehepartner|bank|geschäftspartner|mitarbeiter)\\p{L}*[^.\\n]{0,20} (?:informier\\p{L}*|benachrichtig\\p{L}*|kontaktier\\p{L}*|anrufen|anschreiben|mitteilen|wenden)|(?:informieren|benachrichtigen|kontaktieren) [^.\\n]{0,20}ihre[nmr]? (?:arbeitgeber|chef|vorgesetzten?|kunden|familie|nachbarn|vermieter|lieferanten|bank|geschäftspartner)",
    suspend_service:
      "(?:leistung\\p{L}*|lieferung\\p{L}*|arbeit\\p{L}*|zugang|dienste?|hosting|webs(?:ite|eite))[^.\\n]{0,40}(?:einstell\\p{L}*|eingestellt|sperr\\p{L}*|gesperrt|abschalten|abgeschaltet|zurückhalten|ein)|(?:stellen|sperren) (?:wir )?[^.\\n]{0,30}(?:leistung\\p{L}*|lieferung\\p{L}*|arbeit\\p{L}*|zugang|dienste?)",
    late_fee:
      "(?:verzugs|mahn)gebühr\\p{L}*|mahnkosten|mahnpauschale\\p{L}*|verspätungsgebühr\\p{L}*|gebühr(?:en)?|säumnis\\p{L}*",
    interest: "verzugszins\\p{L}*|zinsen",
    compensation: "verzugspauschale|beitreibungskosten|verzugsschaden\\p{L}*|schadens?ersatz\\p{L}*",
    more_charges:
      "zusätzliche kosten|weitere (?:kosten|gebühren|zinsen)|strafgebühr\\p{L}*|bearbeitungsgebühr\\p{L}*|vertragsstrafe\\p{L}*|(?:werden?|wird|fallen|fällt|müssen) [^.\\n]{0,40}(?:\\p{L}*gebühr(?:en)?|\\p{L}*zinsen|\\p{L}*kosten)|(?:\\p{L}*gebühr(?:en)?|\\p{L}*zinsen) [^.\\n]{0,30}(?:fallen an|fällt an|anfallen|ab heute|pro tag|täglich|laufen weiter)",
    pressure:
      "(?:werden|wirst|wird) (?:sie )?(?:das|es|dies)[^.\\n]{0,10} (?:bereuen|büßen|spüren)|bereuen|sonst (?:können|werden|wird|passiert|setzt|gibt)[^.\\n]{0,30} (?:erleben|etwas|ärger|was)|etwas erleben|(?:schicken|kommen)[^.\\n]{0,30} (?:jemanden|vorbei)|konsequenzen|(?:sehen|sähen) wir uns (?:gezwungen|genötigt|veranlasst)|weitere (?:schritte|maßnahmen|massnahmen)|behalten wir uns[^.\\n]{0,30}vor|keine andere wahl|in verzug (?:setzen|geraten)|wir wissen,? wo[^.\\n]{0,20}|(?:kommen|stehen)[^.\\n]{0,20} vor (?:ihrer|der) tür|sonst passiert",
    no_notice: "ohne (?:weitere|vorherige) (?:ankündigung|mahnung|erinnerung)",
    final_stage:
      "letzt(?:e|en|er|es|malig\\p{L}*) (?:mahnung|zahlungserinnerung|erinnerung|zahlungsaufforderung|aufforderung|warnung|frist|chance)|\\p{L}*mahnung(?:en)?|fristsetzung|nachfrist",
    third_stage: "(?:dritte[nr]?|3\\.) (?:zahlungs)?erinnerung",
    second_stage: "(?:zweite[nr]?|2\\.) (?:zahlungs)?erinnerung",
    waiver:
      "verzicht\\p{L}*|erlass\\p{L}*|erlassen|(?:schreiben|schreibe|buchen) [^.\\n]{0,30}(?:ab|aus)|(?:müssen|brauchen) (?:sie )?(?:nichts|nicht)(?: mehr)? (?:zu )?(?:be)?zahlen|nie(?:mals)? (?:klagen|mahnen)|betrachten [^.\\n]{0,30} als erledigt",
    discount: "skonto",
    reduction:
      "rabatt\\p{L}*|nachlass\\p{L}*|abzug|abziehen|ermäßig\\p{L}*|erstatt\\p{L}*|(?:die )?hälfte|kostenlos\\p{L}*|kulanz\\p{L}*|gutschein\\p{L}*|geschenk\\p{L}*",
    more_time:
      "(?:lassen|nehmen) sie sich (?:\\p{L}+ )?(?:zeit|alle zeit)|(?:zahlen|bezahlen|überweisen)[^.\\n]{0,30} (?:nächste[nsr]?|kommende[nsr]?|übernächste[nsr]?) (?:woche|monat|jahr|quartal)|(?:nächste[nsr]?|kommende[nsr]?|übernächste[nsr]?) (?:woche|monat|jahr|quartal)[^.\\n]{0,20} (?:be)?zahlen|(?:eilt|pressiert) nicht|keinen stress|wann (?:immer )?(?:es ihnen passt|sie (?:können|wollen|möchten))|aufschub|stund(?:en|ung)|verlänger\\p{L}*|mehr zeit|lassen sie sich zeit|keine eile|fristverlängerung|später (?:be)?zahlen|zahlungsaufschub",
    instalments:
      "raten?|monatsraten?|ratenzahlung\\p{L}*|teilzahlung\\p{L}*|teilbetr[aä]g\\p{L}*|zahlungsplan",
    silence:
      "keine weitere[n]? (?:erinnerung\\p{L}*|mahnung\\p{L}*)|nicht (?:mehr|weiter) (?:mahnen|erinnern|kontaktieren)",
    guarantee: "wir (?:garantieren|versprechen|sichern ihnen zu)\\p{L}*",
    bank_change:
      "neue[ns]? (?:bankverbindung|kontonummer|konto|iban)|bankverbindung hat sich|geänderte[n]? bankverbindung",
    settled:
      "(?:ist|sind|wurde|wurden) [^.,;\\n]{0,30}(?:bezahlt|beglichen|ausgeglichen|erledigt)|nichts mehr (?:zu zahlen|offen)|keine zahlung (?:mehr )?(?:erforderlich|nötig|fällig)|schulden (?:sie )?uns nichts|nicht mehr offen|vollständig bezahlt",
    cancelled:
      "(?:ist|sind|wurde|wurden) [^.,;\\n]{0,30}(?:storniert|zurückgezogen|ausgebucht|annulliert)|rechnung [^.\\n]{0,20}(?:ignorieren|gegenstandslos|hinfällig)|hinfällig|stornieren wir|(?:wir|hiermit) stornier\\p{L}*",
    credit: "(?:ist|sind|wurde|wurden|haben)(?: wir)? [^.,;\\n]{0,30}gutgeschrieben|gutschrift\\p{L}*",
    received:
      "ihre zahlung [^.\\n]{0,40}(?:erhalten|eingegangen)|(?:haben wir|wir haben) ihre zahlung|zahlung (?:ist )?eingegangen|dank für ihre (?:zahlung|überweisung)",
    insult:
      "betrüger\\p{L}*|lügner\\p{L}*|lügen|dieb\\p{L}*|stehlen|gauner\\p{L}*|unverschämt\\p{L}*|frech\\p{L}*|dreist\\p{L}*|schäm\\p{L}*|idiot\\p{L}*|dumm\\p{L}*|peinlich\\p{L}*|lächerlich\\p{L}*|unfähig\\p{L}*|schmarotzer\\p{L}*|ausreden|verdammt\\p{L}*|verantwortungslos\\p{L}*|zahlungsmoral|unseriös\\p{L}*",
  },
};
