import { expect, type Locator, type Page } from '@playwright/test'
import { GuestDrawer } from './guestDrawer.ts'

/** The list of guests of one organization, as a person finds things on it. */
export class GuestsPage {
  readonly page: Page
  readonly org: string
  readonly table: Locator
  readonly search: Locator
  readonly refresh: Locator
  readonly progress: Locator
  /** What is wrong with the whole list, with a way to try again. */
  readonly trouble: Locator

  constructor(page: Page, org: string) {
    this.page = page
    this.org = org
    this.table = page.getByRole('table', { name: 'Guests' })
    this.search = page.getByRole('searchbox', { name: 'Search guests' })
    this.refresh = page.getByRole('button', { name: 'Refresh' })
    this.progress = page.getByRole('progressbar', { name: 'Loading guests' })
    this.trouble = page.getByRole('alert')
  }

  /** The list at a query such as `q=ana`, read to the first rows. */
  async goto(query = ''): Promise<void> {
    await this.page.goto(`/orgs/${this.org}/guests${query && `?${query}`}`)
    await expect(this.page.getByRole('heading', { name: 'Guests', level: 1 })).toBeVisible()
  }

  /** The line that says how many guests there are; the whole of it. */
  status(text: string): Locator {
    return this.page.getByRole('status').getByText(text, { exact: true })
  }

  /** One of the views of guests who need a look, named by what it says without its count. */
  view(label: string): Locator {
    return this.page.getByRole('group', { name: 'Needs attention' }).getByRole('button', { name: label })
  }

  /** A guest's link in the first cell, by its name or, when it has none, its email. */
  link(name: string): Locator {
    return this.table.getByRole('link', { name, exact: true })
  }

  /** The box that selects a guest. */
  box(name: string): Locator {
    return this.table.getByRole('checkbox', { name: `Select ${name}`, exact: true })
  }

  /** The heading of a column; its button sorts. */
  column(name: string): Locator {
    return this.table.getByRole('columnheader', { name, exact: true })
  }

  /** The emails of the rows near the window, from the first to the last. */
  async emails(): Promise<string[]> {
    const links = await this.table
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')))
    return links.map((href) => decodeURIComponent(/guests\/([^?]*)/.exec(href ?? '')?.[1] ?? ''))
  }

  row(name: string): Locator {
    return this.table.getByRole('row').filter({ has: this.page.getByRole('link', { name, exact: true }) })
  }

  /** Follows the guest's link and waits until its members can be edited. */
  async open(name: string): Promise<GuestDrawer> {
    await this.link(name).click()
    const drawer = new GuestDrawer(this.page, name)
    await drawer.ready()
    return drawer
  }

  /** Opens a guest by its address, as a pasted link does. */
  async openByLink(email: string): Promise<GuestDrawer> {
    await this.page.goto(`/orgs/${this.org}/guests/${encodeURIComponent(email)}`)
    return new GuestDrawer(this.page)
  }
}
