// Prints the lexicon that compromise builds when it is loaded, which only its own code can: a word, a tab, its tags.
import nlp from 'compromise/three';

const rows = Object.entries(nlp.model().one.lexicon).map(([word, tags]) => `${word}\t${[tags].flat().join(' ')}`);
process.stdout.write(`${rows.join('\n')}\n`);
