// The gateway's content policy allows no inline script, so the one that starts the app moves into a file; and the font,
// which a browser would only find when it draws the first text, is asked for at once.
import { createHash } from 'node:crypto';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';

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
const assets = await readdir(new URL('../build/_app/immutable/assets', import.meta.url));
const font = assets.find((name) => /^inter-latin-wght-normal\..*\.woff2$/.test(name));
if (!font) {
	throw new Error('expected the font among the assets of the build');
}
const preload = `<link rel="preload" href="/_app/immutable/assets/${font}" as="font" type="font/woff2" crossorigin />`;
await Promise.all(pending);
await writeFile(page, rewritten.replace('</head>', `\t${preload}\n\t</head>`));
// They hold the page as it was before.
await Promise.all(['.br', '.gz'].map((ending) => rm(new URL(`index.html${ending}`, page))));
