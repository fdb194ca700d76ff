import { fileURLToPath } from 'node:url'
import uniPlugin from '@dcloudio/vite-plugin-uni'
import { defineConfig } from 'vite'
import { chunkOf } from './vite/chunks'
import { cryptoWithTheCard } from './vite/crypto-with-the-card'
import { noForeignHosts } from './vite/no-foreign-hosts'
import { offlineWorker } from './vite/offline-worker'
import { silentTabPictures } from './vite/silent-tab-pictures'
import { wechatRoles } from './vite/wechat-roles'

// The plugin is CommonJS inside an ES package: its function sits under `default`.
const uni = (uniPlugin as unknown as { default?: typeof uniPlugin }).default ?? uniPlugin
const target = process.env.UNI_PLATFORM === 'mp-weixin' ? 'mp-weixin' : 'h5'
const backend = process.env.API_PROXY ?? 'http://127.0.0.1:8000'

export default defineConfig({
  // Relative, so that the API can serve the H5 build at `/` and its check-in landing at `/c`.
  base: './',
  envDir: 'env',
  plugins: [...(target === 'mp-weixin' ? [wechatRoles(), cryptoWithTheCard()] : [offlineWorker()]), uni(), noForeignHosts(), silentTabPictures()],
  resolve: {
    // Platform differences are a folder, not `#ifdef` lines in pages.
    alias: { '@platform': fileURLToPath(new URL(`src/platform/${target}`, import.meta.url)) },
  },
  // WeChat's own builder stops on `?.`, which es2020 would leave in.
  build: { target: 'es2018', ...(target === 'h5' && { rollupOptions: { output: { manualChunks: chunkOf } } }) },
  server: { proxy: { '/api': backend, '/c': backend } },
})
