import type { LanguageModel, ModelAnswer, ModelAsk } from "../../src/ports.ts";

/** A model that keeps what it was asked. */
export type KeptModel = LanguageModel & {
  asks: ModelAsk[];
  /** From now on: an object is what it answers; a function is asked each time. */
  next(answer: Said | ((ask: ModelAsk) => Said | Promise<Said>)): void;
};

/** An answer whole, or the value of one. */
export type Said = ModelAnswer | { value: object };

export function keepModel(first: Said | ((ask: ModelAsk) => Said | Promise<Said>)): KeptModel {
  let answer = first;
  const asks: ModelAsk[] = [];
  return {
    name: "kept-1",
    asks,
    next: (given) => {
      answer = given;
    },
    ask: async (ask) => {
      asks.push(ask);
      const said = typeof answer === "function" ? await answer(ask) : answer;
      if ("kind" in said) return said;
      const tokens = { input: 100, output: 50 };
      return { kind: "answered", value: said.value, model: "kept-1", tokens };
    },
  };
}

/** Words of a polite reminder of one invoice, its slots not filled. */
export const REMINDER_WORDS = {
  subject: "A quick word about {{invoice_phrase}}",
  body: `{{greeting}}

{{invoice_title}} fell due on {{due_date}}, and {{balance}} is still open. I enclose a copy in case it went missing.

{{promise_block}}

{{disputed_block}}

{{pay_block}}

If it has already gone out, thank you. If something holds it up, just write back.

Kind regards,
{{signature}}`,
};
