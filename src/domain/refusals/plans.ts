/** Why a payment plan is not offered, accepted or changed. */
export type PlanRefusal = { kind: "no-plan"; invoice: string };
