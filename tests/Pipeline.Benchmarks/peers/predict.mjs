// predict.mjs NAME FOLDER: what the library finds in a folder of .txt files, a line of JSON a file, for `Pipeline.Training score --predictions`.
// Countries: its proper names (wink) or places and peoples (compromise) that are a country's English name, its people or its capital.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const [name, folder] = process.argv.slice(2);

const codes = new Map();
const add = (words, code) => {
  if (words && !codes.has(words.toLowerCase())) {
    codes.set(words.toLowerCase(), code);
  }
};
const territories = require('cldr-localenames-full/main/en/territories.json').main.en.localeDisplayNames.territories;
for (const [key, words] of Object.entries(territories)) {
  if (/^[A-Z]{2}(-alt-\w+)?$/.test(key) && !['EU', 'EZ', 'UN', 'ZZ', 'XA', 'XB'].includes(key.slice(0, 2))) {
    add(words, key.slice(0, 2));
  }
}
const peoples = require('i18n-nationality/langs/en.json').nationalities;
for (const [code, words] of Object.entries(peoples)) {
  add(words, code);
  add(`${words}s`, code);
}
for (const [code, { capital }] of Object.entries(require('countries-list').countries)) {
  add(capital, code);
}

const readers = {
  wink() {
    const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'));
    return (text) => {
      const tokens = nlp.readDoc(text).tokens();
      const names = [];
      let run = [];
      const end = () => {
        for (let from = 0; from < run.length; from += 1) {
          for (let to = run.length; to > from; to -= 1) {
            names.push(run.slice(from, to).join(' '));
          }
        }
        run = [];
      };
      tokens.each((token) => {
        if (['PROPN', 'ADJ'].includes(token.out(nlp.its.pos)) && run.length < 6) {
          run.push(token.out());
        } else {
          end();
        }
      });
      end();
      return { entities: [], names };
    };
  },
  compromise() {
    const nlp = require('compromise');
    return (text) => {
      const document = nlp(text);
      const entities = [];
      const collect = (view, category) => {
        for (const { text: words, offset } of view.json({ offset: true, terms: false })) {
          const trimmed = words.replace(/^[^\p{L}\p{N}]+|(['’]s)?[^\p{L}\p{N}]*$/gu, '');
          const start = text.indexOf(trimmed, Math.max(0, offset.start));
          if (trimmed.length > 0 && start >= 0 && start - offset.start < 5) {
            entities.push({ text: trimmed, category, offset: start, length: trimmed.length });
          }
        }
      };
      collect(document.people(), 'Person');
      collect(document.organizations(), 'Organization');
      collect(document.places(), 'Location');
      const peoplesFound = document.match('#Demonym').out('array');
      return { entities, names: [...entities.filter((e) => e.category === 'Location').flatMap((e) => [e.text, ...e.text.split(/,\s*/)]), ...peoplesFound] };
    };
  },
};

const read = readers[name]();
for (const file of readdirSync(folder).filter((path) => path.endsWith('.txt')).sort()) {
  const { entities, names } = read(readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, ''));
  const found = new Set(names.map((words) => codes.get(words.toLowerCase().replace(/^the /, '').replace(/[^\p{L}]+$/u, ''))).filter(Boolean));
  process.stdout.write(`${JSON.stringify({
    source: file, countries: [...found].map((code) => ({ code, role: 'mentioned', mentions: [] })), groups: [], counts: [], entities, keyPhrases: [],
  })}\n`);
}
