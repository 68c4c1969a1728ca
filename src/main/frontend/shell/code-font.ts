/// <reference types="vite/client" />
/* One code font on every system, so that look-alike characters are told apart the same way everywhere. */
import '@fontsource-variable/jetbrains-mono/wght.css';
