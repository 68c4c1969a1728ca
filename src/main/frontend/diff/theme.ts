type Library = typeof import('@pierre/diffs');

/** The colours of code: those of the library, with comments dark (or light) enough to be read on a changed line. */
export const THEMES = { light: 'mission-light', dark: 'mission-dark' };

export function registerThemes(library: Library): void {
  register(library, THEMES.light, 'pierre-light', '#5c626e');
  register(library, THEMES.dark, 'pierre-dark', '#a0a7b4');
}

function register(library: Library, name: string, base: string, comment: string): void {
  library.registerCustomTheme(
    name,
    async () => {
      const { zed } = await library.resolveTheme(base, 'highlights');
      if (!zed) throw new Error(`The theme ${base} is missing.`);
      const syntax = Object.fromEntries(
        Object.entries(zed.style.syntax ?? {}).map(([scope, style]) =>
          scope.startsWith('comment') ? [scope, { ...(style as object), color: comment }] : [scope, style],
        ),
      );
      return { ...zed, name, style: { ...zed.style, syntax } };
    },
    'zed',
  );
}
