import type { ReadingWords } from "./reading-words.ts";

const SMALL =
  "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien".split(
    " ",
  );
const TENS = "_ _ twintig dertig veertig vijftig zestig zeventig tachtig negentig".split(" ");
const PIECES = [...SMALL, ...TENS.slice(2), "honderd", "duizend", "miljoen"].sort(
  (a, b) => b.length - a.length,
);
const PIECE = `(?:${PIECES.join("|")}|[eé]{2}n)`;
/** "vijfentwintig", "tweeëntwintig", "twaalfhonderd vijftig". */
const NUMBER = `${PIECE}(?:(?:[eë]n|-)?${PIECE})*(?: (?:en )?${PIECE}(?:(?:[eë]n|-)?${PIECE})*)*`;
const TOKEN = new RegExp(`${PIECES.join("|")}|[eë]n|[\\s-]+`, "gy");

function readNumber(words: string): bigint | undefined {
  const text = words.replace(/[eé]{2}n/g, "een");
  const tokens = text.match(TOKEN) ?? [];
  if (tokens.join("") !== text) return undefined;
  let total = 0n;
  let group = 0n;
  for (const token of tokens) {
    if (token === "honderd") group = (group || 1n) * 100n;
    else if (token === "duizend" || token === "miljoen") {
      total += (group || 1n) * (token === "duizend" ? 1_000n : 1_000_000n);
      group = 0n;
    } else group += BigInt(Math.max(SMALL.indexOf(token), TENS.indexOf(token) * 10, 0));
  }
  return total + group;
}

const YOURS =
  "(?:werkgever|baas|leidinggevende|klanten|opdrachtgevers?|familie|gezin|ouders|buren|verhuurder|leveranciers?|concurrent(?:en)?|echtgeno\\p{L}*|partner|bank|personeel|medewerkers|collega's|zakenpartners?|relaties|aandeelhouders)";
/** Begun with a word and not with any letters: looking for an end that any word could have takes the longest. */
const INTEREST =
  "(?:(?:handels|vertragings|verzuims?|nalatigheids|verwijl|moratoire? ?|straf|boete|wettelijke |contractuele )(?:handels)?)?(?:rente(?:n|s|vergoeding)?|inte?resten?)";
const COSTS =
  "(?:aanmanings|herinnerings|administratie|incasso|invorderings|betalings|proces|gerechts|advocaat|advocaten|vertragings)?kosten";
const SERVICE =
  "(?:(?:web|onderhouds|klanten|support)?dienst\\p{L}*|levering\\p{L}*|leveranties|werk(?:zaamheden)?|toegang|hosting|website|webshop|account|abonnement|onderhoud|ondersteuning|support|samenwerking)";

