import { formatDate } from "../../domain/calendar.ts";
import { formatMoney } from "../../domain/money.ts";
import type { Answer, CallFacts, CallSheet } from "../call-sheet.ts";

/** The words in Spanish. */
export function callSheetEs(facts: CallFacts): CallSheet {
  const isOne = facts.invoices.length === 1;
  const from = facts.business ? `, de ${facts.business}` : "";
  return {
    opening: `Buenos días, soy ${facts.caller}${from}. Llamo por ${subject(facts)}. ¿Tiene dos minutos?`,
    questions: [
      `¿${isOne ? "Ha llegado" : "Han llegado"} a la persona que paga sus facturas?`,
      `¿Está todo en orden con ${isOne ? "la factura" : "las facturas"} y con el trabajo?`,
      ...(facts.hasBrokenWord ? ["¿Qué se lo impidió la última vez, cuando me indicó un día?"] : []),
      `¿Qué día ${isOne ? "la" : "las"} van a pagar?`,
    ],
    answers: [...reasons(isOne), ...excuses(facts)],
    closing: `Entonces anoto que pagan ${amounts(facts)} el …, y se lo confirmo por escrito. Gracias por su tiempo.`,
    message: `Soy ${facts.caller}${from}. Por favor, devuélvanme la llamada; mi número es el …`,
  };
}

/** Where the reason is one that the team can note. */
function reasons(isOne: boolean): Answer[] {
  const them = isOne ? "la" : "las";
  return [
    {
      reason: "oversight",
      they: `Se nos ${isOne ? "habrá" : "habrán"} pasado.`,
      you: `Son cosas que pasan. Puedo enviár${isOne ? "sela" : "selas"} otra vez ahora mismo. ¿Qué día ${them} van a pagar?`,
    },
    {
      reason: "cash-flow",
      they: "Ahora mismo andamos justos de dinero.",
      you: "Gracias por decírmelo. ¿Les ayudaría pagar en tres cuotas mensuales, la primera pronto?",
    },
    {
      reason: "cash-flow",
      they: "Estamos esperando el dinero de nuestro propio cliente.",
      you: "Lo entiendo. Aun así, nuestro acuerdo no depende de eso. ¿Qué parte pueden pagar ahora, y qué día el resto?",
    },
    {
      reason: "dissatisfied",
      they: "No estamos contentos con el trabajo.",
      you: "Me alegra que me lo diga. ¿Qué es exactamente lo que no está bien, y cómo se arreglaría? ¿Pueden pagar ya la parte que no se discute?",
    },
    {
      reason: "dissatisfied",
      they: "El importe no es correcto.",
      you: "¿De qué línea se trata, y qué esperaban ustedes? Lo reviso hoy. ¿Pueden pagar el resto mientras tanto?",
    },
    {
      reason: "procedure",
      they: "Nos falta un número de pedido o una aprobación.",
      you: "¿Qué necesitan de mi parte, y adónde lo envío? En cuanto lo tengan, ¿qué día pagan?",
    },
    {
      reason: "procedure",
      they: `Nunca ${them} recibimos.`,
      you: `Entonces se ${them} envío ahora, mientras hablamos. ¿A qué dirección, y quién más debe recibir una copia? ¿Qué día ${them} pagarían?`,
    },
  ];
}

/** Where it is no reason yet, but a way not to name a day. */
function excuses({ invoices, proposedDay, locale }: CallFacts): Answer[] {
  return [
    {
      they: `Ya ${invoices.length === 1 ? "la" : "las"} hemos pagado.`,
      you: "Muchas gracias. ¿Qué día, y a qué cuenta? Lo compruebo enseguida y solo vuelvo a llamar si no ha llegado.",
    },
    {
      they: "La transferencia, o el cheque, ya está en camino.",
      you: "Me alegro. ¿Qué día salió, y por qué importe? ¿Podría enviarme el justificante de la transferencia, o el número del cheque?",
    },
    {
      they: "Lo tendrán pronto, o el mes que viene.",
      you: `Gracias. ¿Puedo anotar un día, para no tener que volver a preguntar? ¿Les iría bien el ${formatDate(proposedDay, locale)}?`,
    },
    {
      they: "La persona que lo lleva no está.",
      you: "¿Cuándo vuelve, y quién paga las facturas hasta entonces? ¿Podría hablar con esa persona?",
    },
    {
      they: "No soy la persona indicada.",
      you: "¿Quién lo es, y cuál es la mejor manera de hablar con ella?",
    },
  ];
}

function subject({ invoices, totals, locale }: CallFacts): string {
  const [first] = invoices;
  if (!first || invoices.length > 1) {
    const numbers = invoices.map(({ number }) => number).join(", ");
    return `${invoices.length} facturas pendientes: ${numbers}, ${amounts({ totals, locale })} en total`;
  }
  const due = formatDate(first.dueOn, locale);
  return `nuestra factura ${first.number} de ${amounts({ totals, locale })}, que ${first.isLate ? "venció" : "vence"} el ${due}`;
}

function amounts({ totals, locale }: Pick<CallFacts, "totals" | "locale">): string {
  return totals.map((total) => formatMoney(total, locale)).join(" y ");
}
