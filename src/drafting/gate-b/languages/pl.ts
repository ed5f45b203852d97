import type { ReadingWords } from "./reading-words.ts";

/** Each number in its own forms: with people, in the cases of things, and "dwoje". */
const VALUES: readonly [value: number, forms: string][] = [
  [0, "zero zera"],
  [1, "jeden jedna jedno jednego jednej jednemu jednym jedną"],
  [2, "dwa dwie dwóch dwu dwom dwoma dwiema dwoje"],
  [3, "trzy trzech trzem trzema troje"],
  [4, "cztery czterech czterem czterema czworo"],
  [5, "pięć pięciu pięcioma pięcioro"],
  [6, "sześć sześciu sześcioma"],
  [7, "siedem siedmiu siedmioma"],
  [8, "osiem ośmiu ośmioma"],
  [9, "dziewięć dziewięciu dziewięcioma"],
  [10, "dziesięć dziesięciu dziesięcioma"],
  [11, "jedenaście jedenastu jedenastoma"],
  [12, "dwanaście dwunastu dwunastoma"],
  [13, "trzynaście trzynastu"],
  [14, "czternaście czternastu czternastoma"],
  [15, "piętnaście piętnastu"],
  [16, "szesnaście szesnastu"],
  [17, "siedemnaście siedemnastu"],
  [18, "osiemnaście osiemnastu"],
  [19, "dziewiętnaście dziewiętnastu"],
  [20, "dwadzieścia dwudziestu dwudziestoma"],
  [30, "trzydzieści trzydziestu trzydziestoma"],
  [40, "czterdzieści czterdziestu"],
  [50, "pięćdziesiąt pięćdziesięciu"],
  [60, "sześćdziesiąt sześćdziesięciu"],
  [70, "siedemdziesiąt siedemdziesięciu"],
  [80, "osiemdziesiąt osiemdziesięciu"],
  [90, "dziewięćdziesiąt dziewięćdziesięciu"],
  [100, "sto stu"],
  [200, "dwieście dwustu"],
  [300, "trzysta trzystu"],
  [400, "czterysta czterystu"],
  [500, "pięćset pięciuset"],
  [600, "sześćset sześciuset"],
  [700, "siedemset siedmiuset"],
  [800, "osiemset ośmiuset"],
  [900, "dziewięćset dziewięciuset"],
];
const THOUSANDS = "tysiąc tysiąca tysiące tysięcy tysiącu tysiącom tysiącach".split(" ");
const MILLIONS = "milion miliona miliony milionów".split(" ");

/** Without the marks that many leave out: "pięć" is "piec". */
function plain(text: string): string {
  return text.replaceAll("ł", "l").normalize("NFD").replace(/\p{M}/gu, "");
}

const BY_FORM = new Map(
  VALUES.flatMap(([value, forms]) => forms.split(" ").map((form) => [plain(form), BigInt(value)] as const)),
);
const FORMS = [...VALUES.flatMap(([, forms]) => forms.split(" ")), ...THOUSANDS, ...MILLIONS].sort(
  (a, b) => b.length - a.length,
);
const WORD = `(?:${[...new Set(FORMS.flatMap((form) => [form, plain(form)]))].join("|")})`;

function readNumber(text: string): bigint | undefined {
  const [thousands, millions] = [THOUSANDS, MILLIONS].map((forms) => new Set(forms.map(plain)));
  let total = 0n;
  let group = 0n;
  for (const word of plain(text)
    .split(/[\s-]+/)
    .filter(Boolean)) {
    const value = BY_FORM.get(word);
    if (value !== undefined) group += value;
    else if (thousands!.has(word) || millions!.has(word)) {
      total += (group || 1n) * (thousands!.has(word) ? 1_000n : 1_000_000n);
      group = 0n;
    } else return undefined;
  }
  return total + group;
}

const YOURS =
  "(?:pracodawc|szef|przełożon|klient|kontrahent|rodzin|rodzic|sąsiad|dostawc|konkurenc|bank|partner|współpracown|pracownik|małżon|żon|męż|wspólnik|inwestor|zarząd)\\p{L}*";
const SERVICE =
  "(?:usług|prac|dostaw|świadcze|realizac|dostęp|wsparci|serwis|współprac|hosting|stron|zamówie|abonament|licencj)\\p{L}*";
const OF_ACCOUNT = "(?:rachun(?:ek|ku|kiem|ki|ków)|kont(?:o|a|u|em|ie))(?!\\p{L})";

