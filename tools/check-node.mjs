// Runs on any Node, so that a machine on which the bundled Node 24 did not arrive hears about it
// in one sentence, and not in a syntax error from the first TypeScript file.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Dunlin needs Node 22.18 or newer and found ${process.version}. ` +
      "`npm ci` brings Node 24 on Linux and Windows (is it run with optional packages left out?); " +
      "elsewhere install Node 24 yourself. Nothing was started.",
  );
  process.exit(1);
}
