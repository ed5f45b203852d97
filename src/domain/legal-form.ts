// The ends of names that law keeps for companies. A name without one may be anybody's.
const FORMS =
  /(?:^|[\s,])(?:ltd|limited|plc|llp|llc|l\.l\.c\.|inc|incorporated|corp|corporation|gmbh|ag|ug|kgaa|s\.?a\.?s\.?|s\.?a\.?r\.?l\.?|s\.?r\.?l\.?|s\.?p\.?a\.?|s\.?a\.?|s\.?l\.?|b\.?v\.?|n\.?v\.?|aps|a\/s|oyj?|pty|k\.?k\.?|sp\. z o\.o|d\.o\.o)\.?$/i;

/** Whether a business is a company by its own name: "Acme Ltd". False says nothing: it may be one all the same. */
export function isCompanyByName(name: string): boolean {
  return FORMS.test(name.normalize("NFC").trim());
}
