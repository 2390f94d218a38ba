import { defineConfig } from 'vite'

const service = 'http://localhost:8080'

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
      '/documents': { target: service, ws: true },
      '/sharedb': { target: service, ws: true },
    },
  },
})
