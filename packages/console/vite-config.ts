import { defineConfig } from 'vite'

/** How the console becomes files: one script for the shell, one for each screen, loaded when it is first opened. */
export default defineConfig({
  root: import.meta.dirname,
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
  },
  logLevel: 'error',
})
