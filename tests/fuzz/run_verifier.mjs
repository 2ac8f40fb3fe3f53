// Runs the check of tools/verify_bundle.html without a page: node run_verifier.mjs VERIFIER BUNDLE...
// Prints one line of JSON for each bundle.
import {readFileSync} from 'node:fs';
const page = readFileSync(process.argv[2], 'utf8');
const script = page.slice(page.indexOf('<script>') + 8, page.indexOf('// -- the page'));
const check = new Function(`${script}; return check;`)();
for (const file of process.argv.slice(3)) {
  try {
    const {words, ...found} = await check(new Uint8Array(readFileSync(file)));
    console.log(JSON.stringify({...found, words: words.size}));
  } catch (error) { console.log(JSON.stringify({refused: error.message, where: error.stack})); }
}
