import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The folder that holds package.json, and with it drizzle/ and prompts/. Found by walking up, since this
 * file is run from src/store/ and, once built, from dist/src/store/.
 *
 * @throws Error when no folder above has one: the package was taken apart.
 */
export function packageRoot(from: string = import.meta.url): string {
  let folder = dirname(fileURLToPath(from));
  while (!existsSync(join(folder, "package.json"))) {
    const above = dirname(folder);
    if (above === folder) throw new Error("no package.json above the running file");
    folder = above;
  }
  return folder;
}
