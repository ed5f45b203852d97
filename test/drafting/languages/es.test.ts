import { expect, test } from "vitest";
import { addDays, day } from "../../../src/domain/calendar.ts";
import { buildFacts, type FactsInput } from "../../../src/drafting/build-facts.ts";
import { callSheet } from "../../../src/drafting/call-sheet.ts";
import { chargeBasis } from "../../../src/drafting/charge-basis.ts";
import { draftLetter } from "../../../src/drafting/draft-letter.ts";
import { es as reading } from "../../../src/drafting/gate-b/languages/es.ts";
import type { FaultCode } from "../../../src/drafting/gate-b.ts";
import type { LetterKind, Tone } from "../../../src/drafting/letter-facts.ts";
import { es } from "../../../src/drafting/phrases/es.ts";
import { writtenIn } from "../../../src/drafting/written-in.ts";
import { clientCalled, eur, owed, prompts, TODAY, workspace } from "../letter-cases.ts";
import { judged } from "./elsewhere.ts";

function draft(
  about: FactsInput["invoices"],
  locale: string,
  more: Partial<FactsInput> = {},
  tone: Tone = "neutral",
) {
  const kind: LetterKind = more.kind ?? "polite-reminder";
  const input = {
    workspace: { ...workspace, language: "es" },
    client: clientCalled("Acme Ltd", "Anna Keller"),
  };
  const facts = buildFacts({ ...input, today: TODAY, kind, invoices: about, ...more });
  return draftLetter(facts, { kind, tone, language: "es", locale, prompts });
}

/** With the spaces that no line ends at as plain ones. */
const plain = (text: string) => text.replaceAll("\u00a0", " ");

test("a polite reminder in Spanish, whole", () => {
  const { subject, body } = draft([owed("INV-7", "1200.00", 12)], "es-ES");
  expect(subject).toBe("Recordatorio de pago: factura INV-7 de Harbour Studio");
  expect(plain(body)).toBe(
    [
      "Buenos días, Anna Keller:",
      "La factura INV-7 venció el 11 de noviembre de 2026 y sigue pendiente, con 12 días de retraso. Importe pendiente: 1200,00 €. Adjuntamos una copia.",
      "Formas de pago:\nHarbour Studio, IBAN IE29 AIBK 9311 5212 3456 78, BIC AIBKIE2D\nhttps://pay.harbour.example/acme\nEn el concepto del pago, indique, por favor, INV-7.",
      "Si ya ha realizado el pago, muchas gracias; en ese caso, no tenga en cuenta este mensaje. Si no, le rogamos que lo haga en los próximos días o que nos diga si tiene alguna pregunta sobre la factura.",
      "Saludos cordiales,\nNiamh Byrne\nHarbour Studio\nbilling@harbour.example · +353 1 555 0142",
    ].join("\n\n"),
  );
});

test("speaks to one reader, and guesses at nobody's gender", () => {
  for (const file of prompts.values())
    for (const { subject, paragraphs } of file.texts.get("es")!.texts.values())
      for (const part of [subject, ...paragraphs].flat())
        if ("text" in part) expect(part.text).not.toMatch(/ustedes|estimad|señor|satisfech[oa]|\btus?\b/i);
});

test.each([
  ["es-ES", "Importe pendiente: 188,125 KWD."],
  ["es-MX", "Importe pendiente: KWD 188.125."],
  ["es-AR", "Importe pendiente: KWD 188,125."],
])("three decimals as %s writes them", (locale, expected) => {
  expect(plain(draft([owed("INV-7", "188.125", 12, "KWD")], locale).body)).toContain(expected);
});

test("each reminder of several has its article", () => {
  const about = owed("INV-7", "1200.00", 40);
  const reminded = new Map([[about.invoice.id, [3, 10].map((n) => addDays(about.invoice.dueOn, n))]]);
  const { body } = draft([about], "es-ES", { kind: "non-payment-letter", reminded });
  expect(body).toContain("recordatorios el 17 de octubre de 2026 y el 24 de octubre de 2026.");
  expect(body).toContain("requerimiento de pago formal");
});

test.each([
  [
    "1.5% monthly grace 5 cap 10%",
    "cláusula acordada, 1,5 % del importe pendiente al mes, tras un margen de 5 días, como máximo el 10 % de la factura",
  ],
  ["40 EUR once grace 1", "cláusula acordada, 40,00 €, una sola vez, tras un margen de 1 día"],
  ["8% a year", "cláusula acordada, 8 % anual, calculado por días"],
])("a charge rests on a clause: %s", (clause, basis) => {
  expect(plain(chargeBasis({ rule: "", clause, periods: [] }, eur("0").currency, "es"))).toBe(basis);
});

test("laws are named as Spanish names them", () => {
  const law = (name: string) => es.charges.basis!.law(name);
  expect(law("Directive 2011/7/EU arts 2, 3")).toBe("Directiva 2011/7/UE arts. 2, 3");
  expect(law("BGB ss. 247, 286")).toBe("BGB §§ 247, 286");
});

