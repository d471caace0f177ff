import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Where the server of the city (or `npm run mock`) answers while `npm run dev` runs. */
const backend = process.env['MADANG_BACKEND'] ?? 'http://localhost:18201';

const entry = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  base: './',
  plugins: [svelte()],
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
