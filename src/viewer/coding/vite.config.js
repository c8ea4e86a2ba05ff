import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const folder = (path) => fileURLToPath(new URL(path, import.meta.url))

/** The script and the style sheet of the coding page, beside those of the viewer, which is built first and empties the folder. */
export default defineConfig({
  root: folder('.'),
  logLevel: 'warn',
  publicDir: false,
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact', legalComments: 'none' },
  build: {
    outDir: folder('../../../dist/viewer'),
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: false,
    cssCodeSplit: false,
    reportCompressedSize: false,
    rollupOptions: {
      input: folder('main.tsx'),
      output: {
        format: 'es',
        inlineDynamicImports: true,
        entryFileNames: 'coding.js',
        assetFileNames: 'coding[extname]',
      },
    },
  },
})