test.each([
  ["es", "es-MX", "es-MX"],
  ["es", "en-US", "es-US"],
  ["es-AR", "xx", "es-AR"],
  ["es", "ja-JP", "es"],
])("%s with %s is written in %s", (language, locale, expected) => {
  expect(writtenIn(language, locale).locale).toMatch(new RegExp(`^${expected}`));
  expect(writtenIn(language, locale).language).toBe("es");
});

test("a call in Spanish", () => {
  const invoices = [{ number: "INV-7", dueOn: day("2026-11-01"), isLate: true }];
  const facts = { caller: "Niamh", business: "Harbour Studio", invoices, totals: [eur("1200.00")] };
  const sheet = callSheet(
    { ...facts, proposedDay: day("2026-12-01"), hasBrokenWord: true, locale: "es-ES" },
    "es",
  );
  expect(plain(sheet.opening)).toBe(
    "Buenos días, soy Niamh, de Harbour Studio. Llamo por nuestra factura INV-7 de 1200,00 €, que venció el 1 de noviembre de 2026. ¿Tiene dos minutos?",
  );
  expect(sheet.questions).toHaveLength(4);
  expect(sheet.answers.map(({ you }) => you).join(" ")).toContain("enviársela");
});

const OPENING =
  "Hola, Mme Lefèvre:\n\nSalvo error por nuestra parte, la factura FA-2026-0231 (1.250,00 €), que venció el 1 de abril de 2026, sigue pendiente.";
const CLOSING = "Un cordial saludo,\nClaire Moreau\nAtelier Lumière";

const ends = (sentence: string) => [OPENING, sentence, CLOSING].join("\n\n");

const WRONG: readonly [FaultCode, string][] = [
  ["threat", "Si no pagan, acudiremos a los tribunales."],
  ["threat", "Presentaremos una demanda."],
  ["threat", "Nuestro abogado se pondrá en contacto con ustedes."],
  ["threat", "Emprenderemos acciones legales."],
  ["threat", "Solicitaremos el embargo de sus cuentas."],
  ["threat", "Pasaremos la deuda a una agencia de cobro."],
  ["threat", "Cederemos el crédito a un tercero."],
  ["threat", "Comunicaremos el impago a ASNEF."],
  ["threat", "Sus datos se incluirán en un fichero de morosos."],
  ["threat", "Esto afectará a su calificación crediticia."],
  ["threat", "Lo denunciaremos a la policía."],
  ["threat", "Informaremos a Hacienda."],
  ["threat", "Lo publicaremos en redes sociales."],
  ["threat", "Dejaremos una reseña negativa."],
  ["threat", "Informaremos a sus clientes."],
  ["threat", "Llamaremos a su jefe."],
  ["threat", "Suspenderemos el servicio mañana mismo."],
  ["threat", "Dejaremos de trabajar y cortaremos el acceso."],
  ["threat", "Se añadirá un recargo de 25,00 €."],
  ["threat", "Se devengan intereses de demora desde el vencimiento."],
  ["threat", "Se aplicará una penalización del 10 %."],
  ["threat", "Se aplicarán gastos de gestión."],
  ["threat", "Deberán una indemnización de 40 €."],
  ["threat", "Atenerse a las consecuencias."],
  ["threat", "Nos veremos obligados a tomar otras medidas."],
  ["threat", "Nos reservamos el derecho de actuar."],
  ["threat", "Sabemos dónde vive."],
  ["threat", "Pasaremos por su oficina."],
  ["threat", "Actuaremos sin más aviso."],
  ["threat", "Los recargos ascienden a 1.250,00 €."],
  ["threat", "Reclamaremos daños y perjuicios."],
  ["threat", "Las costas judiciales correrán de su cuenta."],
  ["threat", "Se arrepentirá."],
  ["threat", "Avisaremos a su banco."],
  ["threat", "Su empresa figura ya como morosa."],
  ["wrong-stage", "Este es nuestro último aviso."],
  ["wrong-stage", "Último recordatorio antes de actuar."],
  ["wrong-stage", "Este es un requerimiento de pago formal."],
  ["wrong-stage", "Este es nuestro tercer recordatorio."],
  ["wrong-stage", "Es su última oportunidad."],
  ["promise", "Renunciamos a esta deuda."],
  ["promise", "No tiene que pagar nada."],
  ["promise", "Le condonamos la deuda."],
  ["promise", "Le hacemos un descuento del 10 %."],
  ["promise", "Si paga esta semana, basta con la mitad."],
  ["promise", "Le rebajamos el importe."],
  ["promise", "Puede deducir 50 € de la suma."],
  ["promise", "Le reembolsaremos los gastos."],
  ["promise", "Le regalamos un mes gratis."],
  ["promise", "Le concedemos un plazo adicional."],
  ["promise", "Tómese su tiempo, no hay prisa."],
  ["promise", "Puede pagar cuando pueda."],
  ["promise", "Puede pagar en tres plazos."],
  ["promise", "Puede pagar a plazos."],
  ["promise", "No recibirá más recordatorios."],
  ["promise", "No volveremos a reclamarle."],
  ["promise", "Le garantizamos que todo irá bien."],
  ["promise", "Nuestros datos bancarios han cambiado."],
  ["promise", "Pague en nuestra nueva cuenta."],
  ["false-status", "La factura está pagada."],
  ["false-status", "La factura ha sido saldada."],
  ["false-status", "No nos debe nada."],
  ["false-status", "La factura ha sido anulada."],
  ["false-status", "Ignore esta factura."],
  ["false-status", "Le hemos emitido una nota de crédito."],
  ["false-status", "Hemos recibido su pago."],
  ["false-status", "Gracias por su pago."],
  ["insult", "Es usted un estafador."],
  ["insult", "Su actitud es vergonzosa."],
  ["insult", "Esto es inaceptable."],
  ["insult", "Estamos hartos de sus excusas."],
  ["chatter", "Aquí tiene el borrador del mensaje:"],
  ["chatter", "¡Claro! Aquí está el recordatorio:"],
  ["chatter", "Como IA, no puedo opinar."],
  ["leftover", "[Nombre del cliente]"],
  ["leftover", "Inserte el importe aquí."],
  ["mention", "Hola @channel, revisen esto."],
  ["wrong-language", "The invoice is overdue and you must pay for it with this link, please."],
  ["wrong-amount", "El importe de 999,00 € sigue pendiente."],
  ["wrong-amount", "Quedan novecientos euros por pagar."],
  ["wrong-amount", "El saldo es de 12.500,00 €."],
  ["wrong-currency", "El saldo es de 1.250,00 $."],
  ["wrong-number", "La factura lleva 12 días de retraso."],
  ["wrong-number", "Lleva quince días de retraso."],
  ["wrong-number", "Pague en un plazo de 10 días."],
  ["wrong-number", "Pague en los próximos tres días."],
  ["wrong-number", "Le reclamamos 3 facturas."],
  ["wrong-date", "Pague antes del 3 de junio de 2026."],
  ["wrong-date", "Venció el 2 de abril de 2026."],
  ["wrong-weekday", "El vencimiento era el jueves 1 de abril de 2026."],
  ["unknown-phone", "Llámenos al 910 123 456."],
  ["unknown-email", "Escriba a conta@otro.example para confirmar."],
  ["unknown-link", "Pague en https://pagos.otro.example/x ahora."],
  ["unknown-reference", "La factura FA-2026-0232 está afectada."],
  ["unknown-iban", "Pague en el IBAN ES91 2100 0418 4502 0005 1332."],
];

