/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Where the API lives; empty on H5, which the API serves itself. */
  readonly VITE_API_BASE?: string
  /** `embedded` when a county or provincial platform hosts the client. */
  readonly VITE_HOST?: 'standalone' | 'embedded'
}

/** It brings no types of its own. */
declare module 'pako/lib/inflate.js' {
  /** What zlib (RFC 1950) packed. Throws a text where it did not. */
  export function inflate(packed: Uint8Array): Uint8Array
}
