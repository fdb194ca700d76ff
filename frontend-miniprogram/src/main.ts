import { createSSRApp } from 'vue'
import App from './App.vue'

/** uni-app calls this once a target. */
export function createApp() {
  return { app: createSSRApp(App) }
}
