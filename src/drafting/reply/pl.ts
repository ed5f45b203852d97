import type { ReplyWords } from "./reply-words.ts";

export const pl: ReplyWords = {
  language: "pl",
  spaced: true,
  means: {
    "has-paid":
      "(?:zapłaciliśmy|zapłaciłem|zapłaciłam|opłaciliśmy|opłaciłem|opłaciłam|uregulowaliśmy|uregulowałem|uregulowałam|przelaliśmy|przelałem|przelałam)|(?:został[aoy]?|jest|są|już|była?) (?:\\p{L}+ ){0,3}(?:opłacon[aey]|zapłacon[aey]|uregulowan[aey]|przelan[aey]|zapłacone)|(?:przelew|płatność|wpłata) (?:\\p{L}+ ){0,3}(?:wykonan[aey]?|zlecon[aey]?|wysłan[aey]?|wyszedł|wyszła|poszedł|w drodze|zrealizowan[aey]?)|(?:wykonaliśmy|zleciliśmy|zrobiliśmy|wysłaliśmy|wykonałem|wykonałam|zleciłem|zleciłam) (?:\\p{L}+ )?(?:przelew|płatność)",
    "promises-date":
      "(?:zapłacimy|zapłacę|zapłaci|opłacimy|opłacę|uregulujemy|ureguluję|przelejemy|przeleję|dokonamy|dokonam|wykonamy|wykonam|zrealizujemy)|(?:będzie|będą|zostanie|zostaną) (?:\\p{L}+ ){0,3}(?:opłacon[aey]|zapłacon[aey]|uregulowan[aey]|przelan[aey]|wykonan[aey]?|zrealizowan[aey])|(?:płatność|przelew|wpłata) (?:\\p{L}+ ){0,3}(?:nastąpi|będzie|wyjdzie|planowan[aey]|zaplanowan[aey]|jutro|do|w (?:piątek|poniedziałek|wtorek|środę|czwartek))|(?:możemy|mogę|planujemy|zamierzamy|chcemy) (?:\\p{L}+ ){0,2}(?:zapłacić|uregulować|opłacić|przelać)",
    "wants-plan":
      "rat(?:y|ach|alnie|alną|alna|ami)|na raty|w ratach|rozłoż\\p{L}*|harmonogram\\p{L}* (?:spłat|płatności)|(?:w|na) (?:\\p{L}+ |\\d+ )?(?:części|częściach|transzach)|częściow\\p{L}* (?:płatność|wpłat\\p{L}*)|płatność częściow\\p{L}*|układ ratalny|odroczenie",
    "cannot-pay":
      "płynnoś\\p{L}*|nie (?:możemy|mogę|jesteśmy w stanie|jestem w stanie|mamy jak|stać) (?:\\p{L}+ ){0,4}(?:zapłacić|uregulować|opłacić|nas)|(?:brak|nie mamy|brakuje)(?: nam)? (?:\\p{L}+ )?(?:środków|pieniędzy|gotówki|funduszy)|niewypłacaln\\p{L}*|upadłoś\\p{L}*|restrukturyzac\\p{L}*|(?:trudności|problemy|kłopoty) finansow\\p{L}*|czekamy na (?:\\p{L}+ ){0,3}(?:płatność|przelew|klient\\p{L}*|zapłatę)",
    disputes:
      "reklam\\p{L}*|kwestionuj\\p{L}*|sporn\\p{L}*|spór|nie (?:zgadzam\\p{L}*|zgadza\\p{L}*|jesteśmy (?:zadowoleni|usatysfakcjonowani)|jestem (?:zadowolon[ya])|akceptuj\\p{L}*|zamawialiśmy|zamawiałem|działa|działają|odpowiada|jest zgodn\\p{L}*|została? (?:wykonan\\p{L}*|dostarczon\\p{L}*))|niezadowol\\p{L}*|niezgodn\\p{L}*|(?:błędn|nieprawidłow|zł)\\p{L}* (?:kwot\\p{L}*|faktur\\p{L}*|cen\\p{L}*)|błąd|błędy|błęd\\p{L}*|za (?:wysok\\p{L}*|dużo|drogo)|wad(?:a|y|liw\\p{L}*)|uszkodzon\\p{L}*|niekompletn\\p{L}*|nie zapłacimy|nie zapłacę|odmawia\\p{L}* zapłaty",
    "needs-copy":
      "(?:prześl\\p{L}*|przesła\\p{L}*|wyśl\\p{L}*|wysła\\p{L}*|podesł\\p{L}*|podeśl\\p{L}*|przesłanie|wysłanie) (?:\\p{L}+ ){0,6}(?:faktur\\p{L}*|kopi\\p{L}*|pdf|duplikat\\p{L}*|ponownie|jeszcze raz)|(?:faktur\\p{L}*|kopi\\p{L}*) (?:\\p{L}+ ){0,3}(?:przesłać|wysłać|podesłać)|nie (?:otrzymaliśmy|otrzymałem|otrzymałam|dostaliśmy|dostałem|dostałam|mamy|mogę znaleźć|możemy znaleźć|dotarła|widzimy) (?:\\p{L}+ ){0,3}(?:faktur\\p{L}*|załącznik\\p{L}*)|faktura (?:\\p{L}+ ){0,2}nie dotarła|kopi[aęi] faktury|duplikat\\p{L}*|faktura (?:\\p{L}+ )?zagin\\p{L}*|brak załącznika",
    procedure:
      "numer\\p{L}* zamówienia|nr zamówienia|zamówieni\\p{L}* zakupu|portal\\p{L}*|numer dostawcy|ksef|e-?faktur\\p{L}*|nip|akceptac\\p{L}*|zatwierdz\\p{L}*|mpk|centrum kosztów|wgra\\p{L}*|coupa|ariba|obieg\\p{L}* (?:faktur|dokumentów)",
    "wrong-person":
      "(?:niewłaściw|nieodpowiedni|zł|błędn)\\p{L}* (?:osob\\p{L}*|adres\\p{L}*|dział\\p{L}*|kontakt\\p{L}*)|nie (?:jestem (?:właściwą|odpowiednią|odpowiedzialn\\p{L}*)|zajmuję się|odpowiadam za)|(?:już )?nie pracuje|odszedł z firmy|odeszła z firmy|(?:proszę|prosimy) (?:o kontakt|kontaktować|skontaktować|zwrócić|pisać|kierować)|(?:osobą|kontakt) (?:\\p{L}+ ){0,3}(?:odpowiedzialną|właściwą|jest)",
  },
  no: "nie|nigdy",
  unpaid: "jeśli|jeżeli|gdy|kiedy|będzie|będą|zostanie|zostaną|zanim|dopóki|po tym|jak tylko|chcemy|możemy",
  counts:
    "(?:jeden|jedną|jednego) (?:dwa|dwie|dwóch) (?:trzy|trzech) cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście",
  days: [
    ["pojutrze", "in 2 days"],
    ["przedwczoraj", "2 days ago"],
    ["jutro|jutra|jutrzejsz\\p{L}*", "tomorrow"],
    ["wczoraj", "yesterday"],
    ["dzisiaj|dziś", "today"],
    ["(?:za|w ciągu) {n} dni(?:a)?", "in {n} days"],
    ["za tydzień|w ciągu tygodnia", "in 1 week"],
    ["(?:za|w ciągu) {n} tygodni\\p{L}*", "in {n} weeks"],
    ["za miesiąc", "in 1 month"],
    ["(?:za|w ciągu) {n} miesi\\p{L}*", "in {n} months"],
    ["{n} dni temu", "{n} days ago"],
    ["tydzień temu", "1 week ago"],
    ["{n} tygodni\\p{L}* temu", "{n} weeks ago"],
    ["(?:koniec|końca|końcem|końcu) (?:przyszłego|następnego) miesiąca", "end of next month"],
    ["(?:koniec|końca|końcem|końcu) (?:tego |bieżącego )?miesiąca", "end of month"],
    [
      "(?:koniec|końca|końcem|końcu) (stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia)",
      "end of $1",
    ],
    ["(?:przyszły|następny|najbliższy) (poniedziałek|wtorek|czwartek|piątek)", "next $1"],
    ["(?:przyszłą|następną|najbliższą) środę", "next środa"],
    ["(?:zeszły|ubiegły|miniony) (poniedziałek|wtorek|czwartek|piątek)", "last $1"],
    ["piątku", "piątek"],
    ["poniedziałku", "poniedziałek"],
    ["wtorku", "wtorek"],
    ["czwartku", "czwartek"],
    ["środ(?:ę|y|a)", "środa"],
    ["(poniedziałek|wtorek|czwartek|piątek)", "$1"],
  ],
};
