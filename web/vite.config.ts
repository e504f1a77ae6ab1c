import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Rolldown } from 'vite'

/** Relative addresses throughout: the server says in `<base>` where the dashboard stands. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../dist/web', import.meta.url)),
    emptyOutDir: true,
    // Inlined files would be data: addresses, which the Content-Security-Policy does not allow.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Left alone, what pages share falls into some seventy files of a kilobyte, six at a time on their way.
          groups: [
            { name: (id, context) => (isOfStart(id, context) ? 'start' : null), debugName: 'start', priority: 2 },
            { name: 'shared', minShareCount: 3, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8686' } },
})

const ofStart = new Set<string>()

/** Whether every page needs a module: `main.tsx` imports it, however far away, and not by `import()`. */
function isOfStart(id: string, context: Rolldown.ChunkingContext): boolean {
  if (ofStart.size === 0) {
    const waiting = [fileURLToPath(new URL('src/main.tsx', import.meta.url))]
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (ofStart.has(next)) continue
      ofStart.add(next)
      waiting.push(...(context.getModuleInfo(next)?.importedIds ?? []))
    }
  }
  return ofStart.has(id)
}
