import type { Locator, Page } from '@playwright/test'
import { GuestDrawer } from './guestDrawer.ts'

/** The guest list of one organization, found by role and name. */
export class GuestsPage {
  readonly page: Page
  readonly org: string
  readonly table: Locator
  readonly search: Locator
  readonly refresh: Locator
  readonly progress: Locator
  /** The error of the list, with a Retry button. */
  readonly alert: Locator

  constructor(page: Page, org: string) {
    this.page = page
    this.org = org
    this.table = page.getByRole('table', { name: 'Guests' })
    this.search = page.getByRole('searchbox', { name: 'Search guests' })
    this.refresh = page.getByRole('button', { name: 'Refresh' })
    this.progress = page.getByRole('progressbar', { name: 'Loading guests' })
    this.alert = page.getByRole('alert')
  }

  /** Opens the list with a query such as `q=ana`. */
  async goto(query = ''): Promise<void> {
    await this.page.goto(`/orgs/${this.org}/guests${query && `?${query}`}`)
    await this.page.getByRole('heading', { name: 'Guests', level: 1 }).waitFor()
  }

  /** The status line, with exactly this text. */
  status(text: string): Locator {
    return this.page.getByRole('status').getByText(text, { exact: true })
  }

  /** An attention view, by its label without the count. */
  view(label: string): Locator {
    return this.page.getByRole('group', { name: 'Needs attention' }).getByRole('button', { name: label })
  }

  /** A guest's link in the first cell, by its name or, without a name, its email. */
  link(name: string): Locator {
    return this.table.getByRole('link', { name, exact: true })
  }

  /** The checkbox that selects a guest. */
  checkbox(name: string): Locator {
    return this.table.getByRole('checkbox', { name: `Select ${name}`, exact: true })
  }

  /** The heading of a column; its button sorts. */
  column(name: string): Locator {
    return this.table.getByRole('columnheader', { name, exact: true })
  }

  /** The emails of the rows that are in the DOM, from top to bottom. */
  async emails(): Promise<string[]> {
    const links = await this.table
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')))
    return links.map((href) => decodeURIComponent(/guests\/([^?]*)/.exec(href ?? '')?.[1] ?? ''))
  }

  /** The associated members of a guest: a button in its row. */
  membersOf(name: string): Locator {
    return this.row(name).getByRole('cell').locator('[data-details=members]')
  }

  row(name: string): Locator {
    return this.table.getByRole('row').filter({ has: this.page.getByRole('link', { name, exact: true }) })
  }

  /** Clicks the guest's link and waits until its members can be edited. */
  async open(name: string): Promise<GuestDrawer> {
    await this.link(name).click()
    const drawer = new GuestDrawer(this.page, name)
    await drawer.ready()
    return drawer
  }

  /** Opens a guest by its URL, like a pasted link. */
  async openByLink(email: string): Promise<GuestDrawer> {
    await this.page.goto(`/orgs/${this.org}/guests/${encodeURIComponent(email)}`)
    return new GuestDrawer(this.page)
  }
}
