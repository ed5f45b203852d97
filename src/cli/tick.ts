import { type TeamPlatform, teamCard } from "../chat/team-card.ts";
import { deliverPosts } from "../usecases/deliver-posts.ts";
import type { Desk } from "../usecases/desk.ts";
import { type Swept, sweep } from "../usecases/sweep.ts";
import type { PostView } from "../usecases/view-post.ts";

/** What a process that stays does by itself. */
export type Work = {
  /** Does what is due, and then says to the teams what came of it. */
  tick(): Promise<void>;
  /** Says what waits to be said. */
  tell(): Promise<void>;
};

/**
 * The work of a process that can speak on these `platforms`, to which more may be added while it runs. `swept` is told
 * what each sweep has done, and in how many seconds.
 */
export function workOf(
  desk: Desk,
  platforms: readonly TeamPlatform[],
  stop: () => boolean,
  swept: (seconds: number, all: readonly Swept[]) => void = () => {},
): Work {
  const render = (view: PostView) => teamCard(view, { hasMail: desk.mailer !== undefined });
  const tell = () => deliverPosts(desk, { platforms, render, stop });
  return {
    tell,
    async tick() {
      const startedAt = performance.now();
      const all = await sweep(desk, { stop });
      swept((performance.now() - startedAt) / 1000, all);
      await tell();
    },
  };
}
