import type { ProjectRefusal } from "../../domain/refusals/projects.ts";
import { type Card, refusal as no } from "../card.ts";
import { type Line, UNCHANGED } from "./parts.ts";

/** The sentence for each ProjectRefusal: see refusalCard. */
export function projectRefusalCard(r: ProjectRefusal, _locale: string, _line?: Line): Card {
  switch (r.kind) {
    case "no-such-project":
      return no(`No project's name has “${r.text}” in it.`, UNCHANGED);
  }
}
