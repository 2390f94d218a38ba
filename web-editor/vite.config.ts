import { defineConfig } from 'vitest/config'

const service = 'http://localhost:8080'

export default defineConfig({
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
