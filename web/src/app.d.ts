declare global {
	namespace App {
		interface Error {
			message: string;
			advice?: string;
		}
	}
}

export {};
