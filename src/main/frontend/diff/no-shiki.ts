/* Stands in for the grammars and themes of Shiki, which are not used: see vite.config.ts. */
export const bundledLanguages = {};
export const bundledThemes = {};
export const createOnigurumaEngine = () => {
  throw new Error('Shiki is not part of this bundle.');
};
export default {};
