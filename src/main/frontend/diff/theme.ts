type Library = typeof import('@pierre/diffs');

/** The colours of code: those of the library, with pale tokens made strong enough to be read on a changed line. */
export const THEMES = { light: 'mission-light', dark: 'mission-dark' };

export function registerThemes(library: Library): void {
  register(library, THEMES.light, 'pierre-light', { comment: '#5c626e', punctuation: '#5c626e' });
  register(library, THEMES.dark, 'pierre-dark', { comment: '#a0a7b4', punctuation: '#a0a7b4' });
}

function register(library: Library, name: string, base: string, stronger: Record<string, string>): void {
  library.registerCustomTheme(
    name,
    async () => {
      const { zed } = await library.resolveTheme(base, 'highlights');
      if (!zed) throw new Error(`The theme ${base} is missing.`);
      const syntax = Object.fromEntries(
        Object.entries(zed.style.syntax ?? {}).map(([scope, style]) => {
          const color = stronger[scope.split('.')[0]];
          return [scope, color ? { ...(style as object), color } : style];
        }),
      );
      return { ...zed, name, style: { ...zed.style, syntax } };
    },
    'zed',
  );
}
