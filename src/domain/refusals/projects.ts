/** Why a project is not added, changed or billed. */
export type ProjectRefusal = { kind: "no-such-project"; text: string };
