// `npm run screens`: builds if anything changed, then takes pictures of every state of the app; see --help.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import { findBrowser, launchOptions } from './browser.js'
import { buildApp } from './buildApp.js'
import { isBuilt } from './sources.js'

const args = process.argv.slice(2)
const root = fileURLToPath(new URL('..', import.meta.url))
const { module } = await runnerImport(fileURLToPath(new URL('../e2e/takeScreens.ts', import.meta.url)), {
  root,
  configFile: false,
  logLevel: 'error',
})
const isHelp = args.includes('--help')
const browser = isHelp ? '' : findBrowser()
if (!isHelp && !isBuilt()) await buildApp()
process.exitCode = (await module.takeScreens(args, launchOptions(browser))) === 0 ? 0 : 1
