// The gateway's content policy allows no inline script, so the one that starts the app moves into a file.
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';

const page = new URL('../build/index.html', import.meta.url);
const html = await readFile(page, 'utf8');
const inline = /<script>([\s\S]*?)<\/script>/g;
let moved = 0;
const pending = [];
const rewritten = html.replace(inline, (_, code) => {
	const name = `start.${createHash('sha256').update(code).digest('hex').slice(0, 8)}.js`;
	pending.push(writeFile(new URL(`../build/_app/immutable/${name}`, import.meta.url), code.trim()));
	moved += 1;
	return `<script src="/_app/immutable/${name}"></script>`;
});
if (moved !== 1) {
	throw new Error(`expected one inline script in build/index.html, found ${moved}`);
}
await Promise.all(pending);
await writeFile(page, rewritten);
// They hold the page as it was before.
await Promise.all(['.br', '.gz'].map((ending) => rm(new URL(`index.html${ending}`, page))));
