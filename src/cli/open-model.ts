import type { AskReport } from "../../adapters/openai/model.ts";
import type { ModelConfig } from "../config.ts";
import type { LanguageModel } from "../ports.ts";
import type { Log } from "../usecases/desk.ts";

/**
 * The model of the settings. Each ask is logged with what it took and cost, and nothing of what was asked.
 *
 * @param late breaks off what is being asked when the process has to end.
 * @param count told of each ask as well, where somebody counts.
 */
export async function openModel(
  { secondsATry, price, ...settings }: ModelConfig,
  { log, late, count }: { log: Log; late?: AbortSignal; count?: (report: AskReport, usd?: number) => void },
): Promise<LanguageModel> {
  const { LIMITS, openAiModel } = await import("../../adapters/openai/model.ts");
  const tryMs = secondsATry * 1000;
  const tell = (report: AskReport) => {
    const usd = report.tokens && price && costOf(report.tokens, price);
    const { tokens, ...rest } = report;
    log.info({ ...rest, ...tokens, ...(usd === undefined ? {} : { usd }) }, "the model was asked");
    count?.(report, usd);
  };
  // Another try must have its time too, where the first one failed at once.
  const allMs = Math.round(tryMs * (LIMITS.allMs / LIMITS.tryMs));
  const model = openAiModel(settings, { limits: { ...LIMITS, tryMs, allMs }, tell });
  return {
    name: model.name,
    ask: (ask, signal) => {
      const signals = [late, signal].filter((s) => s !== undefined);
      return model.ask(ask, signals.length > 0 ? AbortSignal.any(signals) : undefined);
    },
  };
}

/** USD, where the price is for a million tokens. */
function costOf(tokens: { input: number; output: number }, price: { input: number; output: number }): number {
  return (tokens.input * price.input + tokens.output * price.output) / 1_000_000;
}
