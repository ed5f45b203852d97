import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { AskReport } from "../../adapters/openai/model.ts";
import type { Standing } from "../store/standing.ts";
import type { Swept } from "../usecases/sweep.ts";

/** What a process says of itself at /metrics. No name, number or text of anybody is a label. */
export type Metrics = {
  asked(report: AskReport, usd: number | undefined): void;
  swept(seconds: number, swept: readonly Swept[]): void;
  /** In Prometheus' own format. */
  text(): Promise<string>;
};

/** Counting the tables is not free, and whoever scrapes every second need not know better than this. */
const KEPT_MS = 15_000;

/**
 * @param look what stands in the database; where it fails, what was seen last is shown.
 * @param now milliseconds that never go back.
 */
export function openMetrics(
  look: () => Promise<Standing>,
  now: () => number = () => performance.now(),
): Metrics {
  const registry = new Registry();
  const { asks, seconds, tokens, usd } = modelMetrics(registry);
  const registers = [registry];
  const sweeps = new Histogram({
    name: "dunlin_sweep_seconds",
    help: "How long a tick took",
    buckets: [0.05, 0.2, 1, 5, 20, 60, 300],
    registers,
  });
  const done = new Counter({
    name: "dunlin_swept_total",
    help: "Things that ticks of this process have done",
    labelNames: ["did"],
    registers,
  });
  const show = standingMetrics(registry);
  let lookedAt = Number.NEGATIVE_INFINITY;
  return {
    asked({ purpose, outcome, ms, tokens: used }, cost) {
      asks.inc({ purpose, outcome });
      seconds.observe({ purpose }, ms / 1000);
      if (used) tokens.inc({ purpose, direction: "in" }, used.input);
      if (used) tokens.inc({ purpose, direction: "out" }, used.output);
      if (cost !== undefined) usd.inc({ purpose }, cost);
    },
    swept(took, all) {
      sweeps.observe(took);
      for (const { did } of all) done.inc({ did });
    },
    async text() {
      if (now() - lookedAt >= KEPT_MS) {
        lookedAt = now();
        // A database that is away is for /readyz to say; the counters of this process are as true as before.
        await look().then(show, () => {});
      }
      return registry.metrics();
    },
  };
}

function modelMetrics(registry: Registry) {
  const registers = [registry];
  return {
    asks: new Counter({
      name: "dunlin_model_asks_total",
      help: "Questions to the model, by what came of them",
      labelNames: ["purpose", "outcome"],
      registers,
    }),
    seconds: new Histogram({
      name: "dunlin_model_seconds",
      help: "How long an answer took, tries and pauses included",
      labelNames: ["purpose"],
      buckets: [0.5, 1, 2, 5, 10, 20, 45],
      registers,
    }),
    tokens: new Counter({
      name: "dunlin_model_tokens_total",
      help: "Tokens as the server counts them",
      labelNames: ["purpose", "direction"],
      registers,
    }),
    usd: new Counter({
      name: "dunlin_model_usd_total",
      help: "Cost by OPENAI_PRICE, in USD",
      labelNames: ["purpose"],
      registers,
    }),
  };
}

function standingMetrics(registry: Registry): (standing: Standing) => void {
  const gauge = (name: string, label: string, help: string) =>
    new Gauge({ name: `dunlin_${name}`, help, labelNames: [label], registers: [registry] });
  const letters = gauge("letters", "outcome", "Letters in the books, by how they ended");
  const texts = gauge("letter_texts", "writer", "Versions of letters, by who wrote them");
  const mails = gauge("outbox", "state", "Mails to clients, by state");
  const posts = gauge("posts", "state", "Messages to teams, by state");
  const unwritten = new Gauge({
    name: "dunlin_letters_unwritten",
    help: "Letters that are still to be written",
    registers: [registry],
  });
  return (standing) => {
    unwritten.set(standing.unwritten);
    fill(letters, "outcome", standing.letters);
    fill(texts, "writer", standing.texts);
    fill(mails, "state", standing.mails);
    fill(posts, "state", standing.posts);
  };
}

/** Names that are gone are forgotten. */
function fill<Label extends string>(
  gauge: Gauge<Label>,
  label: Label,
  counts: ReadonlyMap<string, number>,
): void {
  gauge.reset();
  for (const [name, n] of counts) gauge.set({ [label]: name } as Record<Label, string>, n);
}
