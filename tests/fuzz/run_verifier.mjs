// Runs the check of tools/verify_bundle.html without a page: node run_verifier.mjs VERIFIER BUNDLE...
// Prints one line of JSON for each bundle. With --trail LANGUAGE before them, also their decisions in words.
import {readFileSync} from 'node:fs';
const page = readFileSync(process.argv[2], 'utf8');
const script = page.slice(page.indexOf('<script>') + 8, page.indexOf('// -- the page\n'));
const check = new Function(`${script}; return check;`)();
const given = process.argv.slice(3), withTrail = given[0] === '--trail';
const language = withTrail ? given.splice(0, 2)[1] : 'en';
for (const file of given) {
  try {
    const {words, ...found} = await check(new Uint8Array(readFileSync(file)), language, withTrail);
    console.log(JSON.stringify({...found, words: words.size}));
  } catch (error) { console.log(JSON.stringify({refused: error.message, where: error.stack})); }
}
