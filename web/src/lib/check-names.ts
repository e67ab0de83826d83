import type { Key } from './i18n/catalogue';
import { t } from './i18n/language.svelte';

const NAMES: Readonly<Record<string, Key>> = {
	nats: 'check.nats',
	database: 'check.database',
	consumers: 'check.consumers',
	outbox: 'check.outbox',
	libraries: 'check.libraries',
	indexers: 'check.indexers',
	peers: 'check.peers',
	'downloads folder': 'check.downloads_folder',
	answers: 'check.answers',
	backups: 'check.backups'
};

/** What a check of a service is called; one that is not known keeps the name that it came with. */
export function nameOfCheck(name: string): string {
	const key = NAMES[name];
	if (key) return t(key);
	return name.startsWith('root ') ? t('check.root', { name: name.slice(5) }) : name;
}
