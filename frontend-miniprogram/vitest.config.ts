import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** uni-app's own tags, which the plain Vue compiler must not take for components. */
const UNI_TAGS = new Set(['view', 'text', 'image', 'picker', 'scroll-view'])

export default defineConfig({
  test: {
    maxWorkers: 2, // without it a machine of two cores would use one
    pool: 'threads',
    projects: [
      {
        plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => UNI_TAGS.has(tag) } } })],
        resolve: { alias: { '@platform': here('src/platform/h5'), '@test': here('test'), '@': here('src') } },
        css: { preprocessorOptions: { scss: { additionalData: "@import '@/ui/mixins.scss';" } } },
        test: {
          name: 'unit',
          include: ['src/**/__tests__/*.test.ts', 'test/unit/*.test.ts'],
          testTimeout: 30_000, // for a slow machine: what comes at once is not slowed by it
          setupFiles: ['test/setup.ts'],
        },
      },
      {
        // Runs on what `npm run build` has left in dist/.
        test: { name: 'mp', environment: 'jsdom', include: ['test/mp/*.test.ts'], testTimeout: 30_000, hookTimeout: 60_000 },
      },
    ],
  },
})
