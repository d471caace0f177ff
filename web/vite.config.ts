import { svelte } from '@sveltejs/vite-plugin-svelte';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { writeHandModel } from './build/handModel';

/** Where the server of the city (or `npm run mock`) answers while `npm run dev` runs. */
const backend = process.env['MADANG_BACKEND'] ?? 'http://localhost:18201';

const entry = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Writes `name.js.br` beside every script, style sheet and WebAssembly program, which the server sends to whoever
 * takes it.
 */
function squeeze(): Plugin {
  return {
    name: 'squeeze',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      for (const { fileName } of Object.values(bundle)) {
        if (/\.(js|css|wasm)$/.test(fileName)) {
          // The best quality would take the 13 MB of the hand finder half a minute for a twentieth less.
          const quality = fileName.endsWith('.wasm') ? 7 : constants.BROTLI_MAX_QUALITY;
          const file = join(dir, fileName);
          const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
          await writeFile(`${file}.br`, brotliCompressSync(await readFile(file), { params }));
        }
      }
    },
  };
}

/** Makes the hand landmark model from the packages that ship its networks. */
function handModel(): Plugin {
  return {
    name: 'hand-model',
    buildStart: () =>
      writeHandModel(entry('node_modules'), entry('node_modules/.hands/hand_landmarker.task')),
  };
}

export default defineConfig({
  base: './',
  plugins: [handModel(), svelte(), squeeze()],
  assetsInclude: ['**/*.task'],
  build: {
    outDir: 'dist',
    assetsDir: '',
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    target: 'es2023',
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      input: { office: entry('src/office/main.ts'), citymap: entry('src/islands/citymap.ts') },
    },
  },
  worker: { format: 'es' },
  server: {
    proxy: { '/api': backend, '/live': backend, '/cameras': backend },
  },
  test: { include: ['src/**/*.test.ts'] },
});
