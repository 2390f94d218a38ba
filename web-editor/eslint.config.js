import js from '@eslint/js'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

export default defineConfig(
  { ignores: ['dist/', 'e2e/screenshots-output/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off', // events and deltas are known by their shape
      '@typescript-eslint/non-nullable-type-assertion-style': 'off', // what it asks for is forbidden by another rule
      '@typescript-eslint/no-confusing-void-expression': 'off', // short arrow functions as listeners
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/unbound-method': 'off', // Lit binds listeners itself
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/quill/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: ['quill-*', 'quill-*/**', '**/quill/!(index).ts'] }],
    },
  },
)
