import type { Format } from "./format.ts";

/** A sheet that a person keeps: the words that people use for its columns in the languages we know them in. */
export const PLAIN_SHEET: Format = {
  id: "plain",
  name: "plain sheet",
  signs: [],
  columns: {
    number: words(
      "invoicenumber invoiceno invoicenr invoice# invoiceid invoice number no num rechnungsnummer " +
        "rechnungsnr rechnung rechnr belegnummer nummer nr numerodefacture nfacture nofacture facture " +
        "numero numerofactura nfactura factura numerofattura fattura factuurnummer factuur " +
        "numerodafatura fatura numerfaktury",
    ),
    client: words(
      "client clientname customer customername company companyname contact billto name debtor " +
        "account kunde kundenname firma auftraggeber debitor schuldner cliente nombrecliente " +
        "nomduclient nomclient societe ragionesociale klant klantnaam bedrijf nomedocliente empresa " +
        "klient nabywca",
    ),
    emails: words(
      "email emails emailaddress mail clientemail customeremail contactemail emailadresse courriel " +
        "adressemail correo correoelectronico emailadres",
    ),
    issued: words(
      "issued issuedate dateissued issuedon invoicedate invoiced date created rechnungsdatum datum " +
        "belegdatum ausgestelltam datedefacture datefacture dateemission fechafactura fecha " +
        "fechaemision datafattura data factuurdatum datadeemissao",
    ),
    due: words(
      "due duedate datedue dueon payby paymentdue faellig fallig falligam faelligam " +
        "falligkeit faelligkeit falligkeitsdatum faelligkeitsdatum zahlbarbis zahlungsziel echeance " +
        "datedecheance dateecheance vencimiento fechavencimiento fechadevencimiento scadenza " +
        "datascadenza vervaldatum vervaldag vencimento datadevencimento terminplatnosci",
    ),
    currency: words("currency currencycode cur ccy wahrung waehrung devise moneda valuta moeda waluta"),
    total: words(
      "total amount invoiceamount totalamount invoicetotal grandtotal gross sum value betrag " +
        "rechnungsbetrag gesamtbetrag gesamt brutto bruttobetrag summe montant montantttc totalttc " +
        "ttc importe importetotal monto importo totale bedrag totaalbedrag totaal valor valortotal " +
        "montante kwota kwotabrutto",
    ),
    paid: words(
      "paid amountpaid paidamount paidtodate payments received bezahlt gezahlt bezahlterbetrag " +
        "zahlung zahlungen paye montantpaye regle pagado cobrado pagato betaald pago zaplacono",
    ),
    balance: words(
      "balance balancedue amountdue openbalance outstanding open owing offen offenerbetrag " +
        "restbetrag saldo solde resteapayer pendiente saldopendiente openstaand",
    ),
    paidOn: words(
      "paidon datepaid paiddate paymentdate paidat bezahltam zahlungsdatum zahlungseingang " +
        "datedepaiement datepaiement fechapago datapagamento betaaldop",
    ),
    state: words("status state invoicestatus zustand statut etat estado stato"),
    type: words("type transactiontype documenttype belegart typ tipo"),
    description: words(
      "description item items service project beschreibung leistung bezeichnung betreff libelle " +
        "descripcion concepto descrizione omschrijving descricao",
    ),
    note: words("note notes memo comment comments remark notiz bemerkung notas opmerking"),
    purchaseOrder: words("po ponumber po# purchaseorder ordernumber bestellnummer bestellnr auftragsnummer"),
  },
  needs: ["client", "total", "due"],
  rowIs: "invoice",
  total: "repeated",
};

function words(text: string): string[] {
  return text.split(" ");
}
