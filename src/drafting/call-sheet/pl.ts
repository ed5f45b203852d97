import { formatDate } from "../../domain/calendar.ts";
import { formatMoney } from "../../domain/money.ts";
import type { Answer, CallFacts, CallSheet } from "../call-sheet.ts";

/** The words in Polish; none of them tells whether a man or a woman says it, or hears it. */
export function callSheetPl(facts: CallFacts): CallSheet {
  const isOne = facts.invoices.length === 1;
  const from = facts.business ? ` z firmy ${facts.business}` : "";
  return {
    opening: `Dzień dobry, tu ${facts.caller}${from}. Dzwonię w sprawie ${subject(facts)}. Czy możemy porozmawiać dwie minuty?`,
    questions: [
      `Czy ${isOne ? "faktura dotarła" : "faktury dotarły"} do osoby, która u Państwa opłaca faktury?`,
      `Czy z ${isOne ? "fakturą" : "fakturami"} i z wykonaną pracą wszystko jest w porządku?`,
      ...(facts.hasBrokenWord
        ? ["Co stanęło na przeszkodzie ostatnim razem, po ustaleniu dnia zapłaty?"]
        : []),
      `Którego dnia ${isOne ? "zostanie opłacona" : "zostaną opłacone"}?`,
    ],
    answers: [...reasons(isOne), ...excuses(facts)],
    closing: `Zapisuję zatem zapłatę ${amounts(facts)} w dniu … i potwierdzę to Państwu na piśmie. Dziękuję za rozmowę.`,
    message: `Tu ${facts.caller}${from}. Proszę o telefon zwrotny; mój numer to …`,
  };
}

/** In the accusative. */
const it = (isOne: boolean) => (isOne ? "ją" : "je");

/** Where the reason is one that the team can note. */
function reasons(isOne: boolean): Answer[] {
  return [
    {
      reason: "oversight",
      they: `${isOne ? "Musiała" : "Musiały"} nam umknąć.`,
      you: `To się zdarza. Chętnie od razu prześlę ${it(isOne)} jeszcze raz. Którego dnia mogę spodziewać się zapłaty?`,
    },
    {
      reason: "cash-flow",
      they: "Mamy teraz trudności z płynnością.",
      you: "Dziękuję za szczerość. Czy pomogłaby zapłata w trzech ratach miesięcznych, z pierwszą już wkrótce?",
    },
    {
      reason: "cash-flow",
      they: "Sami czekamy na pieniądze od naszego klienta.",
      you: "Rozumiem. Nasza umowa jednak od tego nie zależy. Jaką część mogą Państwo zapłacić teraz, a którego dnia resztę?",
    },
    {
      reason: "dissatisfied",
      they: "Nie jesteśmy zadowoleni z wykonanej pracy.",
      you: "Dobrze, że Państwo o tym mówią. Co dokładnie jest nie tak i co by to naprawiło? Czy mogą Państwo zapłacić już część, która nie budzi zastrzeżeń?",
    },
    {
      reason: "dissatisfied",
      they: "Kwota się nie zgadza.",
      you: "O którą pozycję chodzi i jaka kwota powinna tam być? Sprawdzę to dzisiaj. Czy w tym czasie mogą Państwo zapłacić resztę?",
    },
    {
      reason: "procedure",
      they: "Brakuje nam numeru zamówienia albo akceptacji.",
      you: "Czego Państwo ode mnie potrzebują i dokąd to wysłać? Którego dnia nastąpi potem zapłata?",
    },
    {
      reason: "procedure",
      they: `${isOne ? "Nigdy do nas nie dotarła" : "Nigdy do nas nie dotarły"}.`,
      you: `Prześlę ${it(isOne)} zatem od razu, jeszcze w trakcie rozmowy. Na jaki adres i kto jeszcze powinien dostać kopię? Którego dnia nastąpi wtedy zapłata?`,
    },
  ];
}

/** Where it is no reason yet, but a way not to name a day. */
function excuses({ proposedDay, locale }: CallFacts): Answer[] {
  return [
    {
      they: "Już zapłaciliśmy.",
      you: "Dziękuję. Którego dnia i na jaki rachunek? Sprawdzę od razu i oddzwonię tylko wtedy, gdy wpłaty nie będzie.",
    },
    {
      they: "Przelew jest w drodze.",
      you: "Dobrze to słyszeć. Którego dnia wyszedł i na jaką kwotę? Czy mogę prosić o potwierdzenie przelewu?",
    },
    {
      they: "Zapłacimy wkrótce albo w przyszłym miesiącu.",
      you: `Dziękuję. Czy mogę zapisać konkretny dzień, żeby nie pytać ponownie: czy odpowiada Państwu ${formatDate(proposedDay, locale)}?`,
    },
    {
      they: "Osoby, która się tym zajmuje, nie ma.",
      you: "Kiedy wróci i kto do tego czasu opłaca faktury? Czy mogę porozmawiać z tą osobą?",
    },
    {
      they: "To nie do mnie.",
      you: "Kto się tym zajmuje i jak najlepiej skontaktować się z tą osobą?",
    },
  ];
}

/** In the genitive, as after "w sprawie". */
function subject({ invoices, totals, locale }: CallFacts): string {
  const [first] = invoices;
  if (!first || invoices.length > 1) {
    const numbers = invoices.map(({ number }) => number).join(", ");
    return `${invoices.length} otwartych faktur: ${numbers}, łącznie na ${amounts({ totals, locale })}`;
  }
  const due = formatDate(first.dueOn, locale);
  return `naszej faktury ${first.number} na kwotę ${amounts({ totals, locale })}, której termin płatności ${first.isLate ? "minął" : "mija"} ${due}`;
}

function amounts({ totals, locale }: Pick<CallFacts, "totals" | "locale">): string {
  return totals.map((total) => formatMoney(total, locale)).join(" i ");
}
