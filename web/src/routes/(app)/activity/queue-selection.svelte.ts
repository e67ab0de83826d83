import { SvelteSet } from 'svelte/reactivity';
import { pauseDownload, removeDownload, resumeDownload, type DownloadView } from '$lib/services/downloads';

/** Both take the data away: they are asked about first. */
export type QueueRemoval = 'remove' | 'again';
export type QueueAction = 'pause' | 'resume' | QueueRemoval;

const SERVER = { pauseDownload, resumeDownload, removeDownload };
export type QueueServer = typeof SERVER;

export function isRemoval(action: QueueAction): action is QueueRemoval {
	return action === 'remove' || action === 'again';
}

/** Which downloads an action is of use for. */
export function isFor(action: QueueAction, download: DownloadView): boolean {
	if (action === 'pause') return ['downloading', 'stalled', 'queued', 'metadata'].includes(download.state);
	return action === 'resume' ? download.state === 'paused' : true;
}

/** Picked downloads, and what is done to all of them. */
export class QueueSelection {
	readonly ids = new SvelteSet<string>();
	busy = $state(false);
	#server: QueueServer;

	constructor(server: QueueServer = SERVER) {
		this.#server = server;
	}

	toggle(downloadId: string): void {
		if (!this.ids.delete(downloadId)) this.ids.add(downloadId);
	}

	/** The picked ones that are still there. */
	of(downloads: readonly DownloadView[]): DownloadView[] {
		return downloads.filter((download) => this.ids.has(download.download_id));
	}

	/** One after the other; gives how many it was done to, and throws what the first that failed threw. */
	async act(action: QueueAction, downloads: readonly DownloadView[]): Promise<number> {
		const meant = this.of(downloads).filter((download) => isFor(action, download));
		this.busy = true;
		try {
			for (const download of meant) {
				await this.#one(action, download);
				this.ids.delete(download.download_id);
			}
		} finally {
			this.busy = false;
		}
		this.ids.clear();
		return meant.length;
	}

	async #one(action: QueueAction, download: DownloadView): Promise<unknown> {
		if (action === 'pause') return this.#server.pauseDownload(download.download_id);
		if (action === 'resume') return this.#server.resumeDownload(download.download_id);
		return this.#server.removeDownload(download.download_id, action === 'again');
	}
}
