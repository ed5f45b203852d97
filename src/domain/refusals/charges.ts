/** Why a late fee, interest or compensation is not charged or not waived. */
export type ChargeRefusal = { kind: "no-clause"; invoice: string; client: string };
