import { describe, expect, test } from "vitest";
import type { Meaning } from "../../src/domain/client-reply.ts";
import { readByKeywords } from "../../src/drafting/reply/by-keywords.ts";

const TABLE: Record<string, [text: string, ...means: Meaning[]][]> = {
  en: [
    ["We paid this yesterday.", "has-paid"],
    ["The invoice has already been settled, please check your account.", "has-paid"],
    ["We've transferred the money this morning", "has-paid"],
    ["We have not paid yet, sorry.", "other"],
    ["If it has been paid, ignore me.", "other"],
    ["We will pay on Friday.", "promises-date"],
    ["You'll have the money by 3 December.", "promises-date"],
    ["The money comes on 3 December.", "promises-date"],
    ["I will not pay this.", "disputes"],
    ["Could we pay in three parts?", "wants-plan"],
    ["Cash flow is difficult at the moment.", "cannot-pay"],
    ["We can't pay it all right now. Would instalments be possible?", "wants-plan", "cannot-pay"],
    ["The work isn't finished.", "disputes"],
    ["I never received the invoice.", "needs-copy"],
    ["Please send us a copy of the invoice.", "needs-copy"],
    ["You need to quote our PO number.", "procedure"],
    ["I no longer work there. Please contact accounts@acme.example.", "wrong-person"],
    ["Thanks for your mail!", "other"],
  ],
  de: [
    ["Wir haben die Rechnung gestern bezahlt.", "has-paid"],
    ["Der Betrag wurde bereits überwiesen.", "has-paid"],
    ["Das haben wir noch nicht überwiesen.", "other"],
    ["Wir werden den Betrag am 3. Dezember überweisen.", "promises-date"],
    ["Wir zahlen bis Freitag.", "promises-date"],
    ["Können wir das in drei Raten zahlen?", "wants-plan"],
    ["Wir haben derzeit einen Liquiditätsengpass.", "cannot-pay"],
    ["Wir sind mit der Arbeit nicht zufrieden.", "disputes"],
    ["Der Betrag stimmt so nicht.", "disputes"],
    ["Ich habe keine Rechnung erhalten.", "needs-copy"],
    ["Bitte senden Sie uns die Rechnung noch einmal zu.", "needs-copy"],
    ["Auf der Rechnung fehlt unsere Bestellnummer.", "procedure"],
    ["Ich bin dafür nicht mehr zuständig.", "wrong-person"],
  ],
  fr: [
    ["Nous avons payé la facture hier.", "has-paid"],
    ["Le virement est déjà parti.", "has-paid"],
    ["Nous n'avons pas encore payé.", "other"],
    ["Nous paierons le 3 décembre.", "promises-date"],
    ["Je n'ai pas encore payé, je le ferai d'ici vendredi.", "promises-date"],
    ["Le règlement sera effectué vendredi.", "promises-date"],
    ["Est-il possible de payer en trois fois ?", "wants-plan"],
    ["Nous avons des problèmes de trésorerie.", "cannot-pay"],
    ["Je conteste cette facture.", "disputes"],
    ["Nous n'avons pas reçu la facture.", "needs-copy"],
    ["Pouvez-vous nous envoyer un duplicata ?", "needs-copy"],
    ["Il manque le numéro de bon de commande.", "procedure"],
    ["Je ne suis plus en charge de ce dossier.", "wrong-person"],
  ],
  es: [
    ["Ya hemos pagado la factura.", "has-paid"],
    ["La transferencia se hizo ayer.", "has-paid"],
    ["Ya hicimos la transferencia el viernes pasado.", "has-paid"],
    ["La transferencia sale el viernes.", "promises-date"],
    ["Todavía no hemos pagado.", "other"],
    ["Pagaremos el 3 de diciembre.", "promises-date"],
    ["Vamos a pagar el viernes.", "promises-date"],
    ["¿Podríamos pagar a plazos?", "wants-plan"],
    ["Tenemos problemas de liquidez.", "cannot-pay"],
    ["No estamos de acuerdo con el importe.", "disputes"],
    ["No hemos recibido la factura.", "needs-copy"],
    ["Falta el número de pedido.", "procedure"],
    ["Yo ya no trabajo en esta empresa.", "wrong-person"],
  ],
  nl: [
    ["Wij hebben de factuur gisteren betaald.", "has-paid"],
    ["We hebben nog niet betaald.", "other"],
    ["Wij zullen vrijdag betalen.", "promises-date"],
    ["Kunnen we een betalingsregeling treffen?", "wants-plan"],
    ["We kunnen op dit moment niet betalen.", "cannot-pay"],
    ["Het bedrag klopt niet.", "disputes"],
    ["Ik heb geen factuur ontvangen.", "needs-copy"],
    ["Ons inkoopnummer ontbreekt.", "procedure"],
    ["Zij werkt hier niet meer.", "wrong-person"],
  ],
  pl: [
    ["Zapłaciliśmy wczoraj.", "has-paid"],
    ["Przelew został już wykonany.", "has-paid"],
    ["Jeszcze nie zapłaciliśmy.", "other"],
    ["Zapłacimy do piątku.", "promises-date"],
    ["Czy możemy rozłożyć to na raty?", "wants-plan"],
    ["Mamy problemy z płynnością.", "cannot-pay"],
    ["Nie zgadzamy się z kwotą.", "disputes"],
    ["Nie otrzymaliśmy faktury.", "needs-copy"],
    ["Brakuje numeru zamówienia.", "procedure"],
    ["Ta osoba już nie pracuje w naszej firmie.", "wrong-person"],
  ],
  ja: [
    ["昨日お支払いしました。", "has-paid"],
    ["振込は完了しています。", "has-paid"],
    ["まだ支払っていません。", "other"],
    ["金曜日までに振り込みます。", "promises-date"],
    ["12月3日に支払う予定です。", "promises-date"],
    ["分割払いは可能でしょうか。", "wants-plan"],
    ["資金繰りが厳しい状況です。", "cannot-pay"],
    ["請求額が間違っています。", "disputes"],
    ["請求書が届いていません。", "needs-copy"],
    ["注文番号を記載してください。", "procedure"],
    ["担当者が変わりました。", "wrong-person"],
  ],
};

