import type { Format } from "./format.ts";
import { PLAIN_SHEET } from "./plain-sheet.ts";

/**
 * The formats we know, the most telling first. How sure each is:
 * - dunlin: written by usecases/export-books.ts.
 * - xero: header row "ContactName,EmailAddress,...,InvoiceNumber,Reference,InvoiceDate,DueDate,PlannedDate,
 *   Total,TaxTotal,InvoiceAmountPaid,InvoiceAmountDue,...,Currency,Type,Sent,Status", found word for word in
 *   five programs that write or read Xero's sales invoice export. Sure. One row a line; total repeated.
 * - freshbooks: the "Invoice Details" report, "Client Name, Invoice #, Date Issued, [Date Due,] Invoice Status,
 *   Date Paid, Item Name, ..., Line Total, Currency", same in six programs, Invoice Ninja's importer
 *   among them. Sure. One row a line; the total is the sum.
 * - invoice-ninja: version 5's invoice report, columns "Invoice Invoice Number", "Invoice Amount",
 *   "Invoice Paid to Date", ...: seen in its own tests and three readers. Sure for these; its item report is not
 *   read.
 * - quickbooks: Invoice List, Open Invoices, A/R Aging Detail and Transaction List by Customer: title rows, then
 *   "Date, Transaction type, Num, Name, Memo, Due date, Amount, Open balance". Seen in eight readers' test data.
 *   Column names change with the report and over the years, so each has several. Fairly sure.
 * - stripe: "Number", "Date (UTC)", "Due Date (UTC)", "Amount Due", "Amount Paid", "Total", "Status", "Customer
 *   Name", "Customer Email", "Paid At (UTC)": seen in four readers. Sure of the names, less of which are always
 *   on.
 * - plain: a sheet that a person keeps, by the words people use for these columns.
 */
export const FORMATS: readonly Format[] = [
  {
    id: "dunlin",
    name: "Dunlin",
    signs: [["number"], ["client"], ["emails"], ["issued"], ["due"], ["writtenoff"], ["purchaseorder"]],
    columns: {
      number: ["number"],
      client: ["client"],
      emails: ["emails"],
      issued: ["issued"],
      due: ["due"],
      currency: ["currency"],
      total: ["total"],
      paid: ["paid"],
      paidOn: ["paidon"],
      credited: ["credited"],
      writtenOff: ["writtenoff"],
      discounted: ["discounted"],
      charged: ["charged"],
      state: ["state"],
      description: ["description"],
      note: ["note"],
      purchaseOrder: ["purchaseorder"],
    },
    needs: ["number", "client", "issued", "currency", "total", "due"],
    rowIs: "invoice",
    total: "repeated",
    decimal: "point",
  },
  {
    id: "xero",
    name: "Xero",
    signs: [
      ["contactname"],
      ["invoicenumber"],
      ["invoicedate"],
      ["duedate"],
      ["invoiceamountdue", "invoiceamountpaid"],
    ],
    columns: {
      number: ["invoicenumber"],
      client: ["contactname"],
      emails: ["emailaddress"],
      issued: ["invoicedate"],
      due: ["duedate"],
      currency: ["currency"],
      total: ["total"],
      paid: ["invoiceamountpaid"],
      balance: ["invoiceamountdue"],
      state: ["status"],
      type: ["type"],
      description: ["description"],
      note: ["reference"],
    },
    needs: ["number", "client", "total", ["paid", "balance"]],
    rowIs: "line",
    total: "repeated",
  },
  {
    id: "freshbooks",
    name: "FreshBooks",
    signs: [["clientname"], ["invoice#"], ["dateissued"], ["linetotal"]],
    columns: {
      number: ["invoice#"],
      client: ["clientname"],
      emails: ["clientemail", "email"],
      issued: ["dateissued"],
      due: ["datedue", "duedate"],
      currency: ["currency"],
      total: ["linetotal"],
      paidOn: ["datepaid"],
      state: ["invoicestatus"],
      item: ["itemname"],
      description: ["itemdescription"],
      purchaseOrder: ["ponumber"],
    },
    needs: ["number", "client", "issued", "total", ["state", "paidOn"]],
    rowIs: "line",
    total: "sum",
  },
  {
    id: "invoice-ninja",
    name: "Invoice Ninja",
    signs: [
      ["invoiceinvoicenumber", "invoicenumber"],
      ["invoiceamount"],
      ["invoicepaidtodate", "invoicebalance"],
    ],
    columns: {
      number: ["invoiceinvoicenumber", "invoicenumber"],
      client: ["clientname", "client", "clientdisplayname"],
      emails: ["contactemail", "clientemail", "invoiceemail", "email"],
      issued: ["invoicedate", "invoiceinvoicedate"],
      due: ["invoiceduedate", "duedate"],
      currency: ["clientcurrency", "invoicecurrency", "currency"],
      total: ["invoiceamount"],
      paid: ["invoicepaidtodate"],
      balance: ["invoicebalance"],
      state: ["invoicestatus"],
      note: ["invoicepublicnotes"],
      purchaseOrder: ["invoiceponumber"],
    },
    needs: ["number", "client", "total", ["paid", "balance"]],
    rowIs: "invoice",
    total: "repeated",
  },
  {
    id: "stripe",
    name: "Stripe",
    signs: [
      ["dateutc", "createdutc", "finalizedatutc"],
      ["duedateutc"],
      ["number", "invoicenumber"],
      ["amountpaid"],
    ],
    columns: {
      number: ["number", "invoicenumber"],
      client: ["customername", "customeremail", "customer"],
      emails: ["customeremail"],
      issued: ["finalizedatutc", "dateutc", "createdutc"],
      due: ["duedateutc"],
      currency: ["currency"],
      total: ["total", "amountdue"],
      paid: ["amountpaid"],
      paidOn: ["paidatutc"],
      state: ["status"],
      description: ["description", "memo"],
    },
    needs: ["number", "client", "issued", "total", "paid"],
    rowIs: "invoice",
    total: "repeated",
  },
  {
    id: "quickbooks",
    name: "QuickBooks Online",
    signs: [
      ["openbalance", "transactiontype"],
      ["num", "no", "number", "transactionnumber"],
      ["date", "transactiondate", "invoicedate"],
    ],
    columns: {
      number: ["num", "no", "number", "transactionnumber"],
      client: ["customerfullname", "customer", "clientfullname", "name", "customername"],
      emails: ["customeremail", "email"],
      issued: ["invoicedate", "transactiondate", "date"],
      due: ["duedate"],
      currency: ["currency", "transactioncurrency"],
      total: ["amount", "total", "totalamount"],
      balance: ["openbalance"],
      state: ["status"],
      type: ["transactiontype", "type"],
      description: ["memodescription", "memo", "description"],
      purchaseOrder: ["po#", "ponumber"],
    },
    needs: ["number", "total", "due", "balance"],
    rowIs: "line",
    total: "sum",
    grouped: true,
  },
  PLAIN_SHEET,
];
