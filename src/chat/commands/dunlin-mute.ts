import { formatShortDate } from "../../domain/calendar.ts";
import { done } from "../../domain/outcome.ts";
import { muteNudges, unmuteNudges } from "../../usecases/mute-nudges.ts";
import { whoOf } from "../action.ts";
import { dateArg } from "../args.ts";
import { say } from "../card.ts";
import { command, optional } from "../command.ts";

export const mute = command({
  group: "dunlin",
  name: "mute",
  summary: "Not to be named in the morning's list and its cards",
  needs: "viewer",
  changes: false,
  example: "/dunlin mute until 7 dec",
  args: { until: optional(dateArg("until", "Day on which you are named again", "future")) },
  async run({ until }, context) {
    const { desk, person, locale } = context;
    const muted = await muteNudges(desk, whoOf(context, "/dunlin mute"), {
      member: person.id,
      ...(until ? { until } : {}),
    });
    if (!muted.ok) return muted;
    const again = until
      ? `From ${formatShortDate(until, locale)} on you are.`
      : "/dunlin unmute has you named again.";
    return done(
      say("You are not named any more", `The list comes as before, for everybody to read. ${again}`),
    );
  },
});

export const unmute = command({
  group: "dunlin",
  name: "unmute",
  summary: "To be named again in the morning's list and its cards",
  needs: "viewer",
  changes: false,
  example: "/dunlin unmute",
  args: {},
  async run(_values, context) {
    const { desk, person } = context;
    const again = await unmuteNudges(desk, whoOf(context, "/dunlin unmute"), { member: person.id });
    if (!again.ok) return again;
    const whose = "what the clients that you look after owe";
    return done(say("You are named again", `With ${whose}, or as an owner with what nobody looks after.`));
  },
});
