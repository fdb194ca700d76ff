import { createSSRApp } from 'vue'
import { adoptAddress } from '@platform/launch'
import App from './App.vue'

adoptAddress()

/** uni-app calls this once a target. */
export function createApp() {
  return { app: createSSRApp(App) }
}