describe.each(Object.entries(TABLE))("an answer in %s", (_, rows) => {
  test.each(rows)("%s", (text, ...means) => {
    const said = readByKeywords(text);
    expect(said.map((one) => one.means)).toEqual(means);
    for (const { quote } of said) expect(text).toContain(quote);
  });
});

describe("an answer", () => {
  test("is read without the mail that it answers", () => {
    const said = readByKeywords(
      "Thank you, noted.\n\nOn Mon, 23 Nov 2026 Jo Wren wrote:\n> Please pay by Friday.",
    );
    expect(said).toEqual([{ means: "other", quote: "Thank you, noted." }]);
    expect(readByKeywords("> Please pay by Friday.\n\nWe paid it yesterday.")[0]?.means).toBe("has-paid");
  });

  test("of several meanings has each with the sentence that says it", () => {
    const text =
      "Hello Jo,\nwe paid 500 on Monday. The rest we will pay on 3 December; please send a copy of the invoice.";
    expect(readByKeywords(text)).toEqual([
      { means: "has-paid", quote: "we paid 500 on Monday." },
      { means: "promises-date", quote: "The rest we will pay on 3 December;" },
      { means: "needs-copy", quote: "please send a copy of the invoice." },
    ]);
  });

  test("has its sentences parted behind a year, and not behind a day", () => {
    const said = readByKeywords("We will pay on 3.12.2026. Sorry, our cash flow is bad.");
    expect(said.map(({ quote }) => quote)).toEqual([
      "We will pay on 3.12.2026.",
      "Sorry, our cash flow is bad.",
    ]);
    expect(readByKeywords("Wir zahlen am 3. Dezember.")[0]?.quote).toBe("Wir zahlen am 3. Dezember.");
  });

  test("in one sentence without an end is cut to the words around what it says", () => {
    const text = `${"and so on ".repeat(300)}we will pay on Friday ${"and so on ".repeat(300)}`;
    const [said] = readByKeywords(text);
    expect(said?.means).toBe("promises-date");
    expect(said?.quote).toContain("we will pay on Friday");
    expect(said!.quote.length).toBeLessThanOrEqual(280);
    expect(text).toContain(said!.quote);
  });

  test.each(["", "  \n ", "!!!", ">>>>"])("%j means nothing", (text) => {
    expect(readByKeywords(text)).toEqual([]);
  });

  // A pattern that backtracks would take minutes over these.
  test.each(["we ", "haben ", "a", "pay ", "(", "支払", "not "])(
    "of 4,000 times %j is read at once",
    (piece) => {
      expect(readByKeywords(piece.repeat(4_000).slice(0, 4_000)).length).toBeLessThan(9);
    },
  );
});
