import type { Workspace } from "../domain/workspace.ts";
import type { Desk } from "../usecases/desk.ts";
import { clientPage, numbersLike } from "../usecases/list-receivables.ts";
import { projectsLike } from "../usecases/show-project.ts";
import type { Args, Command } from "./command.ts";
import { commands } from "./commands/index.ts";
import type { CommandIndex } from "./dispatch.ts";

const MOST = 20;

/** Completes commands, keywords, choices, clients' and projects' names and invoice numbers. */
export function commandIndex(desk: Pick<Desk, "db">, workspace: () => Promise<Workspace>): CommandIndex {
  return {
    async complete(line) {
      const words = line.replace(/^\s*\/?/, "").split(/\s+/);
      const word = words.at(-1) ?? "";
      const slash = line.trimStart().startsWith("/") ? "/" : "";
      if (words.length === 1) return groups(word).map((group) => slash + group);
      const ofGroup = commands.filter((c) => c.group === words[0]!.toLowerCase());
      if (words.length === 2) return named(ofGroup, word);
      const command = ofGroup.find((c) => c.name === words[1]!.toLowerCase());
      return command ? argumentWords(desk, await workspace(), command, words.slice(2)) : [];
    },
  };
}

function groups(word: string): string[] {
  return starting([...new Set(commands.map((c) => c.group)), "help"], word);
}

function named(ofGroup: readonly Command[], word: string): string[] {
  return starting(
    ofGroup.map((c) => c.name).filter((name) => name !== ""),
    word,
  );
}

async function argumentWords(
  desk: Pick<Desk, "db">,
  workspace: Workspace,
  { args }: Command,
  typed: readonly string[],
): Promise<string[]> {
  const word = typed.at(-1) ?? "";
  const before = typed.at(-2)?.toLowerCase();
  const keyed = Object.values(args).find((arg) => arg.keyword === before);
  if (keyed?.options) return starting(keyed.options, word);
  const fixed = starting(keywords(args).concat(firstOptions(args)), word);
  if (typed.length > 1 || word === "") return fixed;
  if ("invoice" in args || "invoices" in args) return numbersLike(desk, workspace, word, MOST);
  if ("project" in args) return (await projectsLike(desk, workspace, word, MOST)).map(quoted);
  if (!("client" in args)) return fixed;
  const found = await clientPage(desk, workspace, { part: word });
  return found.slice(0, MOST).map((c) => quoted(c.name));
}

function quoted(name: string): string {
  return /\s/.test(name) ? `"${name}"` : name;
}

function keywords(args: Args): string[] {
  return Object.values(args).flatMap((arg) => (arg.keyword ? [arg.keyword] : []));
}

function firstOptions(args: Args): string[] {
  const first = Object.values(args).find((arg) => arg.keyword === undefined);
  return first?.options ? [...first.options] : [];
}

function starting(words: readonly string[], part: string): string[] {
  return words.filter((word) => word.startsWith(part.toLowerCase()));
}
