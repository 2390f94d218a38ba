import { defineConfig } from 'vite'

/** The service, under the host that the browser asked: it refuses pages of other hosts. */
const service = { target: 'http://localhost:8080', changeOrigin: false }

export default defineConfig({
  resolve: {
    alias: { util: 'inherits' }, // ShareDB looks for Node's util, and takes this package where there is none
  },
  build: {
    rolldownOptions: {
      checks: { commonJsVariableInEsm: false }, // Quill's delta looks for a CommonJS module, and copes without
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: {
      '/api': service,
      '/documents': { ...service, ws: true },
      '/sharedb': { ...service, ws: true },
    },
  },
})
