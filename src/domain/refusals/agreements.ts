/** Why a promise or a dispute is not noted or ended. */
export type AgreementRefusal =
  | { kind: "no-promise"; invoice: string }
  | { kind: "no-dispute"; invoice: string };
