import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'

/** Imports go one way: pages, features → shell → ui, copy, domains, core → platform. */
const group = (patterns, message) => ({ group: patterns, message })
const NO_PAGES = group(['@/pages/*', '@/features/*'], 'A page is nobody’s part: move what is shared to domains, shell or ui.')
const NO_SHELL = group(['@/shell/*'], 'Only pages and features use the shell.')
const NO_UI = group(['@/ui/*.vue'], 'Components belong to pages, features and the shell.')
const NO_COPY = group(['@/copy/*'], 'Words are chosen where they are shown.')
const NO_DOMAINS = group(['@/domains/*'], 'This layer knows no business.')
const NO_CORE = group(['@/core/*'], 'The platform layer is below core.')
/** Days, months and years are Beijing's (src/copy/times.ts, e2e/calendar.mjs): around midnight and on a month's first day others are wrong. */
const NO_LOCAL_CALENDAR = [
  { selector: 'CallExpression[callee.property.name=/^get(FullYear|Month|Date|Day|Hours)$/]', message: 'This counts where the machine stands.' },
  { selector: 'CallExpression[callee.property.name="slice"][callee.object.callee.property.name="toISOString"]', message: 'This counts in UTC.' },
]
const boundary = (files, ...patterns) => ({ files, rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] } })

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'tools/**', 'src/core/http/schema.d.ts'] },
  ...tseslint.configs.strict,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.vue', '**/*.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.vue'] } },
    rules: {
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', 60],
      complexity: ['error', 10],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...NO_LOCAL_CALENDAR],
      'no-restricted-globals': ['error', 'uni', 'wx', 'getCurrentPages'],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/multi-word-component-names': ['error', { ignores: [] }],
      'vue/component-api-style': ['error', ['script-setup', 'composition']],
      'vue/require-default-prop': 'off',
      'vue/no-undef-components': 'off',
      // Layout of templates is the formatter's business, not a fault.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
    },
  },
  // uni-app names pages by their path (`pages/home/home.vue`).
  { files: ['src/pages/**/*.vue', 'src/features/*/pages/*.vue', 'src/App.vue'], rules: { 'vue/multi-word-component-names': 'off' } },
  { files: ['src/core/**', 'src/platform/**', 'test/**'], rules: { 'no-restricted-globals': 'off' } },
  { files: ['**/__tests__/**', 'test/**'], rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' } },
  { files: ['src/copy/times.ts'], rules: { 'no-restricted-syntax': 'off' } },
  boundary(['src/platform/**'], NO_PAGES, NO_SHELL, NO_UI, NO_COPY, NO_DOMAINS, NO_CORE),
  boundary(['src/core/**'], NO_PAGES, NO_SHELL, NO_UI, NO_COPY, NO_DOMAINS),
  boundary(['src/ui/**'], NO_PAGES, NO_SHELL, NO_COPY, NO_DOMAINS, NO_CORE),
  boundary(['src/copy/**'], NO_PAGES, NO_SHELL, NO_UI),
  boundary(['src/domains/**'], NO_PAGES, NO_SHELL, NO_UI, NO_COPY),
  boundary(['src/shell/**'], NO_PAGES),
  boundary(['src/pages/**', 'src/features/**'], NO_PAGES),
  { files: ['**/__tests__/**'], rules: { '@typescript-eslint/no-restricted-imports': 'off' } },
)
