import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ScrollSpeed } from './scroll-speed.svelte';

const SCREEN = 900;
const FRAME_MS = 16;

beforeEach(() => {
	vi.useFakeTimers();
	vi.stubGlobal('requestAnimationFrame', (act: () => void) => setTimeout(act, FRAME_MS));
});
afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

/** Scrolls so many frames; says after each whether that was fast. */
function scroll(speed: ScrollSpeed, screensPerSecond: number, frames: number): boolean[] {
	return Array.from({ length: frames }, (_, frame) => {
		const time = (frame + 1) * FRAME_MS;
		speed.note(((screensPerSecond * time) / 1000) * SCREEN, SCREEN, time);
		return speed.fast;
	});
}

describe('the speed of scrolling', () => {
	it('is fast where a screen passes within less than two thirds of a second', () => {
		expect(scroll(new ScrollSpeed(), 8, 10)).toContain(true);
		expect(scroll(new ScrollSpeed(), 1, 60)).not.toContain(true);
	});

	it('does not take a jump from rest for flying', () => {
		const speed = new ScrollSpeed();
		speed.note(0, SCREEN, 0);
		vi.advanceTimersByTime(1000);
		speed.note(100 * SCREEN, SCREEN, 1000);
		expect(speed.fast).toBe(false);
	});

	it('does not slow down for one late frame', () => {
		const speed = new ScrollSpeed();
		scroll(speed, 8, 20);
		speed.note((8 * 20 * FRAME_MS * SCREEN) / 1000 + 10, SCREEN, 21 * FRAME_MS);
		expect(speed.fast).toBe(true);
	});

	it('does not take a busy moment for rest', () => {
		const speed = new ScrollSpeed();
		scroll(speed, 8, 20);
		vi.advanceTimersByTime(155);
		speed.note(8 * SCREEN, SCREEN, 1000);
		vi.advanceTimersByTime(100);
		expect(speed.fast).toBe(true);
	});

	it('ends when the page rests, and when nobody looks any longer', () => {
		const speed = new ScrollSpeed();
		scroll(speed, 8, 20);
		vi.advanceTimersByTime(200);
		expect(speed.fast).toBe(false);
		scroll(speed, 8, 20);
		speed.stop();
		expect([speed.fast, vi.getTimerCount()]).toEqual([false, 0]);
	});
});
