// read.mjs NAME WARMUP SECONDS < paths: millions of bytes of UTF-8 that the library reads a second of processor time, on one thread, once warm.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const [name, warmUp, seconds] = process.argv.slice(2);
const paths = readFileSync(0, 'utf8').split('\n').filter((path) => path.length > 0);
const texts = paths.map((path) => readFileSync(path, 'utf8'));
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

const readers = {
  wink() {
    const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'));
    return (text) => {
      const document = nlp.readDoc(text);
      return document.entities().out().length + document.tokens().filter((t) => t.out(nlp.its.pos) === 'NOUN').out().length;
    };
  },
  compromise() {
    const nlp = require('compromise');
    return (text) => {
      const document = nlp(text);
      return document.topics().out('array').length + document.nouns().out('array').length;
    };
  },
};

const read = readers[name]();
let found = 0;
const readAll = () => {
  for (const text of texts) {
    found += read(text);
  }
};

const rate = (least) => {
  const start = process.cpuUsage();
  let runs = 0;
  let elapsed = 0;
  do {
    readAll();
    runs += 1;
    const used = process.cpuUsage(start);
    elapsed = (used.user + used.system) / 1e6;
  } while (elapsed < Number(least));
  return (runs * bytes) / 1e6 / elapsed;
};

rate(warmUp);
const warm = rate(seconds);
if (found === 0) {
  throw new Error(`${name} found nothing`);
}

process.stdout.write(`${warm}\n`);
