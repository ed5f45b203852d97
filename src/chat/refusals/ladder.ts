import type { LadderRefusal } from "../../domain/refusals/ladder.ts";
import { type Card, refusal as no } from "../card.ts";
import { count, cut } from "../words.ts";
import { UNCHANGED } from "./parts.ts";

const EXAMPLE = "/dunlin ladder set 3 polite reminder, 10 second reminder, 35 non-payment letter";
const LIKE_THIS = `${UNCHANGED} Example: ${EXAMPLE}`;

/** The sentence for each LadderRefusal: see refusalCard. */
export function ladderRefusalCard(r: LadderRefusal): Card {
  switch (r.kind) {
    case "no-steps":
      return no("A ladder needs at least one step.", LIKE_THIS);
    case "unreadable-step":
      return no(`I could not read a step from “${cut(r.text)}”.`, `A step is a day and a name. ${LIKE_THIS}`);
    case "unknown-step":
      return no(
        `There is no step “${cut(r.text)}”.${r.nearest ? ` Did you mean ${r.nearest}?` : ""}`,
        `${UNCHANGED} There are: ${r.known.join(", ")}.`,
      );
    case "too-many":
      return no(
        `The ladder has ${count(r.steps, "step")}; ${r.most} is the most.`,
        `${UNCHANGED} Leave some of them out.`,
      );
    case "out-of-range":
      return no(
        `Day ${r.day.toLocaleString("en")} is too far from the due date for the ${r.step}.`,
        `${UNCHANGED} Days go from ${r.least} to ${r.most}, counted from the due date.`,
      );
    case "same-day":
      return no(
        `Day ${r.day} has two steps: the ${r.other} and the ${r.step}.`,
        `${UNCHANGED} Give each step a day of its own.`,
      );
    case "falling":
      return no(
        `The ${r.step} on day ${r.day} stands after a step on day ${r.after}.`,
        `${UNCHANGED} Write the steps in the order of their days.`,
      );
    case "late-heads-up":
      return no(
        `The heads-up comes before the due date, and day ${r.day} does not.`,
        `${UNCHANGED} Give it a day below 0, as in: -3 heads-up.`,
      );
    case "early":
      return no(
        `Nothing is late on day ${r.day}, so the ${r.step} cannot stand there.`,
        `${UNCHANGED} Day 1 is the day after the due date.`,
      );
    case "no-reminder-before":
      return no(
        `The ${r.step} is a last word, and no reminder stands before it.`,
        `${UNCHANGED} Put a reminder on an earlier day, as in: 3 polite reminder.`,
      );
    case "not-last":
      return no(
        `The step “${r.step}” is the last one, and the ${r.after} stands after it.`,
        `${UNCHANGED} Give it a later day, or leave it out.`,
      );
    case "not-on-ladder":
      return no(`The ${r.step} is not on the ladder.`, `${UNCHANGED} /dunlin ladder shows it.`);
    case "no-document":
      return no(`There is no text for the ${r.step}.`, `${UNCHANGED} Leave that step out.`);
  }
}
