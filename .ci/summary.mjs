// Reads the results that `dotnet test` left in a folder: prints line coverage by project, what came of each
// test project, whether Bicep compiled, and as the last line `N passed, N failed`.
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

const count = (counters, name) => Number(counters.match(new RegExp(`\\b${name}="(\\d+)"`))?.[1] ?? 0);
const projects = new Map();
const passedTests = new Set();
for (const file of files.filter((name) => name.endsWith(".trx"))) {
  const results = readFileSync(file, "utf8");
  const counters = results.match(/<Counters [^>]*>/)?.[0] ?? "";
  const project = results.match(/codeBase="[^"]*?([^"\\/]+)\.dll"/)?.[1] ?? "(no test)";
  const sum = projects.get(project) ?? { passed: 0, failed: 0, skipped: 0 };
  projects.set(project, sum);
  sum.passed += count(counters, "passed");
  sum.failed += count(counters, "failed") + count(counters, "error") + count(counters, "timeout") + count(counters, "aborted");
  sum.skipped += (results.match(/<UnitTestResult [^>]*outcome="NotExecuted"/g) ?? []).length;
  for (const [, test] of results.matchAll(/<UnitTestResult [^>]*testName="([^"]*)"[^>]*outcome="Passed"/g)) passedTests.add(test);
}

console.log("\nTests");
for (const [project, sum] of [...projects].sort()) {
  const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : "";
  console.log(`  ${project.padEnd(26)} ${String(sum.passed).padStart(5)} passed, ${sum.failed} failed${skipped}`);
}

// The tests are skipped where the compiler does not run: only what was compiled may be said to compile.
const compiles = [
  "The_infrastructure_compiles_without_a_message",
  "The_linter_has_nothing_to_say",
  "The_parameters_compile_without_a_message_and_leave_none_out",
].every((test) => passedTests.has(`Pipeline.Functions.Tests.Deployment.BicepTests.${test}`));
const bicep = compiles ? "infra/main.bicep and its parameters compile without a message" : "not compiled, or not without a message";
console.log(`\nBicep: ${bicep}`);

const total = (name) => [...projects.values()].reduce((sum, project) => sum + project[name], 0);
const passed = total("passed");

// A run without a result is no success.
const failed = passed + total("failed") === 0 ? 1 : total("failed");
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
