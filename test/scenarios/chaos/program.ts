import { enableCompileCache } from "node:module";
import { importQuickly } from "../../../src/cli/quick-imports.ts";

// What is started: as main.ts, it loads everything heavy after this.
enableCompileCache();
importQuickly();
await import("./assistant.ts");
