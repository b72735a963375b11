// Builds two tables of src/Pipeline.Core/Articles/Data: how languages name months, weekdays and halves of the day (calendar-names.tsv), and
// which pair of letters each triple of ISO 3166-1 stands for (country-codes.tsv). Run: npm ci && node build.mjs
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const main = join(dirname(require.resolve("cldr-dates-full/package.json")), "main");

// Languages of ten million speakers or with a press that is read abroad; regions where their months have other names.
const Languages = `en en-GB en-AU es es-MX fr fr-CA pt pt-PT de de-AT it nl ca eu gl af sv da nb nn is fi et lv lt pl cs sk hu ro sl hr bs sr
  sr-Latn mk bg sq el tr az uz kk ky tk tg uk ru be ka hy he ar ar-LB ar-SY ar-IQ ar-JO ar-DZ ar-MA ar-TN ar-SA fa fa-AF ps ku ur ur-IN hi bn
  mr gu pa ta te kn ml or as si ne th lo km my vi id ms jv su fil zh zh-Hant zh-Hant-HK ja ko mn sw am ti om so ha yo ig zu xh rw mg ht mt ga
  cy lb`.split(/\s+/);
const Months = [..."123456789"].concat("10", "11", "12");
const Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const Halves = ["am", "pm"];

const calendar = (language) => {
  const file = join(main, language, "ca-gregorian.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).main[language].dates.calendars.gregorian : undefined;
};

// Typists leave accents out: février, fevrier. Other scripts keep their marks, which are letters there.
const withoutAccents = (name) => (/\p{Script=Latin}/u.test(name) ? name.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC") : name);

// A name with a digit in it (11月, tháng 11, T2) is read as a number with a unit; one letter alone names nothing in an alphabet.
const isName = (name) => !/\p{N}/u.test(name) && (/[\p{Script=Han}\p{Script=Hangul}\p{Script=Arabic}]/u.test(name) || /\p{L}.*\p{L}/u.test(name));

const column = (sets, key) => {
  const names = sets.map((set) => set?.[key]).filter((name) => name && isName(name)).map((name) => name.normalize("NFC"));
  const written = new Map();
  for (const name of names.flatMap((name) => [name, withoutAccents(name)])) {
    const plain = name.replace(/\.$/, "");
    if (!written.has(plain.toLowerCase())) written.set(plain.toLowerCase(), plain);
  }
  return [...written.values()].join("|");
};

const sets = (kind, widths) => ["format", "stand-alone"].flatMap((use) => widths.map((width) => kind?.[use]?.[width]));
const seen = new Set();
const rows = [];
for (const language of Languages) {
  const { months, days, dayPeriods } = calendar(language) ?? {};
  for (const [kind, keys, from] of [
    ["month", Months, sets(months, ["wide", "abbreviated"])],
    ["weekday", Weekdays, sets(days, ["wide", "abbreviated", "short"])],
    ["half", Halves, sets(dayPeriods, ["wide", "abbreviated"])],
  ]) {
    const names = keys.map((key) => column(from, key)).join("\t");
    if (/\p{L}/u.test(names) && !seen.has(kind + names)) {
      seen.add(kind + names);
      rows.push(`${language}\t${kind}\t${names}`);
    }
  }
}

const write = (name, text) => writeFileSync(join(import.meta.dirname, "../../src/Pipeline.Core/Articles/Data", name), text);

write("calendar-names.tsv", `# Built by \`tools/Pipeline.NameTables\` from CLDR; source and licence in THIRD-PARTY-DATA.md. Do not edit by hand.
# language, kind, names from January, Monday or the morning on, each in its forms
${rows.join("\n")}
`);

const codes = Object.entries(require("i18n-iso-countries").getAlpha3Codes()).sort(([a], [b]) => (a < b ? -1 : 1));
write("country-codes.tsv", `# Built by \`tools/Pipeline.NameTables\`; source and licence in THIRD-PARTY-DATA.md. Do not edit by hand.
# alpha-3, alpha-2
${codes.map((pair) => pair.join("\t")).join("\n")}
`);
