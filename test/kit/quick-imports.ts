import { importQuickly } from "../../src/cli/quick-imports.ts";

// For each process that runs tests, before it loads anything.
importQuickly();
