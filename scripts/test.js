// Runs `npm run check` and then the browser tests. Arguments are passed to Playwright.
import { spawnSync } from 'node:child_process'
import { findBrowser } from './browser.js'

/**
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function run(command, args, env = process.env) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' })
  if (status !== 0) process.exit(status ?? 1)
}

const browser = findBrowser()
run('npm', ['run', '--silent', 'check'])
run('npx', ['playwright', 'test', ...process.argv.slice(2)], { ...process.env, CHROMIUM_PATH: browser })
