import { createSubscriber } from 'svelte/reactivity';

/** The time. What shows it is drawn anew every second; nobody who looks, no timer. */
class Clock {
	#subscribe = createSubscriber((update) => {
		const timer = setInterval(update, 1000);
		return () => clearInterval(timer);
	});

	get now(): Date {
		this.#subscribe();
		return new Date();
	}
}

export const clock = new Clock();
