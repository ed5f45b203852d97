import { type TeamCard, type TeamPlatform, teamCard } from "../../src/chat/team-card.ts";
import type { ChatPost, PostResult } from "../../src/ports.ts";
import { deliverPosts } from "../../src/usecases/deliver-posts.ts";
import type { Desk } from "../../src/usecases/desk.ts";
import { sweep } from "../../src/usecases/sweep.ts";

/** A platform that keeps what is said, single by its key as Discord and Slack are. `next` answers from then on. */
export type KeptTeam = TeamPlatform & {
  posts: ChatPost<TeamCard>[];
  next(answer: PostResult | ((post: ChatPost<TeamCard>) => PostResult)): void;
  /** What was said since the last time this was asked: the title, below the name of its thread if it is in one. */
  heard(): string[];
};

export function keepTeam(name = "terminal"): KeptTeam {
  const posts: ChatPost<TeamCard>[] = [];
  const posted = ({ key, thread }: ChatPost<TeamCard>): PostResult => ({
    kind: "posted",
    externalId: `m-${key}`,
    ...(thread ? { threadId: thread.id ?? `t-${thread.key}` } : {}),
  });
  let answer: (post: ChatPost<TeamCard>) => PostResult = posted;
  let heard = 0;
  return {
    name,
    posts,
    next: (given) => {
      answer = typeof given === "function" ? given : () => given;
    },
    heard: () => {
      const fresh = posts.slice(heard);
      heard = posts.length;
      return fresh.map(
        ({ thread, said, mentions }) =>
          `${thread ? `${thread.name} > ` : ""}${said.card.title}${mentions.map((m) => ` @${m.name}`).join("")}`,
      );
    },
    post: async (post) => {
      const result = answer(post);
      if (result.kind === "posted" && !posts.some(({ key }) => key === post.key)) posts.push(post);
      return result;
    },
  };
}

/** Says what is due to be said to this platform. */
export async function tell(desk: Desk, team: TeamPlatform, stop?: () => boolean): Promise<void> {
  const render = (view: Parameters<typeof teamCard>[0]) =>
    teamCard(view, { hasMail: desk.mailer !== undefined });
  await deliverPosts(desk, { platforms: [team], render, ...(stop ? { stop } : {}) });
}

/** One tick, as `dunlin start` does it. */
export async function tick(desk: Desk, team: TeamPlatform): Promise<void> {
  await sweep(desk);
  await tell(desk, team);
}
