import { expect, type Page } from '@playwright/test'
import { edgeCases, harborAndPine, lantern, meridian } from '#src/sandbox/data/organizations.ts'
import { sandboxTokens } from '#src/sandbox/data/tokens.ts'
import type { SandboxControl } from '#src/sandbox/control/control.ts'
import { GuestDrawer } from './guestDrawer.ts'
import { GuestsPage } from './guestsPage.ts'
import type { SignInPage } from './signInPage.ts'

/** What a state of the app is reached with. */
export type ScreenContext = {
  page: Page
  sandbox: SandboxControl
  /** Lantern Studio. */
  guests: GuestsPage
  signIn: SignInPage
}

/** A state of the app to look at. */
export type ScreenState = {
  /** Part of the file name. */
  id: string
  /** The page begins signed in to the sandbox as a Tallyfy, unless this is false. */
  isSignedIn?: false
  /** The state exists from this width of the window on, px. */
  minWidth?: number
  /** Leads the page, which is blank, into the state. */
  run: (context: ScreenContext) => Promise<void>
}

const listPath = `/organizations/${lantern.id}/guests`
const eunji = { name: 'Eun-ji Kim', email: 'eunji.kim@hanok.example' } as const

/** Every state that has a look of its own, in the order in which a user meets them. */
export const screenStates: readonly ScreenState[] = [
  { id: 'sign-in', isSignedIn: false, run: ({ signIn }) => signIn.goto() },
  {
    id: 'sign-in-refused',
    isSignedIn: false,
    run: async ({ signIn }) => {
      await signIn.goto()
      await signIn.connect('no-such-token')
      await expect(signIn.token).toHaveAttribute('aria-invalid', 'true')
    },
  },
  {
    id: 'sign-in-unreachable',
    isSignedIn: false,
    run: async ({ page, signIn, sandbox }) => {
      sandbox.script({ on: { path: '/me' }, act: [{ do: 'drop' }] })
      await signIn.goto()
      await signIn.connect(sandboxTokens.admin)
      await page.getByRole('alert').waitFor()
    },
  },
  {
    id: 'organizations',
    run: async ({ signIn }) => signIn.goto().then(() => signIn.chooseHeading.waitFor()),
  },
  { id: 'list-sandbox', isSignedIn: false, run: ({ signIn }) => signIn.explore(lantern.id) },
  { id: 'list', run: ({ guests }) => openList(guests) },
  { id: 'list-edge-cases', run: ({ page }) => openList(new GuestsPage(page, edgeCases.id)) },
  {
    id: 'list-2412',
    run: ({ page }) => openList(new GuestsPage(page, harborAndPine.id), '', '2,412 guests'),
  },
  {
    id: 'list-100000',
    run: ({ page }) => openList(new GuestsPage(page, meridian.id), '', '100,000 guests'),
  },
  {
    id: 'list-loading',
    run: async ({ page, guests, sandbox }) => {
      sandbox.script({ on: { path: listPath }, act: [{ do: 'hold' }] })
      await page.goto(`/orgs/${guests.org}/guests`)
      await guests.progress.waitFor()
    },
  },
  {
    id: 'list-empty',
    run: async ({ page, guests, sandbox }) => {
      sandbox.script({
        on: { path: listPath },
        times: 'always',
        act: [{ do: 'answer', status: 200, body: { data: [], meta: { pagination: { total: 0 } } } }],
      })
      await page.goto(`/orgs/${guests.org}/guests`)
      await page.getByRole('heading', { name: 'No guests yet' }).waitFor()
    },
  },
  {
    id: 'list-failed',
    run: async ({ page, guests, sandbox }) => {
      const act = [{ do: 'answer', status: 500, body: {} } as const]
      sandbox.script({ on: { path: listPath }, times: 'always', act })
      await page.goto(`/orgs/${guests.org}/guests`)
      await page.getByRole('heading', { name: 'Could not load' }).waitFor()
    },
  },
  {
    id: 'list-no-match',
    run: async ({ page, guests }) => {
      await guests.goto('q=nowhere')
      await page.getByRole('heading', { name: 'No guest matches' }).waitFor()
    },
  },
  {
    id: 'list-without-members',
    run: async ({ guests, sandbox }) => {
      sandbox.setOptions({ shape: 'legacy' })
      await openList(guests)
    },
  },
  view('no-member'),
  view('member-not-found'),
  view('member-disabled'),
  view('one-member'),
  view('never-seen'),
  view('inactive-90-days'),
  view('disabled-associated'),
  {
    id: 'selection',
    run: async ({ guests }) => {
      await openList(guests)
      for (const name of ['Abena Owusu', 'Amara Okafor', 'Aoife Kelly']) await guests.checkbox(name).check()
    },
  },
  {
    id: 'columns',
    run: async ({ page, guests }) => {
      await openList(guests)
      await page.getByRole('button', { name: 'Columns' }).click()
    },
  },
  {
    id: 'export',
    run: async ({ page, guests }) => {
      await openList(guests)
      await openFromMore(page, 'Export CSV')
    },
  },
  {
    id: 'import',
    run: async ({ page, guests }) => {
      await openList(guests)
      await openFromMore(page, 'Import CSV')
    },
  },
  {
    id: 'import-problems',
    run: async ({ page, guests }) => {
      await openList(guests)
      const dialog = await openFromMore(page, 'Import CSV')
      const rows = [
        'Email,Members',
        'abena@mensah.example,bob.stone@lantern.studio',
        'missing@mensah.example,Bob Stone',
        'amara@bluewater.example,Zoe',
      ]
      await dialog
        .locator('input[type=file]')
        .setInputFiles({ name: 'guests.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) })
      await dialog.getByText('Guest not found').click()
      await dialog.getByRole('button', { name: 'Preview' }).scrollIntoViewIfNeeded()
    },
  },
  {
    id: 'filter-member',
    run: async ({ page, guests }) => {
      await openList(guests)
      await page.getByRole('combobox', { name: 'Member' }).click()
      await page.getByRole('listbox').waitFor()
    },
  },
  {
    id: 'keys',
    run: async ({ page, guests }) => {
      await openList(guests)
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
    },
  },
  { id: 'drawer-clean', run: async ({ guests }) => void (await openEunji(guests)) },
  { id: 'drawer-dirty', run: async ({ guests }) => void (await changeEunji(guests)) },
  {
    id: 'drawer-picker',
    run: async ({ guests }) => {
      const drawer = await openEunji(guests)
      await drawer.picker.fill('an')
      await drawer.dialog.getByRole('option').first().waitFor()
    },
  },
  {
    id: 'drawer-saving',
    run: async ({ guests, sandbox }) => {
      sandbox.script({ on: { method: 'PUT' }, act: [{ do: 'hold' }] })
      const drawer = await changeEunji(guests)
      await drawer.save()
      await drawer.dialog.getByText('Saving…').first().waitFor()
    },
  },
  {
    id: 'drawer-saved',
    run: async ({ guests }) => {
      const drawer = await changeEunji(guests)
      await drawer.save()
      await drawer.notice(/Priya Shah/).waitFor()
    },
  },
  {
    id: 'drawer-refused',
    run: async ({ guests, sandbox }) => {
      const body = { message: 'Your role does not allow this.' }
      sandbox.script({ on: { method: 'PUT' }, act: [{ do: 'answer', status: 403, body }] })
      const drawer = await changeEunji(guests)
      await drawer.save()
      await drawer.dialog.getByText(body.message).first().waitFor()
    },
  },
  {
    id: 'drawer-invalid',
    run: async ({ guests, sandbox }) => {
      const body = { errors: { associated_members: ['The selected member is invalid.'] } }
      sandbox.script({ on: { method: 'PUT' }, act: [{ do: 'answer', status: 422, body }] })
      const drawer = await changeEunji(guests)
      await drawer.save()
      await drawer.alert.waitFor()
    },
  },
  {
    id: 'drawer-conflict',
    run: async ({ guests, sandbox }) => {
      const drawer = await changeEunji(guests)
      sandbox.changeByOther(lantern.id, eunji.email, { add: [1002] })
      await drawer.save()
      await drawer.notice(/Bob Stone was added meanwhile and kept/).waitFor()
    },
  },
  {
    id: 'drawer-queue-end',
    run: async ({ guests }) => {
      await guests.goto('view=member-not-found')
      await guests.status('2 of 42 guests').waitFor()
      const first = await guests.open(eunji.name)
      await first.remove('Unknown member #5678')
      await first.dialog.getByRole('button', { name: 'Save and next' }).click()
      const second = new GuestDrawer(guests.page, 'Samuel Osei')
      await second.ready()
      await second.remove('Unknown member #5702')
      await second.dialog.getByRole('button', { name: 'Save and next' }).click()
      await guests.page.getByRole('button', { name: 'Back to list' }).waitFor()
    },
  },
  {
    id: 'drawer-remove-all',
    run: async ({ page, guests }) => {
      await openList(guests, 'q=tunde', '1 of 42 guests')
      const drawer = await guests.open('Tunde Bello')
      await drawer.remove('Priya Shah')
      await drawer.save()
      await page.getByRole('dialog', { name: 'Remove all members?' }).waitFor()
    },
  },
  {
    id: 'drawer-leave-guard',
    run: async ({ page, guests }) => {
      const drawer = await changeEunji(guests)
      await drawer.button('Close').click()
      await page.getByRole('button', { name: 'Keep editing' }).waitFor()
    },
  },
  {
    id: 'drawer-delete',
    run: async ({ page, guests }) => {
      const drawer = await openEunji(guests)
      await drawer.button('More actions').click()
      await page.getByRole('menuitem', { name: 'Delete guest' }).click()
      await page.getByRole('button', { name: 'Keep guest' }).waitFor()
    },
  },
  {
    id: 'drawer-not-found',
    run: async ({ page, guests }) => {
      await guests.openByLink('missing@nowhere.example')
      await page.getByText('No guest has the email').waitFor()
    },
  },
  {
    id: 'new-guest',
    run: async ({ page, guests }) => {
      await openList(guests)
      await page.getByRole('button', { name: 'New guest' }).click()
      await page.getByRole('dialog', { name: 'New guest' }).waitFor()
    },
  },
  {
    id: 'changes-empty',
    run: async ({ page }) => {
      await page.goto(`/orgs/${lantern.id}/changes`)
      await page.getByText('No changes yet').waitFor()
    },
  },
  {
    id: 'changes',
    run: async ({ page, guests }) => {
      const drawer = await changeEunji(guests)
      await drawer.save()
      await drawer.notice(/Priya Shah/).waitFor()
      await drawer.undo()
      await drawer.notice(/Change undone/).waitFor()
      await drawer.button('Close').click()
      await page.getByRole('link', { name: 'Changes' }).click()
      await expect(page.getByRole('list', { name: 'Changes' }).getByRole('listitem')).toHaveCount(2)
    },
  },
  {
    id: 'sign-out',
    // Below it the drawer covers the account menu.
    minWidth: 1200,
    run: async ({ guests, page, signIn }) => {
      await changeEunji(guests)
      await signIn.openAccountMenu('Sign out')
      await page.getByRole('dialog', { name: 'Sign out now?' }).waitFor()
    },
  },
  {
    id: 'account',
    run: async ({ page, guests, signIn }) => {
      await openList(guests)
      await signIn.openAccountMenu()
      await page.getByRole('menuitem', { name: 'Sign out' }).waitFor()
    },
  },
  {
    id: 'reset-sandbox',
    isSignedIn: false,
    run: async ({ page, signIn }) => {
      await signIn.explore(lantern.id)
      await signIn.openAccountMenu('Reset sandbox')
      await page.getByRole('dialog', { name: 'Reset the sandbox?' }).waitFor()
    },
  },
  {
    id: 'sign-in-again',
    run: async ({ page, guests, sandbox }) => {
      const drawer = await changeEunji(guests)
      sandbox.killToken(sandboxTokens.admin)
      await drawer.save()
      await page.getByRole('dialog', { name: 'Sign in again' }).waitFor()
    },
  },
  { id: 'members', run: async ({ page }) => openMembers(page) },
  {
    id: 'member',
    run: async ({ page }) => {
      await openMembers(page)
      await page.getByRole('link', { name: 'Cara Diaz' }).click()
      await page.getByRole('dialog', { name: 'Cara Diaz' }).waitFor()
    },
  },
  { id: 'bulk-form', run: async ({ page, guests }) => openReplace(page, guests) },
  {
    id: 'bulk-preview',
    run: async ({ page, guests }) => {
      await openReplace(page, guests)
      await previewReplace(page)
    },
  },
  {
    id: 'bulk-end',
    run: async ({ page, guests }) => {
      await openReplace(page, guests)
      await previewReplace(page)
      await page.getByRole('button', { name: /^Change / }).click()
      await page.getByRole('button', { name: 'Undo this run' }).waitFor({ timeout: 20_000 })
    },
  },
  {
    id: 'not-found',
    run: async ({ page }) => {
      await page.goto(`/orgs/${lantern.id}/nothing`)
      await page.getByRole('heading', { name: 'Page not found' }).waitFor()
    },
  },
  {
    id: 'not-found-signed-out',
    isSignedIn: false,
    run: async ({ page }) => {
      await page.goto('/nowhere')
      await page.getByRole('heading', { name: 'Page not found' }).waitFor()
    },
  },
  {
    id: 'no-access',
    run: async ({ page }) => {
      await page.goto('/orgs/ffffffffffffffffffffffffffffffff/guests')
      await page.getByRole('link', { name: lantern.name }).waitFor()
    },
  },
]

async function openList(guests: GuestsPage, query = '', status = '42 guests'): Promise<void> {
  await guests.goto(query)
  await guests.status(status).waitFor({ timeout: 60_000 })
}

/** Opens a dialog of the menu *More*. */
async function openFromMore(page: Page, name: string) {
  await page.getByRole('button', { name: 'More', exact: true, expanded: false }).click()
  await page.getByRole('menuitem', { name }).click()
  const dialog = page.getByRole('dialog', { name })
  await dialog.waitFor()
  return dialog
}

/** One of the views under *Needs attention*, by its name in the URL. */
function view(id: string): ScreenState {
  return {
    id: `view-${id}`,
    run: async ({ page, guests }) => {
      await guests.goto(`view=${id}`)
      await page
        .getByRole('status')
        .getByText(/of 42 guests/)
        .waitFor()
    },
  }
}

async function openMembers(page: Page): Promise<void> {
  await page.goto(`/orgs/${lantern.id}/members?sort=guests&dir=desc`)
  await page.getByText('24 members · 42 guests').waitFor()
}

/** *Replace a member* for the guests whose member has left. */
async function openReplace(page: Page, guests: GuestsPage): Promise<void> {
  await openList(guests, 'view=member-disabled', '9 of 42 guests')
  await page.getByRole('checkbox', { name: 'Select all guests that match' }).check()
  await page.getByRole('button', { name: 'Replace a member' }).click()
}

async function previewReplace(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Member to replace' }).fill('bo lind')
  await page.getByRole('option', { name: 'Bo Lindqvist' }).click()
  await page.getByRole('combobox', { name: 'Replacement' }).fill('priya')
  await page.getByRole('option', { name: 'Priya Shah' }).click()
  await page.getByRole('button', { name: 'Preview' }).click()
  await page.getByRole('table', { name: 'Preview' }).waitFor()
}

async function openEunji(guests: GuestsPage): Promise<GuestDrawer> {
  await openList(guests)
  return guests.open(eunji.name)
}

/** A draft: the member who has left goes, another one comes. */
async function changeEunji(guests: GuestsPage): Promise<GuestDrawer> {
  const drawer = await openEunji(guests)
  await drawer.add('Priya Shah')
  await drawer.remove('Bo Lindqvist')
  return drawer
}
