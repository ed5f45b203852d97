import fc from "fast-check";

// The same draws in every run, so that a change is judged by what it changes. FC_SEED draws others: a
// night of them finds what a fixed one cannot.
fc.configureGlobal({ seed: Number(process.env["FC_SEED"] ?? 20_261_123) });
