import { readdirSync } from 'node:fs'

// The layers, leftmost first: a layer may import itself and any layer to its right, nothing else.
const browserLayers = ['app', 'pages', 'features', 'runs', 'changes', 'guest-list', 'api', 'browser', 'lib']

/** What each part of `src` may import besides its own files. */
const mayImport = {
  ...Object.fromEntries(browserLayers.map((layer, index) => [layer, browserLayers.slice(index + 1)])),
  ui: ['browser', 'lib'],
  server: ['sandbox', 'lib'],
  sandbox: ['lib'],
}
for (const layer of ['app', 'pages', 'features']) mayImport[layer].push('ui')

/** Packages that a layer must not use, with the reason. */
const react = ['react', 'react-dom', 'react-dom/*', '@mantine/*', '@tabler/*', 'react-hook-form']
const banned = {
  lib: {
    group: [...react, '@tanstack/*', 'hono', 'hono/*', 'dexie', 'p-queue'],
    message: 'lib is pure: no React, no network.',
  },
  browser: { group: [...react, '@tanstack/*'], message: 'browser wraps browser APIs only.' },
  api: { group: [...react, '@tanstack/react-router'], message: 'api renders nothing and redirects nothing.' },
  'guest-list': { group: [...react, '@tanstack/react-router'], message: 'guest-list renders nothing.' },
  changes: { group: [...react, '@tanstack/react-router'], message: 'changes renders nothing.' },
  runs: { group: [...react, '@tanstack/react-router'], message: 'runs renders nothing.' },
  ui: { group: ['@tanstack/react-query'], message: 'ui knows no API.' },
}

const climbing = { group: ['../**', '..'], message: 'Never ../: use #src/… across folders.' }
const fixtures = { group: ['**/*.fixture.ts', '**/*.fixture.tsx'], message: 'Fixtures are for tests alone.' }
const devOnly = {
  group: ['fast-check', 'vitest', '@playwright/*', '@axe-core/*', 'vite', '@vitejs/*'],
  message: 'Development dependencies are for tests, fixtures, e2e, bench and configs.',
}
const zodMini = { name: 'zod', message: 'The browser uses zod/mini: 20 kB less to load.' }

/** `no-restricted-imports` replaces the rule of an earlier override, so each override repeats all of it. */
const restrict = (patterns, paths = []) => ({
  'no-restricted-imports': ['error', { patterns: [climbing, ...patterns], paths }],
})

function layerRules(layer) {
  const allowed = mayImport[layer]
  const own = {
    group: ['#src/**', `!#src/${layer}/**`, ...allowed.map((other) => `!#src/${other}/**`)],
    message: `${layer} imports only itself${allowed.map((other) => `, ${other}`).join('')}.`,
  }
  return { own, rest: layer in banned ? [banned[layer]] : [] }
}

const isBrowser = (layer) => layer !== 'server' && layer !== 'sandbox'

/** `pages` is split: a page never imports another page. */
function pageOverrides(pages) {
  return pages.map((page) => ({
    files: [`src/pages/${page}/**`],
    rules: restrict(
      [
        {
          group: [
            '#src/**',
            `!#src/pages/${page}/**`,
            ...mayImport.pages.map((layer) => `!#src/${layer}/**`),
          ],
          message: 'A page imports itself and the layers below, never another page.',
        },
        fixtures,
        devOnly,
      ],
      [zodMini],
    ),
  }))
}

const layerOverrides = Object.keys(mayImport)
  .filter((layer) => layer !== 'pages')
  .map((layer) => {
    const { own, rest } = layerRules(layer)
    return {
      files: [`src/${layer}/**`],
      rules: restrict([own, ...rest, fixtures, devOnly], isBrowser(layer) ? [zodMini] : []),
    }
  })

const pages = readdirSync(new URL('src/pages', import.meta.url))

/** Tests and fixtures may import any layer; climbing stays forbidden. */
const testFiles = [
  'src/**/*.test.ts',
  'src/**/*.test.tsx',
  'src/**/*.fixture.ts',
  'src/**/*.fixture.tsx',
  'src/changes/proof/**',
  'src/runs/proof/**',
]

export default {
  jsPlugins: ['./lint/texts.js'],
  plugins: ['typescript', 'unicorn', 'oxc', 'react', 'import', 'jsx-a11y', 'promise'],
  categories: { correctness: 'error', suspicious: 'error' },
  env: { browser: true, es2024: true },
  ignorePatterns: ['dist/**', 'node_modules/**', 'test-results/**'],
  rules: {
    // Rows that scroll in a frame of their own are scrolled by keyboard too.
    'jsx-a11y/no-noninteractive-tabindex': ['error', { roles: ['tabpanel', 'rowgroup'] }],
    'import/no-cycle': ['error', { ignoreTypes: false }],
    'import/no-default-export': 'error',
    'import/no-unassigned-import': 'off',
    'react/react-in-jsx-scope': 'off',
    'react/incompatible-library': 'off',
    'promise/valid-params': 'off',
    'jsx-a11y/no-autofocus': ['error', { ignoreNonDOM: true }],
    'jsx-a11y/prefer-tag-over-role': 'off',
    'unicorn/require-post-message-target-origin': 'off',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'no-console': 'error',
    ...restrict([]),
  },
  overrides: [
    {
      files: ['*.config.ts', '*.config.js', '.size-limit.js', 'lint/**'],
      rules: { 'import/no-default-export': 'off' },
    },
    { files: ['e2e/**'], rules: { 'no-empty-pattern': 'off', 'react/rules-of-hooks': 'off' } },
    { files: ['scripts/**', 'bench/**', 'src/server/**'], rules: { 'no-console': 'off' } },
    {
      files: ['src/**'],
      rules: { 'guestlist/no-literal-text': 'error', 'guestlist/no-raw-button': 'error' },
    },
    { files: ['src/ui/**'], rules: { 'guestlist/no-raw-button': 'off' } },
    ...pageOverrides(pages),
    ...layerOverrides,
    {
      files: ['src/main.tsx'],
      rules: restrict([
        { group: ['#src/**', '!#src/app/**'], message: 'main mounts the app, nothing else.' },
      ]),
    },
    { files: testFiles, rules: restrict([]) },
  ],
}