test.each(WRONG)("finds %s: %s", (code, sentence) => {
  expect(judged(ends(sentence), "es")).toContain(code);
});

const RIGHT: readonly string[] = [
  "Le agradecemos de antemano su pronto pago.",
  "No dude en llamarnos si tiene alguna pregunta.",
  "Si ya ha pagado esta factura, ignore este mensaje.",
  "Díganos, por favor, si le falta algún documento.",
  "Esperamos que todo vaya bien.",
  "Quizá nuestra factura se haya extraviado.",
  "¿Podría indicarnos una fecha de pago?",
  "Le agradecemos su comprensión y su confianza.",
  "Adjuntamos una copia de la factura.",
  "Si hay algún problema con el servicio, háganoslo saber.",
  "Ha sido un placer trabajar con ustedes en este proyecto.",
  "Para cualquier reclamación, estamos a su disposición.",
  "Su departamento de contabilidad puede escribirnos directamente.",
  "Tal vez se trate de un simple despiste.",
  "A fecha de hoy no nos consta ningún pago.",
  "No hemos recibido su pago.",
  "Le agradeceríamos que realizara las gestiones necesarias.",
  "Confírmenos, por favor, la recepción de este mensaje.",
  "Si la factura ya está pagada, le pedimos disculpas.",
  "Le rogamos que haga llegar este mensaje a quien corresponda.",
  "Puede pagar por transferencia bancaria o con tarjeta.",
  "Si el pago ya está en curso, muchas gracias.",
  "La cuenta bancaria figura en la factura.",
  "Quedamos a la espera de sus noticias.",
];

test.each(RIGHT)("lets pass: %s", (sentence) => {
  expect(judged(ends(sentence), "es")).toEqual([]);
});

const NUMBERS: readonly [string, bigint | undefined][] = [
  ["cero", 0n],
  ["veintiún", 21n],
  ["veintidos", 22n],
  ["treinta y uno", 31n],
  ["cien", 100n],
  ["ciento una", 101n],
  ["quinientas", 500n],
  ["mil doscientos cincuenta", 1250n],
  ["dieciocho mil novecientos", 18_900n],
  ["novecientos noventa y nueve mil novecientos noventa y nueve", 999_999n],
  ["un millón", 1_000_000n],
  ["dos tres", undefined],
  ["diez veinte", undefined],
];

test.each(NUMBERS)("reads %s as a number", (text, value) => {
  expect(reading.numbers.read(text)).toBe(value);
  if (value !== undefined) expect(text).toMatch(new RegExp(`^(?:${reading.numbers.pattern})$`, "iu"));
});
