import { problemOf, type Problem } from '$lib/api/problem';
import { listBackups, makeBackup, type Backups } from '$lib/services/backups';

const SERVER = { listBackups, makeBackup };
export type BackupServer = typeof SERVER;

/** The backups that are there. While one is made, a held request tells each step; otherwise nothing is asked. */
export class KeptBackups {
	value = $state.raw<Backups | null>(null);
	problem = $state.raw<Problem | null>(null);
	#following = false;
	#left = new AbortController();
	#server: BackupServer;

	constructor(server: BackupServer = SERVER) {
		this.#server = server;
	}

	async load(): Promise<void> {
		try {
			this.value = await this.#server.listBackups(null, this.#left.signal);
			this.problem = null;
		} catch (error) {
			this.#tell(error);
		}
		void this.#follow();
	}

	/** Begins one; throws when that can't be done. */
	async make(): Promise<void> {
		this.value = await this.#server.makeBackup();
		void this.#follow();
	}

	/** The page is left: what is still asked is given up. */
	leave(): void {
		this.#left.abort();
	}

	async #follow(): Promise<void> {
		if (this.#following) return;
		this.#following = true;
		try {
			while (this.value?.running) {
				this.value = await this.#server.listBackups(this.value.revision, this.#left.signal);
			}
		} catch (error) {
			this.#tell(error);
		} finally {
			this.#following = false;
		}
	}

	#tell(error: unknown): void {
		if (!this.#left.signal.aborted) this.problem = problemOf(error);
	}
}
