import { type Page, test as playwrightTest } from '@playwright/test'
import { createSandbox } from '#src/sandbox/sandbox.ts'
import { lantern } from '#src/sandbox/data/organizations.ts'
import { serveSandbox, type ServedSandbox } from '#src/sandbox/serve.ts'
import { sandboxTokens } from '#src/sandbox/data/tokens.ts'
import { readEnvironment } from '#src/server/env.ts'
import { type Served, serveGateway } from '#src/server/serve.ts'
import { GuestsPage } from './guestsPage.ts'
import { base } from './made.ts'

type WorkerFixtures = {
  /** A Tallyfy of this worker's own: scripted by tests, asked what it really did. */
  tallyfy: ServedSandbox
  /** The built app behind the gateway, with that Tallyfy upstream. */
  gateway: Served
}

type TestFixtures = {
  /** Fresh for each test. */
  sandbox: ServedSandbox['control']
  /** Puts a session into the browser, as the sign-in page would. */
  signIn: (page: Page, token?: string) => Promise<void>
  /** Signed in, on the small organization's guests. */
  guests: GuestsPage
}

export const test = playwrightTest.extend<TestFixtures, WorkerFixtures>({
  tallyfy: [
    async ({}, use) => {
      const served = await serveSandbox({ options: { base } })
      await use(served)
      await served.close()
    },
    { scope: 'worker' },
  ],
  gateway: [
    async ({ tallyfy }, use) => {
      const env = readEnvironment({ PORT: '0', TALLYFY_API_URL: `${tallyfy.url}/api` })
      const served = await serveGateway({
        env,
        clientFolder: 'dist/client',
        sandbox: () => createSandbox({ base }),
      })
      await use(served)
      await served.close()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ gateway }, use) => use(gateway.url),
  sandbox: [
    async ({ tallyfy }, use) => {
      tallyfy.control.reset()
      await use(tallyfy.control)
    },
    { auto: true },
  ],
  signIn: async ({ gateway }, use) => {
    await use(async (page, token = sandboxTokens.admin) => {
      const answer = await page.request.post(`${gateway.url}/session`, {
        data: { token },
        headers: { Origin: gateway.url },
      })
      if (!answer.ok()) throw new Error(`Sign-in was answered ${answer.status()}: ${await answer.text()}`)
    })
  },
  guests: async ({ page, signIn }, use) => {
    await signIn(page)
    const guests = new GuestsPage(page, lantern.id)
    await guests.goto()
    await use(guests)
  },
})

export { expect } from '@playwright/test'
