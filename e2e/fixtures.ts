import { type Page, test as playwrightTest } from '@playwright/test'
import { createSandbox } from '#src/sandbox/sandbox.ts'
import { edgeCases } from '#src/sandbox/data/organizations.ts'
import { serveSandbox, type ServedSandbox } from '#src/sandbox/serve.ts'
import { sandboxTokens } from '#src/sandbox/data/tokens.ts'
import { readEnvironment } from '#src/server/env.ts'
import { type Served, serveGateway } from '#src/server/serve.ts'
import { GuestsPage } from './guestsPage.ts'
import { base } from './baseGuests.ts'

type WorkerFixtures = {
  /** The sandbox of this worker, which tests script and whose log they read. */
  sandboxServer: ServedSandbox
  /** The built app behind the gateway, with that sandbox as upstream. */
  gateway: Served
}

type TestFixtures = {
  /** Controls the sandbox. Reset before each test. */
  sandbox: ServedSandbox['control']
  /** Signs the browser in without the sign-in page. */
  signIn: (page: Page, token?: string) => Promise<void>
  /** The guest list of the small organization, signed in. */
  guests: GuestsPage
}

export const test = playwrightTest.extend<TestFixtures, WorkerFixtures>({
  sandboxServer: [
    async ({}, use) => {
      const served = await serveSandbox({ options: { base } })
      await use(served)
      await served.close()
    },
    { scope: 'worker' },
  ],
  gateway: [
    async ({ sandboxServer }, use) => {
      const env = readEnvironment({ PORT: '0', TALLYFY_API_URL: `${sandboxServer.url}/api` })
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
    async ({ sandboxServer }, use) => {
      sandboxServer.control.reset()
      await use(sandboxServer.control)
    },
    { auto: true },
  ],
  signIn: async ({ gateway }, use) => {
    await use(async (page, token = sandboxTokens.admin) => {
      const answer = await page.request.post(`${gateway.url}/session`, {
        data: { token },
        headers: { Origin: gateway.url },
      })
      if (!answer.ok())
        throw new Error(`Sign-in failed with status ${answer.status()}: ${await answer.text()}`)
    })
  },
  guests: async ({ page, signIn }, use) => {
    await signIn(page)
    const guests = new GuestsPage(page, edgeCases.id)
    await guests.goto()
    await use(guests)
  },
})

export { expect } from '@playwright/test'
