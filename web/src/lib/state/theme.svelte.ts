const STORED = 'reelway.theme';
export type ThemeName = 'system' | 'light' | 'dark';

/** The chosen theme; `theme.js` sets it before the first paint, this changes it later. */
class Theme {
	current = $state<ThemeName>(stored());

	choose(name: ThemeName): void {
		this.current = name;
		if (name === 'system') {
			localStorage.removeItem(STORED);
			delete document.documentElement.dataset.theme;
		} else {
			localStorage.setItem(STORED, name);
			document.documentElement.dataset.theme = name;
		}
	}
}

function stored(): ThemeName {
	const found = localStorage.getItem(STORED);
	return found === 'light' || found === 'dark' ? found : 'system';
}

export const theme = new Theme();
