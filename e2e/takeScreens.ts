import { mkdir } from 'node:fs/promises'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { chromium, type Browser, type LaunchOptions, type Page } from '@playwright/test'
import { createBase } from '#src/sandbox/data/base.ts'
import { lantern } from '#src/sandbox/data/organizations.ts'
import { createSandbox } from '#src/sandbox/sandbox.ts'
import { serveSandbox } from '#src/sandbox/serve.ts'
import { sandboxTokens } from '#src/sandbox/data/tokens.ts'
import { readEnvironment } from '#src/server/env.ts'
import { serveGateway } from '#src/server/serve.ts'
import { axeViolations } from './axe.ts'
import { GuestsPage } from './guestsPage.ts'
import { screenStates, type ScreenContext, type ScreenState } from './screenStates.ts'
import { SignInPage } from './signInPage.ts'

type Size = { width: number; height: number }
type Scheme = 'light' | 'dark'

const sizes: readonly Size[] = [
  { width: 1440, height: 900 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
  { width: 320, height: 640 },
]
const schemes: readonly Scheme[] = ['light', 'dark']

/** The pictures of the README, by state. */
const stills = [
  { id: 'view-member-disabled', path: 'docs/guests.png', size: { width: 1280, height: 720 } },
  { id: 'drawer-dirty', path: 'docs/drawer.png', size: { width: 1280, height: 720 } },
] as const

const help = `npm run screens [-- options]

Shoots every state of the app into the folder screens/, at five sizes, light and dark.

  --only ID        only the states whose name begins like this; several times for several
  --width PX       only this width: ${sizes.map(({ width }) => width).join(', ')}
  --scheme NAME    only light or dark
  --axe            look for violations with axe too, in light and dark; a state that has some fails
  --stills         the pictures of the README in docs/, and nothing else

States: ${screenStates.map(({ id }) => id).join(', ')}
`

/** Takes the pictures that the arguments name. Resolves with the number of states that could not be reached. */
export async function takeScreens(args: readonly string[], launchOptions: LaunchOptions): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true },
      width: { type: 'string' },
      scheme: { type: 'string' },
      axe: { type: 'boolean' },
      stills: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    process.stdout.write(help)
    return 0
  }
  const base = createBase()
  const upstream = await serveSandbox({ options: { base } })
  const gateway = await serveGateway({
    env: readEnvironment({ PORT: '0', TALLYFY_API_URL: `${upstream.url}/api` }),
    clientFolder: 'dist/client',
    sandbox: () => createSandbox({ base }),
  })
  const browser = await chromium.launch(launchOptions)
  const studio = { browser, url: gateway.url, sandbox: upstream.control }
  try {
    if (values.stills) return await takeStills(studio)
    return await takeAll(studio, {
      states: screenStates.filter(({ id }) => values.only?.some((start) => id.startsWith(start)) ?? true),
      sizes: sizes.filter(({ width }) => values.width === undefined || width === Number(values.width)),
      schemes: schemes.filter((scheme) => values.scheme === undefined || scheme === values.scheme),
      runsAxe: values.axe === true,
    })
  } finally {
    await browser.close()
    await gateway.close()
    await upstream.close()
  }
}

type Studio = { browser: Browser; url: string; sandbox: ScreenContext['sandbox'] }
type Choice = {
  states: readonly ScreenState[]
  sizes: readonly Size[]
  schemes: readonly Scheme[]
  runsAxe: boolean
}

async function takeAll(studio: Studio, choice: Choice): Promise<number> {
  await mkdir('screens', { recursive: true })
  let failures = 0
  for (const size of choice.sizes) {
    for (const state of choice.states.filter(({ minWidth = 0 }) => size.width >= minWidth)) {
      const name = `${state.id}-${size.width}`
      const error = await show(studio, state, size, async (page) => {
        for (const scheme of choice.schemes) {
          await page.emulateMedia({ colorScheme: scheme })
          await shoot(page, `screens/${name}-${scheme}.png`)
        }
        if (choice.runsAxe) await expectNoViolation(page)
      })
      process.stdout.write(`${error === null ? 'done  ' : 'FAILED'} ${name}${error ? `: ${error}` : ''}\n`)
      if (error !== null) failures += 1
    }
  }
  return failures
}

/** Throws an Error with what axe finds, in one line. */
async function expectNoViolation(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  const violations = await axeViolations(page)
  if (violations.length > 0) throw new Error(violations.join(' | ').replaceAll(/\s+/g, ' '))
}

async function takeStills(studio: Studio): Promise<number> {
  let failures = 0
  for (const { id, path, size } of stills) {
    const state = screenStates.find((one) => one.id === id)
    const error = state && (await show(studio, state, size, (page) => shoot(page, path)))
    process.stdout.write(error ? `FAILED ${path}: ${error}\n` : `done   ${path}\n`)
    if (error) failures += 1
  }
  return failures
}

/** Leads a new page into the state and calls `use` with it; what went wrong, in one line, or null. */
async function show(
  { browser, url, sandbox }: Studio,
  state: ScreenState,
  size: Size,
  use: (page: Page) => Promise<void>,
): Promise<string | null> {
  sandbox.reset()
  const context = await browser.newContext({
    baseURL: url,
    viewport: size,
    colorScheme: 'light',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(20_000)
  try {
    if (state.isSignedIn !== false) {
      const headers = { Origin: url }
      await context.request.post('/session', { data: { token: sandboxTokens.admin }, headers })
    }
    const page = await context.newPage()
    const guests = new GuestsPage(page, lantern.id)
    await state.run({ page, sandbox, guests, signIn: new SignInPage(page) })
    await use(page)
    return null
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  } finally {
    // What a state holds back is carried out now, not in the next one.
    sandbox.reset()
    await context.close()
  }
}

/** Once the parts that load late are there, and without the pointer, which would leave something hovered. */
async function shoot(page: Page, path: string): Promise<void> {
  await page.mouse.move(0, 0)
  // In some states an answer is held back for good.
  await page.waitForLoadState('networkidle', { timeout: 1500 }).catch(() => undefined)
  // Not with `animations: 'disabled'`, which ends those that follow a scroll: the lines of a dialog.
  await page.screenshot({ path, caret: 'hide' })
}
