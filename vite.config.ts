import type { ConfigEnv, Plugin, UserConfig, UserConfigFn } from 'vite';
import { fileURLToPath } from 'node:url';
import { overrideVaadinConfig } from './vite.generated';

/*
 * The diff viewer colours code with the WebAssembly highlighter of @pierre/diffs. The library also knows Shiki, whose
 * grammars alone would be four fifths of the bundle: an empty module stands in for them.
 */
const withoutShiki: UserConfigFn = () => ({
  resolve: {
    alias: [
      {
        find: /^shiki\/(langs|themes|wasm|engine\/oniguruma)$/,
        replacement: fileURLToPath(new URL('./src/main/frontend/diff/no-shiki.ts', import.meta.url)),
      },
    ],
  },
});

const configure = overrideVaadinConfig(withoutShiki) as (env: ConfigEnv) => UserConfig;

/* The size report would carry the paths of the machine that built it into the committed bundle. */
export default (env: ConfigEnv): UserConfig => {
  const config = configure(env);
  return {
    ...config,
    plugins: config.plugins?.flat().filter((plugin) => (plugin as Plugin | null)?.name !== 'visualizer'),
  };
};