export const pl: ReadingWords = {
  language: "pl",
  spaced: true,
  common:
    "i w na z nie jest są się że jeśli prosimy proszę państwo państwa państwu za od oraz tej tę lub po przez dziękujemy dziękuję to już czy ten który która która faktury faktura płatności zapłaty",
  dates: {
    months: {
      styczniu: 1,
      lutym: 2,
      marcu: 3,
      kwietniu: 4,
      maju: 5,
      czerwcu: 6,
      lipcu: 7,
      sierpniu: 8,
      wrześniu: 9,
      wrzesnia: 9,
      wrzesień: 9,
      październiku: 10,
      pazdziernika: 10,
      paźdz: 10,
      listopadzie: 11,
      grudniu: 12,
      grudzien: 12,
      // Roman figures; a bare I, V or X is a word or a sign as well.
      ii: 2,
      iii: 3,
      iv: 4,
      vi: 6,
      vii: 7,
      viii: 8,
      ix: 9,
      xi: 11,
      xii: 12,
    },
    weekdays: {
      poniedziałku: 1,
      poniedziałkiem: 1,
      poniedzialek: 1,
      wtorku: 2,
      wtorkiem: 2,
      środę: 3,
      środy: 3,
      środą: 3,
      sroda: 3,
      srode: 3,
      czwartku: 4,
      czwartkiem: 4,
      piątku: 5,
      piątkiem: 5,
      piatek: 5,
      piatku: 5,
      sobotę: 6,
      soboty: 6,
      sobotą: 6,
      niedzielę: 7,
      niedzieli: 7,
      niedzielą: 7,
      niedziele: 7,
    },
    ordinal: "-?e?go|-ego",
    beforeDay: "dnia|dn\\.",
    between: "",
    afterYear: "roku|r\\.?",
    more: [],
    eras: {},
  },
  numbers: { pattern: `${WORD}(?:[ -]${WORD})*`, read: readNumber },
  units: {
    days: "(?:kolejnych |następnych )?(?:dni(?:ach|om|ami)?|dzień|dnia|dniu)(?: robocz\\p{L}+| kalendarzow\\p{L}+)?",
    weeks: "ty(?:dzień|godni(?:e|a|u|ach|ami|om)?)",
    months: "miesi(?:ąc\\p{L}*|ęcy)",
    percent: "%|procent\\p{L}*|proc\\.",
    invoices:
      "(?:otwart\\p{L}+ |nieopłacon\\p{L}+ |niezapłacon\\p{L}+ |zaległ\\p{L}+ |przeterminowan\\p{L}+ )*faktur\\p{L}*",
    instalments:
      "(?:równ\\p{L}+ |miesięczn\\p{L}+ |tygodniow\\p{L}+ |kolejn\\p{L}+ |comiesięczn\\p{L}+ )*(?:rat(?:a|y|ę|ą|ach|om|ami|ami)?|wpłat(?:a|y|ę|ą|ach|om|ami)?)",
    reminders:
      "(?:wcześniejsz\\p{L}+ |poprzedni\\p{L}+ |pisemn\\p{L}+ )*(?:przypomnie\\p{L}+|monit\\p{L}*|wezwa\\p{L}+|upomnie\\p{L}+)",
  },
  counts: {
    late: "{n} (?:dni|dzień) (?:po (?:terminie|upływie terminu)|opóźnienia|zwłoki|temu|spóźnienia)|(?:opóźnion|przeterminowan|spóźnion)\\p{L}+(?: już)? o {n} (?:dni|dzień)|(?:zaległ|przeterminowan|nieopłacon|niezapłacon)\\p{L}+(?: już)? od {n} dni|od {n} dni(?: jest| są| pozostaje| pozostają)? (?:zaległ|przeterminowan|nieopłacon|niezapłacon|po terminie|wymagaln)\\p{L}*|opóźnieni\\p{L}+ (?:w (?:płatności|zapłacie) )?(?:wynosi |wynoszące )?(?:już |obecnie )?{n} (?:dni|dzień)|przekroczon\\p{L}+(?: już)? o {n} (?:dni|dzień)",
    early:
      "(?:termin(?: płatności)?|płatn\\p{L}+|upływa|mija|przypada) (?:za|w ciągu) {n} (?:dni|dzień)|za {n} (?:dni|dzień) (?:mija|upływa|przypada|minie|upłynie)[^.\\n]{0,10}termin|do terminu(?: płatności)? pozosta\\p{L}+ {n} (?:dni|dzień)",
    today:
      "(?:mija|upływa|przypada|płatn\\p{L}+) (?:dzisiaj|dziś)|(?:dzisiaj|dziś) (?:mija|upływa|przypada)(?: termin)?",
    tomorrow: "(?:mija|upływa|przypada|płatn\\p{L}+) jutro|jutro (?:mija|upływa|przypada)(?: termin)?",
    yesterday: "(?:minął|upłynął|przypadał) wczoraj|wczoraj (?:minął|upłynął|przypadał)(?: termin)?",
    within:
      "(?:w ciągu|w przeciągu|w terminie|na przestrzeni) (?:najbliższych |kolejnych |następnych )?{n} (?:dni|dnia)(?: robocz\\p{L}+| kalendarzow\\p{L}+)?",
  },
  announces: {
    reference:
      "faktur(?:a|y|ę|ze|ą|om|ach|ami)?|zaliczkow(?:a|ej|ą)|częściow(?:a|ej|ą)|końcow(?:a|ej|ą)|fv|nr|numer(?:u|em|y|ów|ach)?|num|nota|korygując(?:a|ą|ej)|zamówieni(?:e|a|u|em)|zlecenie|sygn|tytuł(?:em)?|tytule|rachunek|rachunku|konto|bic|swift|podać|podanie|dotyczy",
    and: "i|oraz",
    phone:
      "(?:pod )?(?:numer(?:em)? (?:telefonu|tel))|telefon(?:u|icznie)?(?: pod numerem)?|tel|kom|zadzwonić(?: pod)?(?: numer)?|infolinia|pod numerem",
  },
  names: {
    greeting:
      "szanown(?:a|y|i|e)|dzień dobry|dobry wieczór|witam(?: serdecznie)?|witaj|drog(?:a|i|ie)|drodzy|cześć",
    honorific: "",
    titles:
      "pani pan panie panowie państwo państwa panu pana panią i oraz dr prof mgr inż wszyscy zespół zespole księgowość księgowości dział działu drodzy szanowna szanowny szanowni szanowne kontrahencie kontrahenci kliencie klienci klientko dyrektorze dyrektor prezesie prezes redakcjo ponownie serdecznie dzień dobry do w firmie firma",
    signOff:
      "(?:łączę |serdecznie |z )?(?:serdeczn\\p{L}+ |miłymi )?(?:pozdrawiam(?:y)?|pozdrowieniami|pozdrowienia|wyrazy szacunku)(?: serdecznie)?|z (?:poważaniem|wyrazami (?:szacunku|uznania)|szacunkiem|uszanowaniem)|z góry dziękuj(?:ę|emy)|dziękuj(?:ę|emy)|pozdr",
    introduces: "tu|mówi|nazywam się|w imieniu|podpisano|podpis|z upoważnienia|z up\\.",
    creditor: "wierzyciel|sprzedawca|wystawca|odbiorca przelewu|wykonawca|zleceniobiorca",
    debtor: "dłużnik|nabywca|klient|zamawiający|kontrahent|zleceniodawca|adresat",
    declined:
      "a o u y i e ę ą ie em om owi ach ami ej iej ego emu ym im ią iu io ze rze sze ku ka kowi kiem ce cie dzie le nie ni ii",
    from: "od",
    fromEnd: "jest|są|był|była|były|termin|po|płatn\\p{L}+",
  },
  amounts: {
    billed:
      "kwot\\p{L}+ faktury|wartoś\\p{L}+ (?:faktury|brutto)|faktur\\p{L}+ na kwotę|należnoś\\p{L}+ główn\\p{L}+|pierwotn\\p{L}+ kwot\\p{L}+",
    balance:
      "(?:pozosta\\p{L}+ )?do zapłaty(?: pozosta\\p{L}+| jest)?|zaległoś\\p{L}+|zaległ\\p{L}+ kwot\\p{L}+|kwot\\p{L}+ zaległ\\p{L}+|saldo|nieopłacon\\p{L}+(?: kwot\\p{L}+)?|nieuregulowan\\p{L}+(?: kwot\\p{L}+)?|należnoś\\p{L}+|zadłużeni\\p{L}+",
    total:
      "razem(?: do zapłaty)?|łączn\\p{L}+(?: kwot\\p{L}+| należnoś\\p{L}+| do zapłaty)*|ogółem|sum[aęyą]|w sumie|całkowit\\p{L}+(?: kwot\\p{L}+| należnoś\\p{L}+)?|obecnie do zapłaty",
    fee: "opłat\\p{L}* (?:za (?:opóźnienie|zwłokę|monit|wezwanie|upomnienie|przypomnienie|nieterminow\\p{L}+ \\p{L}+)|administracyjn\\p{L}+|upominaw\\p{L}+|manipulacyjn\\p{L}+|karn\\p{L}+|windykacyjn\\p{L}+)|koszt\\p{L}* (?:upomnienia|monitu|wezwania|przypomnienia)",
    interest: "odset\\p{L}+(?: (?:ustawow\\p{L}+|umown\\p{L}+|karn\\p{L}+))?(?: za (?:opóźnienie|zwłokę))?",
    costs:
      "rekompensat\\p{L}+(?: za koszty odzyskiwania należności)?|koszt\\p{L}* (?:odzyskiwania|odzyskania|windykacji)(?: należności)?|odszkodowani\\p{L}+",
    discount:
      "(?:rabat|skont|upust|zniżk)\\p{L}*(?: w wysokości| w kwocie)?|oszczędz\\p{L}+ państwo|oszczędność",
    disputed:
      "nie uwzględniono(?: tutaj)?(?: kwoty)?|(?:za)?kwestionowan\\p{L}+(?: kwot\\p{L}+| część)?|sporn\\p{L}+(?: kwot\\p{L}+| część)?",
    settled: "dotychczas rozliczono|zapłacono już|opłacono już|dotychczas (?:zapłacono|wpłacono)",
    payment:
      "(?:wpłat|płatnoś|przelew)\\p{L}* (?:w wysokości|na kwotę|w kwocie|kwoty)|otrzymaliśmy(?: od państwa)?(?: kwotę)?|wpłynęł\\p{L}+(?: kwota)?|zaksięgowaliśmy(?: kwotę)?",
    credit:
      "(?:faktur\\p{L}+ korygując\\p{L}+|korekt\\p{L}+|not\\p{L}{1,2} (?:kredytow|uznaniow)\\p{L}+)(?: na kwotę| o kwotę| w wysokości)?|skorygowa\\p{L}+ o(?: kwotę)?|za wysok\\p{L}+ o|zawyżon\\p{L}+ o",
    remaining:
      "(?:po (?:korekcie|tej wpłacie|wpłacie)|nadal|jeszcze|wtedy) (?:do zapłaty )?pozosta\\p{L}+(?: do zapłaty)?|now\\p{L}+ (?:saldo|kwot\\p{L}+)|skorygowan\\p{L}+ (?:kwot\\p{L}+|saldo)|pozostał\\p{L}+ kwot\\p{L}+",
  },
  links: "to|jest|są|wynosi|wynoszą|jako|w|tym|z|tytułu|tytułem|na|państwa|nasza|nasze",
  included: "wliczon\\p{L}+|włącznie|uwzględnion\\p{L}+|wraz",
  days: {
    issued: {
      before:
        "(?:dat\\p{L}+ )?wystaw(?:ienia|iono|iona|ionej|ioną|ione|ionych|iliśmy)(?: w dniu| dnia|:)?|faktur\\p{L}*[^.\\n]{0,30} z(?: dnia)?|datowan\\p{L}+ na(?: dzień)?|z datą|dat\\p{L}+ faktury:?",
      behind: "",
    },
    due: {
      before:
        "termin(?:em|ie|u)? płatności(?: faktury)?(?: to| był| jest| upłynął| minął| mija| upływa| upływał| przypadał| przypada)*:?(?: w dniu| dnia| na dzień| na)?|(?:minął|mija|mijał|upłynął|upływa|upływał)(?: już)?(?: w dniu| dnia| z dniem)?|przypada\\p{L}*(?: na)?(?: dzień)?|płatn\\p{L}+ (?:do|w dniu|dnia)(?: dnia)?|wymagaln\\p{L}+ (?:od|z dniem|w dniu|dnia)|(?:zaległ\\p{L}+|nieopłacon\\p{L}+|niezapłacon\\p{L}+|przeterminowan\\p{L}+|otwart\\p{L}+|najstarsz\\p{L}+) od(?: dnia)?",
      behind: "(?:upłynął|minął|mija|mijał|upływa|upływał|przypada|przypadał)(?: \\p{L}+)? termin\\p{L}*",
    },
    deadline: {
      before:
        "(?:prosimy|proszę|prosiłbym|prosiłabym|wzywamy|wzywam|oczekujemy|oczekuję|czekamy|mogą|mogliby|należy|jeśli|jeżeli|żądamy|wystarczy|odpowiemy|odpowiem|zapłać|zapłacić|uregulować|o ile)(?!\\p{L})(?:(?!minął|minęł|upłyn)[^.\\n]){0,110} (?:najpóźniej(?: do| w)?|do|przed|nie później niż(?: do)?|w terminie do)(?: dnia| dniem| dniu)?|(?:now\\p{L}+|ostateczn\\p{L}+|nieprzekraczaln\\p{L}+) termin\\p{L}*(?: to| do| płatności|:)*(?: dnia)?|zapłat\\p{L}+ (?:najpóźniej )?do(?: dnia)?",
      behind: "",
    },
    reminded: {
      before:
        "(?:przypomina(?:liśmy|łem|łam)|pisa(?:liśmy|łem|łam)|dzwoni(?:liśmy|łem|łam)|rozmawia(?:liśmy|łem|łam)|kontaktowaliśmy się)(?: już| do| z| państwa| państwu| państwem| o| tej| płatności| w| sprawie)*(?: dnia| w dniu| w dniach)?|(?:przypomnieni|wezwani|upomnieni|wiadomoś|pism|rozmow|monit)\\p{L}* z(?: dnia)?",
      behind: "",
    },
    received: {
      before:
        "(?:otrzymani|wpływ|zaksięgowani)\\p{L}*[^.\\n]{0,80} (?:w dniu|dnia)|(?:wpłynęł\\p{L}+|wpłynął|otrzymaliśmy|otrzymał\\p{L}+|dotarł\\p{L}*|zaksięgowa\\p{L}+)(?: ją| go| w dniu| dnia| na nasze konto)*",
      behind: "(?:wpłynęł\\p{L}+|wpłynął|otrzymaliśmy|dotarł\\p{L}*|zaksięgowa\\p{L}+)",
    },
    today: { before: "stanu? na(?: dzień)?|na dzień|(?:dzisiaj|dziś),?(?: tj\\.| dnia)?", behind: "" },
  },
  rhythms: {
    week: "tygodniow\\p{L}+|co tydzień|każdego tygodnia|tygodniowo|cotygodniow\\p{L}+",
    fortnight: "dwutygodniow\\p{L}+|co (?:dwa|2) tygodnie|co drugi tydzień|co 14 dni|co czternaście dni",
    month: "miesięczn\\p{L}+|co miesiąc|każdego miesiąca|comiesięczn\\p{L}+",
  },
  currencies: {
    PLN: "złot(?:y|e|ych|ego|ymi)|zlot(?:y|e|ych|ego)",
    EUR: "euro",
    USD: "dolar(?:y|ów|a|ach|ami)?(?: amerykańsk\\p{L}+)?",
    GBP: "funt(?:y|ów|a|ach|ami)?(?: (?:szterlingów|brytyjsk\\p{L}+))?",
    CHF: "frank(?:i|ów|a|ach|ami)?(?: szwajcarsk\\p{L}+)?",
    JPY: "jen(?:y|ów|a|ach|ami)?",
    SEK: "koron(?:y|a)? szwedzk\\p{L}+",
    CZK: "koron(?:y|a)? czesk\\p{L}+",
    KWD: "dinar(?:y|ów|a)?",
  },
  chatter:
    "(?:daj(?:cie)?|proszę dać) (?:mi )?znać,? (?:jeśli|jeżeli|czy|gdy)[^.\\n]{0,40} (?:zmien|popraw|skróc|dostosow|przeredagow)\\p{L}*|(?:oto|poniżej|tutaj)(?: jest| znajduje się)?(?: [\\p{L}-]+){0,3} (?:szkic|wersj[ai]|projekt|tekst|wiadomość|list|propozycj[ai]|e-?mail)|mam nadzieję,? że (?:to )?(?:pomoże|pomogło|się przyda)|(?:uwaga|notatka): ?(?:dostosuj|zmień|zastąp|możesz)[^\\n]*|(?:oczywiście|jasne|pewnie|chętnie pomogę|z przyjemnością)[!,.] ?(?:oto|poniżej|tutaj|przygot)[^\\n]*|(?:oto|poniżej|tutaj) (?:jest |znajduje się |przesyłam )?(?:\\p{L}+ )?(?:szkic|projekt|wersj|treś|tekst|list|wiadomoś|e-?mail|przypomnieni|propozycja (?:treści|wiadomości|listu))\\p{L}*[^\\n]*|jako (?:AI|sztuczna inteligencja|model językowy|asystent\\p{L}*)[^.\\n]{0,40}|nie mogę (?:w tym )?pomóc[^.\\n]{0,30}|(?:opcja|wersja|wariant|szkic) (?:[0-9]|[abc])[.:)]?|(?:temat wiadomości|ton|uwaga dla (?:użytkownika|nadawcy)|wyjaśnienie|liczba słów): ?[^\\n]*|(?:daj|proszę dać) (?:mi )?znać,? (?:czy|jeśli)[^.\\n]{0,40}(?:zmian|popraw|inn)\\p{L}*|(?:napisał|przygotował|zmienił|poprawił)[ae]m (?:tekst|treść|wiadomość|list)[^.\\n]{0,40}|prompt systemowy|(?:poprzedni|wcześniejsz|powyższ)\\p{L}+ (?:instrukcj|polece)\\p{L}+",
  unfilled:
    "(?:tu |tutaj )?(?:wstaw|wpisz|uzupełnij|podaj)\\p{L}* (?:\\p{L}+ )?(?:nazw|kwot|dat|numer|link|adres|imię|saldo)\\p{L}*|(?:nazwa|imię) (?:klienta|firmy|kontaktu|nadawcy)|do (?:uzupełnienia|ustalenia|wpisania)|lorem ipsum|tbd|b\\.d\\.|xxx+",
  condition:
    "jeśli|jeżeli|o ile|gdy|gdyby|kiedy|czy|chyba że|zanim|dopóki|być może|w przypadku|w razie|aby|żeby|po otrzymaniu|skoro tylko",
  negation: "nie|bez|żaden|żadna|żadne|żadnej|żadnych|żadnego|ani|nigdy|brak",
  claims: {
    legal_action:
      "sąd(?:u|em|owi|zie|y|ów|om|ami|ach)?|e-?sąd\\p{L}*|(?:przed)?sądow\\p{L}+|poz(?:ew|wu|wem|wie|wy|wów|wać|wiemy|wę)|powództw\\p{L}+|(?:krok|działani|środk|dróg|drog|postępowani)\\p{L}* prawn\\p{L}+|prawn\\p{L}+ (?:krok|działa|środk)\\p{L}*|adwoka\\p{L}+|radc\\p{L}+ prawn\\p{L}+|prawnik\\p{L}*|kancelari\\p{L}+ prawn\\p{L}+|nakaz\\p{L}* zapłaty|postępowani\\p{L}+ (?:upominawcz|nakazow|cywiln)\\p{L}+|dział\\p{L}* prawn\\p{L}+",
    court_costs:
      "koszt\\p{L}* (?:sądow|proces|zastępstwa|postępowania|adwokack|komornicz)\\p{L}*|opłat\\p{L}* sądow\\p{L}+|koszt\\p{L}* (?:sądu|adwokata|prawnika)",
    enforcement:
      "komornik\\p{L}*|komornic\\p{L}+|egzekuc\\p{L}+|egzekwowa\\p{L}+|zajęci\\p{L}+ (?:\\p{L}+ )?(?:kont|rachun|wynagrodz|mająt|mieni|pensji)\\p{L}*|zaj(?:mie|ąć|m)\\p{L}* (?:\\p{L}+ )?(?:kont[oa]|rachun|wynagrodz|mająt)\\p{L}*|tytuł\\p{L}* wykonawcz\\p{L}+|upadłoś\\p{L}+|bankructw\\p{L}+|wyrok\\p{L}*|klauzul\\p{L}+ wykonalności|niewypłacalnoś\\p{L}+|licytac\\p{L}+",
    collections:
      "(?<!(?:koszt|opłat)\\p{L}{0,4} )windykac\\p{L}+|windykator\\p{L}*|windykow\\p{L}+|inkas\\p{L}+|(?:sprzeda|zby|przenies)\\p{L}* (?:\\p{L}+ )?(?:wierzytelnoś|dług)\\p{L}*|cesj\\p{L}+|giełd\\p{L}+ (?:długów|wierzytelności)|(?:przeka|odda|przekaza)\\p{L}* [^.\\n]{0,40}(?:podmiot\\p{L}+ zewnętrzn\\p{L}+|osob\\p{L}+ trzeci\\p{L}+|firm\\p{L}+ zewnętrzn\\p{L}+|zewnętrzn\\p{L}+ \\p{L}+)",
    credit_bureau:
      "bik(?:-?u)?|big(?:-?u)?|krd|erif|infomonitor|(?:krajow\\p{L}+ )?rejestr\\p{L}* (?:dłużników|długów|niesolidn\\p{L}+|niewypłacaln\\p{L}+)[^.\\n]{0,10}|biur\\p{L}* informacji (?:gospodarcz|kredytow)\\p{L}+|zdolnoś\\p{L}+ kredytow\\p{L}+|histori\\p{L}+ kredytow\\p{L}+|wiarygodnoś\\p{L}+ (?:kredytow|płatnicz|finansow)\\p{L}+|scoring\\p{L}*|czarn\\p{L}+ list\\p{L}+|list\\p{L}+ dłużników|wywiadowni\\p{L}+",
    police:
      "policj\\p{L}+|policyjn\\p{L}+|prokurat\\p{L}+|przestęp\\p{L}+|odpowiedzialnoś\\p{L}+ karn\\p{L}+|karn\\p{L}+ (?:odpowiedzialnoś|konsekwenc|postępowa)\\p{L}+|kodeks\\p{L}* karn\\p{L}+|wyłudz\\p{L}+|urz\\p{L}+ skarbow\\p{L}+|skarbówk\\p{L}+|więzieni\\p{L}+|aresz\\p{L}+|organ\\p{L}* ścigania|doniesieni\\p{L}+ o|zawiadomi\\p{L}+ (?:odpowiedni\\p{L}+ )?(?:organ|służb)\\p{L}*",
    publicity:
      "nagłoś\\p{L}+|nagłaśnia\\p{L}+|publicznie|upubliczni\\p{L}+|do mediów|w mediach|upublicz\\p{L}+|opublik\\p{L}+|publikac\\p{L}+|publikow\\p{L}+|publiczn\\p{L}+ (?:wiadomoś|ogłosz|poda)\\p{L}*|(?:podać|podamy) [^.\\n]{0,20}do publicznej[^.\\n]{0,15}|medi\\p{L}+ społecznościow\\p{L}+|facebook\\p{L}*|linkedin\\p{L}*|twitter\\p{L}*|(?:negatywn|zł|niepochlebn)\\p{L}+ (?:opini|recenzj|ocen)\\p{L}+|(?:opini|recenzj|ocen)\\p{L}+ (?:w|na) (?:google|internecie|sieci)\\p{L}*|pras[aęąy]|prasie|dziennikarz\\p{L}*|gazet\\p{L}+|(?:poinform|ostrze|uprzed)\\p{L}+ (?:o tym )?(?:wszystkich|innych|inne firmy)|pręgierz\\p{L}*",
    third_parties: `(?:poinform|zawiadom|powiadom|skontakt|zadzwon|zwróc|napisz|kontaktow|informow|informuj|ostrze|dzwoni|odezw)\\p{L}*[^.\\n]{0,40} (?:państwa|pani|pana|waszych|waszym|wasz\\p{L}*) (?:\\p{L}+ )?${YOURS}[^.\\n]{0,20}`,
    suspend_service: `(?:wstrzym|zawies|przerw|zaprzesta|ogranicz|zakończ)\\p{L}* (?:[^.\\n]{0,30} )?${SERVICE}[^.\\n]{0,20}|${SERVICE} [^.\\n]{0,30}(?:zostan|będ)\\p{L}+ (?:wstrzyma|zawiesz|przerwa|zablokowa|odłącz|wyłącz)\\p{L}*|zablok\\p{L}+|odłącz\\p{L}+|wyłącz(?:ymy|ę|yć|enie|enia|eniem)|(?:wypowie|rozwiąż|rozwiąz)\\p{L}* (?:[^.\\n]{0,20} )?umow\\p{L}+`,
    late_fee:
      "opłat\\p{L}* (?:za (?:opóźnieni|zwłok|nieterminow|monit|wezwani|upomnieni|przypomnieni)\\p{L}*|upominaw\\p{L}+|administracyjn\\p{L}+|manipulacyjn\\p{L}+|dodatkow\\p{L}+|karn\\p{L}+|windykacyjn\\p{L}+)|koszt\\p{L}* (?:upomnie|monit|wezwa|przypomnie)\\p{L}*",
    interest: "odset\\p{L}+",
    compensation:
      "rekompensat\\p{L}+|odszkodowa\\p{L}+|zadośćuczynieni\\p{L}+|koszt\\p{L}* (?:odzyskiwania|odzyskania|windykacji)",
    more_charges:
      "kar\\p{L}{1,3} umown\\p{L}+|grzywn\\p{L}+|(?:będzie|będą|zostanie|zostaną|naliczymy|naliczę|doliczymy|doliczę|obciążymy|obciążę|będziemy|będę|może|mogą|musimy|zaczniemy)[^.\\n]{0,50} (?:opłat|odset|koszt|rekompensat)\\p{L}*|(?:opłat|odset|koszt|rekompensat)\\p{L}*[^.\\n]{0,40} (?:będą|zostaną|będzie|zostanie|rosną|narastają|wzrosną|naliczymy|doliczymy|codziennie|za każdy (?:kolejny |dalszy )?(?:dzień|miesiąc))|(?:dalsz|kolejn|dodatkow|większ|wyższ)\\p{L}+ (?:koszt|opłat|odset)\\p{L}*",
    pressure:
      "konsekwencj\\p{L}+|zmusz(?:eni|ony|ona|one)(?! (?:będziemy )?(?:skierować|wystąpić|dochodzić|wnieść|przekazać|podjąć kroki prawne|podjąć działania prawne|rozważyć))|nie (?:mamy|mam|będziemy mieli|pozostaje nam) (?:\\p{L}+ )?(?:innego )?(?:wyjścia|wyboru)|inne\\p{L}* (?:wyjścia|wyboru)|(?:dalsz|zdecydowan|stosown|odpowiedni|radykaln)\\p{L}+ (?:krok|działa|czynnoś|środk)\\p{L}*|zastrzega\\p{L}+ sobie[^.\\n]{0,20}|wiemy,? gdzie[^.\\n]{0,20}|pożałuj\\p{L}+|(?:odwiedzi|przyjdzie|przyjedzie|pojawi|zjawi)\\p{L}* [^.\\n]{0,25}(?:dom|biur|siedzib|drzwi|pod państwa)\\p{L}*|ostrzega\\p{L}+|ostrzeżeni\\p{L}+|natychmiastow\\p{L}+ działa\\p{L}*|bo inaczej|inaczej zobacz\\p{L}+",
    no_notice:
      "bez (?:dalsz|kolejn|dodatkow|uprzedni|wcześniejsz|ponown)\\p{L}+ (?:wezwa|powiadomi|zawiadomi|uprzedz|ostrzeż|przypomni|monit|informac)\\p{L}*|bez uprzedzenia",
    final_stage:
      "(?:ostateczn|ostatni|końcow|czwart|finaln)\\p{L}* (?:przedsądow\\p{L}+ )?(?:wezwa|przypomni|monit|upomni|ostrzeż|szans|pism|prośb|termin|możliwoś|zawiadomi)\\p{L}*|przedsądow\\p{L}+ wezwa\\p{L}*|nieprzekraczaln\\p{L}+ termin\\p{L}*|ostatecznie wzywa\\p{L}+|(?:po raz|to) ostatni",
    third_stage:
      "(?:trzeci\\p{L}*|3\\.|iii) (?:i ostatni\\p{L}* )?(?:przypomni|wezwa|monit|upomni|prośb|pism)\\p{L}*|po raz trzeci",
    second_stage: "(?:drugi\\p{L}*|2\\.|ii) (?:przypomni|wezwa|monit|upomni|prośb)\\p{L}*|po raz drugi",
    waiver:
      "nigdy nie (?:pójdziemy|pozwiemy|skierujemy|wystąpimy|będziemy|naliczymy|oddamy)[^.\\n]{0,30}|umorz\\p{L}+|umarza\\p{L}+|darow\\p{L}+|daruj\\p{L}+|zrze(?:k|cz)\\p{L}+|z?rezygn\\p{L}+ z|odst(?:ąp|ęp)\\p{L}+ od|nie (?:muszą|musi|trzeba|potrzeba|ma potrzeby) (?:\\p{L}+ ){0,2}(?:płaci|zapłaci|regulowa|dokonywa)\\p{L}*|nie będ(?:ziemy|ę) (?:\\p{L}+ )?(?:dochodzi|żąda|pozywa|wszczyna|kierowa)\\p{L}*|uzna\\p{L}+ (?:\\p{L}+ )?(?:sprawę|fakturę|dług|należność) za \\p{L}+|spis\\p{L}+ [^.\\n]{0,20}(?:na|w) straty|zwalnia\\p{L}+ [^.\\n]{0,20}(?:z|od) (?:obowiązku|zapłaty|opłat\\p{L}*)",
    discount: "rabat\\p{L}*|skont\\p{L}+|upust\\p{L}*|zniżk\\p{L}+|bonifikat\\p{L}+",
    reduction:
      "obniż\\p{L}+|pomniejsz\\p{L}+|odlicz\\p{L}+|potrąc\\p{L}+|zmniejsz\\p{L}+|zwrot\\p{L}* (?:kwoty|pieniędzy|nadpłaty|środków)|gratis\\p{L}*|za darmo|darmow\\p{L}+|bezpłatn\\p{L}+|połow(?:a|ę|y|ie|ą)|prezent(?:u|em|y|ów)?|bon(?:u|em|y|ów)?|voucher\\p{L}*|{n} ?(?:%|procent) (?:mniej|taniej|zniżki|rabatu)",
    more_time:
      "(?:nie (?:trzeba |musz[ąa] (?:się )?(?:państwo )?)?(?:się )?spieszyć|nie (?:spieszy|śpieszy) się|bez pośpiechu|(?:za|w) dowolnym (?:czasie|terminie))|zapłac\\p{L}+[^.\\n]{0,25} (?:w )?(?:przyszłym|następnym|kolejnym) (?:tygodniu|miesiącu|roku|kwartale)|kiedy (?:będzie (?:państwu )?(?:wygodnie|pasować)|(?:państwo )?(?:będą )?(?:mogli|mogą))|odrocz\\p{L}+|odracz\\p{L}+|przedłuż\\p{L}+|wydłuż\\p{L}+|prolong\\p{L}+|więcej czasu|dodatkow\\p{L}+ (?:czas|termin|dni|tygod|miesi)\\p{L}*|późniejsz\\p{L}+ termin\\p{L}*|(?:za)?płac\\p{L}+ później|nie ma pośpiechu|bez pośpiechu|(?:kiedy|gdy) (?:\\p{L}+ ){0,2}(?:wygodnie|dogodnie|pasuje|pasować)|przesu\\p{L}+ termin\\p{L}*|w dogodnym (?:dla państwa )?(?:czasie|terminie|momencie)|{n} (?:dni|tygodni|tygodnie|miesięcy|miesiące) więcej|karencj\\p{L}+|w przyszłym miesiącu",
    instalments:
      "rat(?:a|y|ę|ą|ach|om|ami|alnie|aln\\p{L}+)?|plan\\p{L}* (?:spłat|rataln)\\p{L}*|rozłoż\\p{L}+|rozkłada\\p{L}+|harmonogram\\p{L}* spłat\\p{L}*|częściow\\p{L}+ (?:wpłat|płatnoś|spłat|zapłat)\\p{L}*|w częściach",
    silence:
      "nie będ(?:ziemy|ę|ą|zie) (?:\\p{L}+ ){0,2}(?:otrzymywa|przypomina|wysyła|kontaktowa|nęka|pisa|upomina|wzywa|ponagla)\\p{L}*|(?:bez|żadnych) (?:kolejnych |dalszych )?przypomnień|nie wyślemy (?:\\p{L}+ ){0,2}przypomnie\\p{L}*",
    guarantee:
      "gwarant\\p{L}+|obiecuj\\p{L}+|obiecał\\p{L}+|zapewniam(?:y)?|przyrzek\\p{L}+|zobowiązuj\\p{L}+ się",
    bank_change: `zmien\\p{L}+[^.\\n]{0,25} (?:kont|rachun|bank)\\p{L}*|(?:kont|rachun|numer)\\p{L}*[^.\\n]{0,20} (?:uległ\\p{L}* zmianie|zmienił\\p{L}*)|now\\p{L}{1,3} (?:numer\\p{L}* )?(?:naszego )?(?:${OF_ACCOUNT}|dan\\p{L}+ do przelewu)|zmieni\\p{L}+ (?:się )?(?:\\p{L}+ )?(?:numer\\p{L}* )?${OF_ACCOUNT}|(?:numer\\p{L}* )?(?:${OF_ACCOUNT}|dane do przelewu)[^.\\n]{0,25} (?:uległ\\p{L}* zmianie|zmieni\\p{L}+)|inn\\p{L}+ (?:numer\\p{L}* )?${OF_ACCOUNT}`,
    settled:
      "(?:jest|są|został|została|zostały|zostało|było|była|był|były) (?:(?!nie )[^.,;:\\n]){0,40}?(?<!\\p{L})(?:opłacon|zapłacon|uregulowan|rozliczon|spłacon|zamknięt)\\p{L}+|nie (?:pozostaje|pozostało|ma) [^.\\n]{0,25}nic do zapłaty|nic do zapłaty|nic (?:\\p{L}+ )?nie (?:pozostaje|pozostało|ma) do zapłaty|nie (?:mają|posiadają|ma) (?:państwo )?(?:żadnych |już )?zaległości|brak zaległości|(?:fakturę|faktury|należność|kwotę) (?:w całości |już )?(?:opłacono|zapłacono|uregulowano)|w całości (?:opłacon|zapłacon|uregulowan)\\p{L}+|(?:saldo|zadłużenie) (?:wynosi|jest) (?:zero|zerow\\p{L}+)|nie są (?:nam )?państwo (?:nam )?(?:nic )?winni|nie muszą (?:państwo )?nic robić|(?:żadna )?płatność nie jest (?:już )?(?:wymagana|konieczna|potrzebna)",
    cancelled:
      "(?:jest|są|został|została|zostały|było) (?:(?!nie )[^.,;:\\n]){0,40}?(?<!\\p{L})(?:anulowan|wycofan|unieważnion|stornowan|wystornowan)\\p{L}+|anuluj\\p{L}+|wycofuj\\p{L}+|unieważnia\\p{L}+|storn(?:o|uj\\p{L}+)|(?:zignorować|pominąć|zignorowanie|pominięcie|nie brać pod uwagę) (?:tę |tą |tej |te |tych |naszą |naszej )?faktur\\p{L}*|faktur\\p{L}+ (?:jest |są )?(?:już )?(?:nieważn|nieaktualn|bezprzedmiotow)\\p{L}+",
    credit:
      "(?:faktur\\p{L}+|not\\p{L}{1,2}) (?:korygując|kredytow|uznaniow)\\p{L}+|korekt\\p{L}+|skorygowa\\p{L}+",
    received:
      "(?:otrzymaliśmy|otrzymał[ae]m|zaksięgowaliśmy|odnotowaliśmy) (?:już |dzisiaj |wczoraj )?(?:od państwa )?(?:państwa )?(?:pełną |całą |tę |pełnej |całej )?(?:wpłat|płatnoś|zapłat|przelew|należnoś)\\p{L}*|(?:wpłata|płatność|zapłata|przelew)(?:(?!nie )[^.\\n]){0,50} (?:wpłynęła|wpłynął|dotarła|dotarł|została zaksięgowana|został zaksięgowany)|(?<!z góry )dziękuj\\p{L}+ za (?:\\p{L}+ ){0,2}(?:wpłat|płatnoś|zapłat|przelew|uregulowan)\\p{L}*|wpłynęła (?:już )?(?:państwa )?(?:wpłata|płatność|zapłata)",
    insult:
      "oszust\\p{L}*|oszuk\\p{L}+|kłam\\p{L}+|łgarz\\p{L}*|złodziej\\p{L}*|kradzież\\p{L}*|kradn\\p{L}+|(?:u|o)krad\\p{L}+|krętac\\p{L}+|naciągacz\\p{L}*|bezczeln\\p{L}+|wsty(?:d|dź|dzi)\\p{L}*|hańb\\p{L}+|haniebn\\p{L}+|żenad\\p{L}+|żenując\\p{L}+|idio\\p{L}+|głup\\p{L}+|debil\\p{L}*|durn\\p{L}+|żałosn\\p{L}+|śmieszn\\p{L}+|niekompeten\\p{L}+|nieudoln\\p{L}+|pasożyt\\p{L}*|leniw\\p{L}+|nieodpowiedzialn\\p{L}+|nieprofesjonaln\\p{L}+|wymówk\\p{L}+|wymówek|choler\\p{L}+|cwania\\p{L}+|obrzydliw\\p{L}+|tchórz\\p{L}*|nieuczciw\\p{L}+|(?:mam|mamy) (?:\\p{L}+ )?dość",
  },
};
