// Runs the check of tools/verify_bundle.html without a page: node run_verifier.mjs VERIFIER BUNDLE
import {readFileSync} from 'node:fs';
const page = readFileSync(process.argv[2], 'utf8');
const script = page.slice(page.indexOf('<script>') + 8, page.indexOf('// -- the page'));
const check = new Function(`${script}; return check;`)();
const found = await check(new Uint8Array(readFileSync(process.argv[3])));
console.log(JSON.stringify({problems: found.problems, codebook: found.codebook, whyNot: found.whyNot, events: found.events}));