export const nl: ReadingWords = {
  language: "nl",
  spaced: true,
  common:
    "het een van en niet voor met wij ons onze uw naar dat deze die nog ook bij aan zijn hebt hebben wordt kunt wilt graag dan om betaling factuur u",
  dates: {
    months: { febr: 2, sept: 9 },
    weekdays: {},
    ordinal: "-?(?:ste|de|e)",
    beforeDay: "de|den",
    between: "van",
    afterYear: "",
    more: [],
    eras: {},
  },
  // "tweewekelijkse" is how often, not how many.
  numbers: { pattern: `${NUMBER}(?!wekelijks|maandelijks)`, read: readNumber },
  units: {
    days: "(?:kalender|werk|bank)?dag(?:en)?|etmalen",
    weeks: "we(?:ek|ken)",
    months: "maand(?:en)?",
    percent: "%|procent",
    invoices: "(?:openstaande |onbetaalde |vervallen |achterstallige |open )*factu(?:ur|ren)",
    instalments:
      "(?:gelijke |maandelijkse |wekelijkse |tweewekelijkse |opeenvolgende )*(?:maand|deel|af)?(?:termijn(?:en)?|betaling(?:en)?)",
    reminders: "(?:eerdere |schriftelijke |vorige )*(?:betalings)?(?:herinnering|aanmaning)(?:en)?",
  },
  counts: {
    late: "(?:al |inmiddels |nu )?{n} (?:kalender)?dag(?:en)? (?:te laat|over (?:de|zijn|haar) (?:verval|betaal)(?:datum|dag|termijn)|over tijd|na (?:de|zijn|haar) vervaldatum|achterstallig|vervallen|verlopen|overtijd|verstreken)|(?:al|sinds|reeds) {n} dag(?:en)? (?:open|vervallen|te laat|achterstallig|opeisbaar)|{n} dag(?:en)? geleden|met {n} dag(?:en)? overschreden",
    early:
      "(?:vervalt|vervallen|te betalen|verschuldigd) (?:over|in) {n} dag(?:en)?|over {n} dag(?:en)? (?:vervalt|vervallen|te betalen|verschuldigd)",
    today:
      "(?:vervalt|vervallen|te betalen|betaalbaar|verschuldigd) vandaag|vandaag (?:vervalt|vervallen|te betalen|verschuldigd)",
    tomorrow:
      "(?:vervalt|vervallen|te betalen|betaalbaar|verschuldigd) morgen|morgen (?:vervalt|vervallen|te betalen|verschuldigd)",
    yesterday:
      "(?:verviel|vervallen|verstreek|verstreken) gisteren|gisteren (?:verviel|vervallen|verstreken|te betalen)",
    within:
      "(?:binnen|in de komende|in de volgende) (?:de )?(?:komende |eerstvolgende )?{n} (?:kalender|werk|bank)?dag(?:en)?",
  },
  announces: {
    reference:
      "facturen|factuur|voorschotfactuur|termijnfactuur|eindfactuur|factuurnummers?|factuurnr|fact|nummers?|nr|no|creditnota|creditfactuur|kenmerk|betalingskenmerk|referentie|bestelnummer|bestelling|ordernummer|order|rekening|rekeningnummer|bic|onder vermelding van|vermeld|vermelden|omschrijving|betaling|betreft|inzake",
    and: "en",
    phone:
      "bel(?: ons| mij| me)?(?: op| via)?|telefoon|telefonisch(?: op| via)?|tel|telefoonnummer|mobiel|bereikbaar op|op nummer",
  },
  names: {
    greeting:
      "beste|geachte|hallo|dag|hoi|goede(?:n)?dag|goede(?:n)? ?(?:morgen|middag|avond)|goeie(?:morgen|middag|avond)|lieve|waarde",
    honorific: "",
    titles:
      "heer mevrouw mevr mw dhr de het en of relatie relaties klant klanten lezer allemaal allen team collega collega's afdeling boekhouding crediteurenadministratie administratie financiële beste geachte dames heren meneer juffrouw mr mrs ms dr drs ir ing prof opnieuw daar",
    signOff:
      "(?:met )?(?:een )?(?:vriendelijke|hartelijke|beste|warme|zonnige|vriendelijkste|oprechte) groet(?:en|jes)?|groet(?:en|jes)?|hoogachtend|de meeste hoogachting|met de meeste hoogachting|(?:hartelijk |alvast )?(?:bedankt|dank)(?: u)?|vriendelijk bedankt|mvg",
    introduces:
      "u spreekt met|met|mijn naam is|ik ben|dit is|ondertekend (?:door|voor)|namens|getekend(?: door)?|voor deze",
    creditor: "schuldeiser|crediteur|begunstigde|verkoper|leverancier|opdrachtnemer|afzender",
    debtor: "schuldenaar|debiteur|klant|afnemer|opdrachtgever|koper|geadresseerde",
    declined: "",
    from: "van|door|namens",
    fromEnd: "is|zijn|was|waren|vervalt|vervallen|te|betaling|nu",
  },
  amounts: {
    billed:
      "factuur(?:bedrag|totaal|saldo)|hoofdsom|oorspronkelijke? (?:bedrag|factuurbedrag|factuur)|gefactureerd(?:e bedrag)?",
    balance:
      "openstaande? (?:bedrag|saldo|post|vordering|som)|open(?:staand)?|nog te (?:betalen|voldoen)|restbedrag|resterende? (?:bedrag|saldo)|saldo|verschuldigde? (?:bedrag|som)?|achterstallige? bedrag",
    total:
      "totaal(?:bedrag)?|totale? (?:bedrag|vordering|verschuldigde|som|schuld)|in totaal|alles bij elkaar|nu te betalen|te betalen bedrag|tezamen|samen|eindtotaal",
    fee: "aanmaningskosten|herinneringskosten|administratiekosten|(?:te )?laat-?betalingskosten|toeslag(?: wegens| voor)?(?: te late betaling)?|boete|kosten (?:voor|wegens) (?:te )?late betaling|schadebeding",
    interest: INTEREST,
    costs:
      "(?:buitengerechtelijke )?incassokosten|invorderingskosten|vergoeding voor invorderingskosten|schadevergoeding|buitengerechtelijke kosten",
    discount: "betalingskorting van|korting van|u bespaart|bespaart u",
    disputed: "niet meegerekend|betwiste? (?:bedrag|deel|gedeelte)?|in geschil",
    settled: "betaald of gecrediteerd|reeds (?:betaald|voldaan)|al (?:betaald|voldaan)",
    payment:
      "(?:uw |de )?(?:deel)?betaling (?:van|ad|ter hoogte van)|(?:ontvangen|overgemaakt|bijgeschreven)(?: bedrag)?|overboeking van|overschrijving van",
    credit:
      "creditnota(?: van| ad)?|creditfactuur(?: van| ad)?|gecrediteerd(?: bedrag)?|crediteren|te hoog|te veel",
    remaining:
      "(?:blijft|resteert|rest)(?: er)?(?: nog| dan| daarmee)*(?: te betalen| over)?|gecorrigeerde? (?:bedrag|saldo|totaal)|nieuwe? (?:saldo|totaal|totaalbedrag)",
  },
  links: "is|zijn|als|in|aan|het|de|uw|ons|onze|dat|wordt|bedraagt|bedragen",
  included: "inbegrepen|meegerekend|inclusief|incluis",
  days: {
    issued: {
      before:
        "factuurdatum(?: is| was|:)?|factu(?:ur|ren)[^.\\n]{0,30} (?:van|d\\.d\\.|dd\\.?)|gedateerd(?: op)?|d\\.d\\.|uitgereikt op|opgemaakt op|verzonden op",
      behind: "",
    },
    due: {
      before:
        "verval(?:datum|dag)(?: is| was| van| op|:)?|uiterste betaal(?:datum|dag)(?: is| was|:)?|betaaltermijn (?:liep af|verstreek|eindigde)(?: op)?|verv(?:alt|iel|ielen|allen)(?: is| zijn)?(?: op| sinds)?|(?:open|openstaand|openstaan|achterstallig|onbetaald|opeisbaar) sinds|(?:was|waren) (?:te betalen|verschuldigd|betaalbaar)(?: op| vóór| voor| uiterlijk| uiterlijk op)?|(?:had|hadden)(?: al| reeds)?(?: uiterlijk)? op",
      behind: "(?:is|was|zijn|waren) (?:verstreken|vervallen)|(?:verviel|vervielen|vervalt)",
    },
    deadline: {
      before:
        "(?:gelieve|graag|verzoeken|verzoek|vragen|wilt|kunt|zou|zult|moet|moeten|dient|dienen|sommeren|sommeer|verwachten|tenzij|lukt|laat|antwoord|reageer|betaal|voldoe|maak|ontvangen wij|ontvang ik)(?!\\p{L})(?:(?!was|waren|sinds)[^.\\n]){0,90} (?:uiterlijk(?: op)?|vóór|voor|tot(?: en met| uiterlijk)?|ten laatste(?: op)?|tegen)|(?:nieuwe|laatste|uiterste) (?:termijn|deadline|datum)(?: is|:)?|betaal(?:d)? uiterlijk(?: op)?|deadline:?",
      behind: "",
    },
    reminded: {
      before:
        "(?:herinnerd(?:en)?|herinnerden|aangeschreven|schreven|geschreven|gemaild|gebeld|gesproken|aangemaand)(?: wij| ik)?(?: u| hieraan)*(?: al| reeds| eerder)*(?: op)?|(?:herinnering|aanmaning|brief|mail|bericht)(?:en)? (?:van|d\\.d\\.)",
      behind: "",
    },
    received: {
      before:
        "(?:ontvangen|binnengekomen|bijgeschreven|ontvangst)(?: is)?(?: op)?|(?:ontvingen|ontvangst van)[^.\\n]{0,80} op",
      behind:
        "(?:in goede orde |goed |bij ons |bij mij )*(?:ontvangen|binnengekomen|bijgeschreven|bij (?:ons|mij) binnen\\p{L}*)",
    },
    today: { before: "(?:naar de )?stand (?:van|op|per)|per heden,?|vandaag,?|per", behind: "" },
  },
  rhythms: {
    week: "wekelijkse?|elke week|iedere week|per week|weektermijn(?:en)?",
    fortnight:
      "tweewekelijkse?|veertiendaagse?|(?:om de|elke|iedere) (?:twee|2) weken|om de week|per twee weken",
    month: "maandelijkse?|elke maand|iedere maand|per maand|maandtermijn(?:en)?",
  },
  currencies: {
    EUR: "euro(?:'s)?",
    USD: "(?:Amerikaanse |US[- ])?dollars?",
    GBP: "(?:Britse |Engelse )?pond(?:en)?(?: sterling)?",
    CHF: "(?:Zwitserse )?frank(?:en|s)?",
    JPY: "(?:Japanse )?yen",
    PLN: "(?:Poolse )?z[lł]oty(?:'s)?",
    SEK: "(?:Zweedse )?kronen",
    KWD: "(?:Koeweitse )?dinars?",
    INR: "roepies?",
  },
  chatter:
    "(?:hier|hieronder|dit) (?:is|zijn|volgt|vindt u|staat) (?:een|de|het|je|uw|mijn)(?: [\\p{L}-]+){0,4} (?:concept|ontwerp|versie|bericht|brief|tekst|e-?mail|mail|voorstel|herinnering)|laat (?:het )?(?:me|mij)(?: even| maar)? weten (?:of|als|wanneer) (?:je|u|jij)[^.\\n]{0,30}(?:aanpas|wijzig|verander|korter|anders)\\p{L}*|(?:zal|kan|moet) ik (?:de|het|hem|nog)[^.\\n]{0,30} (?:aanpas|wijzig|verander|inkort)\\p{L}*|ik hoop dat dit helpt|(?:opmerking|noot|tip): ?(?:pas|vervang|wijzig|je kunt|u kunt)[^\\n]*|(?:zeker|natuurlijk|uiteraard|prima|graag gedaan)[!,.] ?(?:hier|ik|hierbij|hieronder)[^\\n]*|(?:hier|hieronder) (?:is|volgt|vindt u|vind je|staat) (?:de|het|een|uw|je|mijn) (?:gevraagde |herschreven |aangepaste |nieuwe )?(?:concept\\p{L}*|brief|bericht|e-?mail|mail|herinnering|tekst|versie|voorstel voor)[^\\n]*|als (?:een )?(?:AI|kunstmatige intelligentie|taalmodel|assistent|chatbot)[^.\\n]{0,40}|ik kan (?:u |je )?(?:daar|hier)(?:mee|bij) (?:helaas )?niet[^.\\n]{0,30}|(?:optie|versie|variant|concept) (?:[0-9]|een|twee|[abc])[.:)]?|(?:onderwerpregel|toon|opmerking voor de (?:gebruiker|afzender)|toelichting|aantal woorden): ?[^\\n]*|laat (?:het )?(?:me|mij) (?:gerust )?weten (?:of|als) (?:u|je) (?:nog )?(?:wijzigingen|aanpassingen|een andere)[^.\\n]{0,40}|ik heb (?:de|het|een) (?:tekst|brief|bericht|mail|concept)[^.\\n]{0,40}(?:geschreven|herschreven|aangepast|opgesteld)|systeemprompt|(?:vorige|eerdere|bovenstaande) (?:instructies|opdrachten)|voel je vrij om[^.\\n]{0,40}",
  unfilled:
    "(?:hier )?(?:de )?(?:naam|bedrag|datum|nummer|link|adres|factuurnummer|saldo)[^.\\n]{0,20} (?:invullen|invoegen|toevoegen|aanvullen)|(?:vul|voeg) (?:hier )?[^.\\n]{0,30} (?:in|toe)|(?:klant|bedrijfs|contact)naam|naam (?:klant|bedrijf|afzender)|(?:nader te|nog te|wordt nog) (?:bepalen|bepaald|aangevuld|ingevuld|vul\\p{L}+)|n\\.n\\.b\\.|n\\.t\\.b\\.|nnb|ntb|lorem ipsum|tbd|xxx+",
  condition:
    "als|indien|wanneer|mocht(?:en)?|tenzij|zodra|of|zolang|totdat|voordat|misschien|wellicht|mogelijk|eventueel|(?<=^\\s*)(?:is|zijn|heeft|hebt|hebben|bent|was|wordt|komt|betaalt)",
  negation: "geen|niet(?!-)|nooit|zonder|noch|nimmer|evenmin",
  claims: {
    legal_action:
      "rechter\\p{L}*|(?:kanton)?rechtbank\\p{L}*|gerechtelijk\\p{L}*|gerecht|rechtsza(?:ak|ken)|rechtsmiddel\\p{L}*|rechtsmaatregel\\p{L}*|rechtsgang|rechtsvordering|in rechte|juridisch\\p{L}* (?:\\p{L}+ )?(?:stap\\p{L}*|procedure\\p{L}*|weg|maatregel\\p{L}*|actie\\p{L}*|traject\\p{L}*|gevolgen|consequenties|afdeling|advies|adviseur|hulp|bijstand)|advocat\\p{L}*|advocaat|jurist(?:en)?|dagvaard\\p{L}*|procederen|kort geding|(?:een )?procedure (?:te )?(?:starten|aanspannen|beginnen)|vredegerecht|vrederechter|betalingsbevel|naar de rechter|gerechtsprocedure|juridisch laten",
    court_costs:
      "(?:proces|gerechts|advocaten|advocaat|dagvaardings|juridische |gerechtelijke )kosten|griffierecht\\p{L}*|rechtsplegingsvergoeding|kosten van (?:een |de |het )?(?:rechter|rechtbank|procedure|advocaat|geding|dagvaarding)",
    enforcement:
      "(?:gerechts)?deurwaarder\\p{L}*|(?:loon|bank|derden)?beslag\\p{L}*|in beslag|inbeslag\\p{L}*|vonnis\\p{L}*|executi\\p{L}*|executoria\\p{L}*|faillissement\\p{L}*|failliet\\p{L}*|dwangbevel\\p{L}*|dwangsom\\p{L}*|tenuitvoerlegging|insolventie\\p{L}*|openbare verkoop",
    collections:
      "(?<!automatische )incasso(?!kosten|machtiging|opdracht)\\p{L}*|uit handen (?:te )?(?:geven|gegeven)|geven (?:wij |we )?[^.\\n]{0,30}uit handen|(?:aan|naar) (?:een )?(?:derde(?:n|\\s?partij)?|derde partij(?:en)?) (?:\\p{L}+ )?(?:over\\p{L}*|door\\p{L}*|geven|gegeven|verkopen|verkocht)|vordering (?:overdragen|over te dragen|overgedragen|verkopen|cederen)|schuldinvordering\\p{L}*|invorderingsbedrij\\p{L}*|schuldsanering|dragen (?:wij |we )?[^.\\n]{0,40} over aan[^.\\n]{0,30}",
    credit_bureau:
      "bkr|bureau krediet\\p{L}*|krediet(?:registratie|waardig\\p{L}*|score\\p{L}*|rapport\\p{L}*|beoordeling\\p{L}*|informati\\p{L}*|status|verzekera\\p{L}*|bureau\\p{L}*)|graydon|creditsafe|experian|altares|dun (?:&|en) bradstreet|focum|zwarte lijst|wanbetalers?\\p{L}*|betalingsregister|centrale voor kredieten",
    police:
      "politie\\p{L}*|(?<!-)aangifte|strafrecht\\p{L}*|strafba\\p{L}*|strafklacht|justitie|openbaar ministerie|officier van justitie|fraude\\p{L}*|frauduleu\\p{L}*|oplichting|belastingdienst|fiscus|fiod|gevangenis|parket|(?:bevoegde |de )autoriteiten",
    publicity:
      "(?:openbaar|publiekelijk|publiek) (?:te )?(?:maken|gemaakt)|(?:maken|maak) [^.\\n]{0,30}(?:openbaar|publiek|bekend)|publice\\p{L}*|gepubliceerd|publiciteit|soci(?:ale|al) media|linkedin|facebook|twitter|instagram|google[- ]?(?:reviews?|recensies?)|(?:slechte|negatieve|online) (?:reviews?|recensies?|beoordeling\\p{L}*)|(?:review|recensie)s?|openbaarheid|schandpaal|aan de kaak|journalist\\p{L}*|kranten?|de pers|(?:anderen|iedereen|andere bedrijven) [^.\\n]{0,20}(?:waarschuwen|informeren)|waarschuwen [^.\\n]{0,20}(?:anderen|iedereen)",
    third_parties: `(?:informeren|inlichten|benaderen|contacteren|waarschuwen|bellen|aanschrijven|lichten|brengen|stellen|nemen|vertellen|melden|schakelen)[^.\\n]{0,40} uw (?:\\p{L}+ )?${YOURS}[^.\\n]{0,30}|uw (?:\\p{L}+ )?${YOURS}[^.\\n]{0,40} (?:informeren|inlichten|in te lichten|benaderen|te benaderen|contacteren|waarschuwen|bellen|aanschrijven|op de hoogte \\p{L}+|in kennis \\p{L}+)`,
    suspend_service: `opschort\\p{L}*|opgeschort|op te schorten|schorten [^.\\n]{0,60} op|${SERVICE}[^.\\n]{0,50} (?:stop(?:ge)?zet\\p{L}*|stop te zetten|stopt|stoppen|gestopt|gestaakt|staken|geblokkeerd|blokkeren|afgesloten|afsluiten|beëindig\\p{L}*|beeindig\\p{L}*|stilgelegd|stil te leggen|opgezegd|opzeggen|ontbonden|ontbinden|ingetrokken|verwijderd|offline)|(?:stoppen|staken|blokkeren|beëindigen|ontbinden|sluiten|opzeggen) (?:wij |we )?[^.\\n]{0,30}(?<!\\p{L})${SERVICE}(?!\\p{L})|(?:zetten|leggen|zeggen|halen) (?:wij |we )?[^.\\n]{0,30}(?<!\\p{L})${SERVICE}(?!\\p{L})[^.\\n]{0,30} (?:stop|stil|op|offline)`,
    late_fee:
      "aanmaningskosten|herinneringskosten|administratiekosten|toeslag(?:en)?|(?:kosten|vergoeding|toeslag) (?:voor|wegens) (?:te )?late betaling|schadebeding\\p{L}*|(?:te )?late-?betalings(?:kosten|toeslag|vergoeding)|verhogingsbeding",
    interest: INTEREST,
    compensation:
      "incassokosten|buitengerechtelijke (?:incasso)?kosten|invorderingskosten|schadevergoeding\\p{L}*|schadeloosstelling\\p{L}*",
    more_charges: `boete\\p{L}*|strafrente|dwangsom\\p{L}*|(?:verdere|bijkomende|extra|aanvullende|hogere|meer) kosten|(?:zullen|zult|zal|worden|wordt|gaan|komen|komt|brengen|moeten|berekenen|lopen|loopt)(?: wij| we)? [^.\\n]{0,50}(?:${COSTS}|${INTEREST}|toeslag)|(?:${COSTS}|${INTEREST}|toeslag)[^.\\n]{0,40} (?:in rekening (?:te brengen|brengen|worden|gebracht worden)|bijkomen|bij komen|oplopen|loopt op|lopen op|toenemen|doorlopen|loopt door|dagelijks|elke (?:dag|maand)|vanaf (?:vandaag|morgen|nu))`,
    pressure:
      "gevolgen|consequenties|(?:zien|voelen|voel|zie) (?:wij |we |ik )?(?:ons|me|mij) (?:\\p{L}+ )?(?:gedwongen|verplicht)|genoodzaakt(?! (?:om )?(?:de |deze |onze |een )?(?:juridisch|gerechtelijk|rechtsmaatregel|zaak|vordering|procedure|kwestie|incasso|over te dragen|u te dagvaarden))|gedwongen|geen andere (?:keus|keuze|optie|mogelijkheid|weg)|verdere (?:stappen|maatregelen|acties?)|(?:nadere|andere|passende|harde) maatregelen|(?:alle|onze) rechten voor\\p{L}*|behouden (?:wij )?ons [^.\\n]{0,40}voor|wij weten waar[^.\\n]{0,20}|(?:zal|zult|gaat) (?:u )?[^.\\n]{0,15}(?:spijt|betreuren|berouwen)|(?:komen|staan|langs)[^.\\n]{0,25} (?:bij u (?:thuis|langs)|voor uw deur|aan de deur|langs|op de stoep)|(?:sturen|stuur) [^.\\n]{0,30} langs|(?:geld|bedrag)[^.\\n]{0,20} (?:ophalen|te halen)|anders (?:zwaait|gebeurt)[^.\\n]{0,20}|u bent gewaarschuwd|onmiddellijke actie",
    no_notice:
      "zonder (?:enige )?(?:verdere|nadere|voorafgaande) (?:aankondiging|waarschuwing|kennisgeving|aanmaning|herinnering|berichtgeving|bericht)",
    final_stage:
      "(?:aller)?(?:laatste|finale|vierde) (?:\\p{L}+ )?(?:aanmaning|herinnering|betalingsherinnering|sommatie|waarschuwing|kans|verzoek|gelegenheid|brief|betalingsverzoek|mogelijkheid|oproep|ingebrekestelling)|ingebrekestelling\\p{L}*|(?:stellen|stel) (?:wij |ik |we )?u [^.\\n]{0,20}in gebreke|in gebreke (?:te )?(?:stellen|gesteld)|sommatie\\p{L}*|sommeren|sommeer|formele aanmaning|in verzuim",
    third_stage:
      "(?:derde|3e|3de) (?:en laatste )?(?:betalings)?(?:herinnering|aanmaning|verzoek|brief)|(?:derde|3e|3de) (?:keer|maal)",
    second_stage: "(?:tweede|2e|2de) (?:betalings)?(?:herinnering|aanmaning|verzoek)",
    waiver: `kwijtscheld\\p{L}*|kwijt te schelden|kwijtgescholden|scheld\\p{L}* [^.\\n]{0,40} kwijt|af(?:ge)?boek\\p{L}*|af te boeken|boek(?:en)? [^.\\n]{0,40} af|afgeschreven|(?:afzien|af te zien) van|(?:zie|zien|afgezien) (?:wij |we |ik )?[^.\\n]{0,25}(?:ervan |af )?af? ?van[^.\\n]{0,20}|laat(?:en)? (?:wij |we )?[^.\\n]{0,25}(?<!\\p{L})(?:vallen|schieten|rusten|zitten)|(?:rekenen|berekenen|brengen) [^.\\n]{0,30}geen (?:${INTEREST}|${COSTS})|(?:hoeft|hoeven|moet) (?:u )?[^.\\n]{0,30}niets? (?:meer )?te (?:betalen|voldoen)|(?:nooit|niet) (?:naar de rechter|dagvaarden|procederen|juridisch\\p{L}*)|beschouwen [^.\\n]{0,40}als (?:afgedaan|afgehandeld|voldaan|betaald|gesloten)`,
    discount:
      "(?:betalings|contant|kwantum|klanten|snelbetaal|prijs)?korting(?:en|spercentage)?|skonto|disconto",
    reduction:
      "rabat\\p{L}*|aftrek\\p{L}*|af te trekken|in mindering (?:te )?breng\\p{L}*|verminder\\p{L}*|verlag\\p{L}*|terugbeta\\p{L}*|terugstort\\p{L}*|restitutie|gratis|kosteloos|(?:de )?helft|coulance\\p{L}*|cadeau\\p{L}*|tegoedbon\\p{L}*|goodwill|{n} ?(?:%|procent) (?:minder|eraf|korting)|(?:minder|lager bedrag) (?:te )?betalen",
    more_time:
      "uitstel\\p{L}*|(?:meer|extra|langer de|wat meer|nog wat) tijd|verleng\\p{L}*|geen haast|neem (?:gerust |rustig )?(?:de|uw|alle) tijd|later (?:te )?betalen|(?:volgende|komende) maand (?:te )?betalen|wanneer het (?:u )?(?:uitkomt|schikt)|respijt\\p{L}*|opschuiven|{n} (?:dagen|weken|maanden) (?:extra|langer|uitstel)|(?:extra|nog eens) {n} (?:dagen|weken|maanden)",
    instalments:
      "(?:maand|deel|af)?termijnen|(?:termijn|deel)betaling\\p{L}*|(?:af)?betalingsregeling\\p{L}*|(?:af)betalingsplan\\p{L}*|betaalplan\\p{L}*|afbetal\\p{L}*|gespreid\\p{L}* (?:te )?betal\\p{L}*|(?:te )?spreiden|in (?:delen|gedeelten|stukken|twee keer|drie keer)",
    silence:
      "geen (?:verdere |nieuwe |andere |extra )?(?:betalings)?(?:herinnering(?:en)?|aanmaning(?:en)?)|(?:niet|nooit) (?:meer |langer |opnieuw |verder )?(?:herinneren|aanmanen|benaderen|contacteren|lastigvallen|lastig vallen|aanschrijven)",
    guarantee:
      "(?:wij|we|ik) (?:garander\\p{L}*|belov\\p{L}*|beloof|verzeker\\p{L}*)|(?:garander|belov|verzeker)en (?:wij|we) u[^.\\n]{0,10}|gegarandeerd|garandeer\\p{L}*|garantie(?: dat)?",
    bank_change:
      "(?:nieuwe?|gewijzigde?|andere?|aangepaste?) (?:bank(?:rekening(?:nummer)?|gegevens|nummer)?|rekening(?:nummer)?|iban(?:-nummer)?|betaalgegevens|betalingsgegevens)|(?:bankgegevens|(?:bank)?rekening(?:nummer)?|iban|betaalgegevens)[^.\\n]{0,30} (?:gewijzigd|veranderd|aangepast)",
    settled:
      "(?<!(?<!\\p{L})(?:niet|nooit)(?!\\p{L})[^.,;:\\n]{0,40})(?<!(?:^|[.!?]\\s|\\n))(?:is|zijn|werd|werden|was|waren) (?:(?!niet|nog|geen)[^.,;:\\n]){0,40}(?<!\\p{L})(?:betaald|voldaan|vereffend|afgehandeld|afgerond|afgelost|aangezuiverd)|niets (?:meer )?(?:te betalen|verschuldigd|open)|geen (?:verdere )?betaling (?:meer )?(?:nodig|vereist|verschuldigd)|(?:bent|zijn) (?:u )?(?:ons )?niets (?:meer )?(?:verschuldigd|schuldig)|(?:niet|niets) (?:meer|langer) (?:open|verschuldigd|openstaand)|volledig (?:betaald|voldaan)|staat (?:er )?niets (?:meer )?open|(?:saldo|rekening) (?:is|bedraagt|staat op) nul|hoeft (?:u )?(?:verder )?niets meer te doen",
    cancelled:
      "(?:factuur|rekening|vordering)[^.\\n]{0,15} (?:is|wordt|werd) (?:\\p{L}+ )?(?:vervallen verklaard|ingetrokken|geannuleerd|nietig|ongeldig|tegengeboekt|gecrediteerd)|vervallen verklaard|(?:is|zijn|werd|werden|was|waren) (?:(?!niet|nog)[^.,;:\\n]){0,40}(?<!\\p{L})(?:geannuleerd|ingetrokken|gestorneerd|nietig|geschrapt|vernietigd)|kom(?:t|en) (?:\\p{L}+ )?te vervallen|(?:annuleren|annuleer|storneren|schrappen) (?:wij |we |ik )?[^.\\n]{0,30}(?:factuur|vordering|rekening)|(?:wij|we|ik|hiermee|hierbij) (?:annuler\\p{L}*|annuleer)|(?:factuur|rekening|vordering) [^.\\n]{0,25}als (?:vervallen|niet verzonden|nietig|afgedaan)|trekken [^.\\n]{0,40}(?:factuur|vordering|rekening)[^.\\n]{0,20} in|(?:negeer|vergeet) (?:\\p{L}+ )?(?:deze|de|onze) (?:factuur|rekening|vordering)|(?:deze|de|onze) (?:factuur|rekening|vordering) (?:\\p{L}+ )?(?:negeren|vergeten)",
    credit:
      "(?:is|zijn|werd|werden|hebben|heeft|heb)(?: wij| we| ik)? (?:(?!niet|nog)[^.,;:\\n]){0,40}(?<!\\p{L})gecrediteerd|creditnota\\p{L}*|creditfactu\\p{L}*|crediteren|tegoed",
    received:
      "(?:hebben|heb|wij|we|ik) (?:(?!niet|nog|geen|graag)[^.\\n]){0,30}(?:uw|de|het) (?:volledige )?(?:betaling|bedrag|overboeking|overschrijving)(?:(?!niet|nog|geen)[^.\\n]){0,40} (?:ontvangen|binnengekregen|mogen ontvangen)|uw (?:volledige |deel)?betaling(?:(?!niet|nog|geen)[^.\\n]){0,40} (?:ontvangen|binnengekomen|bijgeschreven|binnen)|betaling (?:is )?(?:goed |in goede orde )?(?:ontvangen|binnengekomen)|(?<!(?:alvast|voorbaat|vooraf) (?:\\p{L}+ )?)(?:dank(?: u)?(?: wel)?|bedankt|danken (?:wij |we )?u(?: hartelijk)?) voor (?:uw|de) (?:\\p{L}+ )?(?:betaling|overboeking|overschrijving)",
    insult:
      "oplichter\\p{L}*|bedrieger\\p{L}*|bedrog|leugen\\p{L}*|liegt|liegen|gelogen|die(?:f|ven)|diefstal|ste(?:el|len|elt)|gestolen|schurk\\p{L}*|boef|boeven|onbeschoft\\p{L}*|brutaal|brutale|schaam\\p{L}*|schamen|schande\\p{L}*|idio\\p{L}*|dom|domme|stom|stomme|stommeling\\p{L}*|zielig\\p{L}*|belachelijk\\p{L}*|onbekwa\\p{L}*|incompetent\\p{L}*|klaplope\\p{L}*|parasi\\p{L}*|smoes\\p{L}*|uitvluchten|verdomme?\\p{L}*|onverantwoordelijk\\p{L}*|onprofessione\\p{L}*|lui|luie|walgelijk\\p{L}*|waardeloos|waardeloze|asociaa?l\\p{L}*|zwendel\\p{L}*|spuugzat|schofterig\\p{L}*",
  },
};
