import type { Outcome } from "../domain/outcome.ts";
import type { Role } from "../domain/workspace.ts";
import type { Who } from "../usecases/change.ts";
import type { Card } from "./card.ts";
import type { Context } from "./command.ts";

/**
 * What a button or a form does. Its args come back from a platform that anybody may have tampered with:
 * they hold ids and no rights, and everything is looked up again.
 */
export type ActionDefinition = {
  name: string;
  /** For a refusal: "approving a letter". */
  does: string;
  needs: Role;
  run(
    args: Readonly<Record<string, string>>,
    values: Readonly<Record<string, string>>,
    context: Context,
  ): Promise<Outcome<Card> | Card>;
};

/** Who a change is recorded for. */
export function whoOf({ workspace, person, room }: Context, cause: string): Who {
  return { ws: workspace.id, name: person.name, cause, ...(room ? { room } : {}) };
}
