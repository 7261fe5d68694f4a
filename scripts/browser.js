import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

const commands = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** What Playwright disables itself: of several such lists Chromium reads the last one only. */
const disabledByPlaywright = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
]

/** The suggestions of the address bar: two pages in every new window, a fifth of the processor time of a test. */
const suggestions = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup']

/**
 * How tests, pictures and benchmark launch the Chromium at this path; without a path Playwright's own.
 * @param {string} [executablePath]
 * @returns {import('@playwright/test').LaunchOptions}
 */
export function launchOptions(executablePath) {
  const disabled = [...disabledByPlaywright, ...suggestions]
  return {
    ...(executablePath && { executablePath }),
    args: [
      '--disable-quic',
      `--disable-features=${disabled.join(',')}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  }
}

/**
 * Finds a Chromium for tests and benchmark: CHROMIUM_PATH, else one of the system, else Playwright's own, else one is
 * installed. Logs the path to the console. Throws an Error when no browser can be found or installed.
 * @returns {string}
 */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH
  if (named && !isExecutable(named))
    throw new Error(`CHROMIUM_PATH is ${named}, which is not an executable file.`)
  const found = named || systemBrowser() || playwrightsOwn() || install()
  console.log(`Browser: ${found}`)
  return found
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function systemBrowser() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const candidates = commands.flatMap((command) => folders.map((folder) => join(folder, command)))
  return [...candidates, ...applications].find(isExecutable)
}

function playwrightsOwn() {
  const path = chromium.executablePath()
  return existsSync(path) ? path : undefined
}

function install() {
  const debian = existsSync('/etc/debian_version') && process.getuid?.() === 0
  console.log(
    debian
      ? 'No Chromium found: installing Debian’s with apt-get install chromium.'
      : 'No Chromium found: installing one with playwright install chromium.',
  )
  if (debian) {
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' })
    execFileSync(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-core', 'fonts-noto-cjk'],
      {
        stdio: 'inherit',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      },
    )
  } else {
    execFileSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' })
  }
  const found = systemBrowser() ?? playwrightsOwn()
  if (!found) throw new Error('No Chromium could be installed. Set CHROMIUM_PATH to one and try again.')
  return found
}
