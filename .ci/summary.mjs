// Reads the results that `dotnet test` left in a folder: prints line coverage by project, then one line `N passed, N failed`.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const files = readdirSync(folder, { recursive: true }).map((name) => join(folder, name));

// Several test projects cover one source project: a line counts as covered when any of them ran it.
const covered = new Map();
for (const file of files.filter((name) => name.endsWith("coverage.cobertura.xml"))) {
  for (const [, project, body] of readFileSync(file, "utf8").matchAll(/<package name="([^"]+)"([\s\S]*?)<\/package>/g)) {
    const lines = covered.get(project) ?? new Map();
    covered.set(project, lines);
    for (const [, source, of] of body.matchAll(/<class [^>]*filename="([^"]+)"([\s\S]*?)<\/class>/g)) {
      for (const [, number, hits] of of.matchAll(/<line number="(\d+)" hits="(\d+)"/g)) {
        const key = `${source.split(/[\\/]/).slice(-3).join("/")}:${number}`;
        lines.set(key, (lines.get(key) ?? false) || Number(hits) > 0);
      }
    }
  }
}

console.log("\nLine coverage");
for (const [project, lines] of [...covered].sort()) {
  const hit = [...lines.values()].filter(Boolean).length;
  console.log(`  ${project.padEnd(20)} ${((100 * hit) / lines.size).toFixed(1).padStart(5)} %  (${hit} of ${lines.size} lines)`);
}

let [passed, failed] = [0, 0];
for (const file of files.filter((name) => name.endsWith(".trx"))) {
  const counters = readFileSync(file, "utf8").match(/<Counters [^>]*>/)?.[0] ?? "";
  const count = (name) => Number(counters.match(new RegExp(`\\b${name}="(\\d+)"`))?.[1] ?? 0);
  passed += count("passed");
  failed += count("failed") + count("error") + count("timeout") + count("aborted");
}

// A run without a result is no success.
if (passed + failed === 0) failed = 1;
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
