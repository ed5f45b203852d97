import type { LocalDate } from "../domain/calendar.ts";
import { type Client, isPaused } from "../domain/client.ts";
import type { Mention } from "../ports.ts";
import type { Person } from "../store/workspaces.ts";

/**
 * Who is named where these clients are spoken of: the member who looks after each, else the business's owners;
 * everybody once, and nobody who has muted it. By what `platform` calls them where they are on it, so that they
 * are told; somebody from elsewhere is named all the same.
 */
export function namedFor(
  clients: readonly Pick<Client, "owner">[],
  people: readonly Person[],
  today: LocalDate,
  platform: string,
): Mention[] {
  const named = people.filter(({ member }) => {
    const looksAfter = clients.some(({ owner }) =>
      owner === undefined ? member.role === "owner" : member.id === owner,
    );
    return looksAfter && !isPaused(member.muted, today);
  });
  return named.map(({ member, platform: at, user }) => ({
    name: member.name,
    ...(at === platform ? { user } : {}),
  }));
}
