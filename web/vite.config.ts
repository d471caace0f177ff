import { svelte } from '@sveltejs/vite-plugin-svelte';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Where the server of the city (or `npm run mock`) answers while `npm run dev` runs. */
const backend = process.env['MADANG_BACKEND'] ?? 'http://localhost:18201';

const entry = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Writes `name.js.br` beside every script and style sheet, which the server sends to whoever takes it. */
function squeeze(): Plugin {
  return {
    name: 'squeeze',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      for (const file of Object.values(bundle)) {
        if (/\.(js|css)$/.test(file.fileName)) {
          const text = file.type === 'chunk' ? file.code : file.source;
          await writeFile(join(dir, `${file.fileName}.br`), brotliCompressSync(text));
        }
      }
    },
  };
}

export default defineConfig({
  base: './',
  plugins: [svelte(), squeeze()],
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
