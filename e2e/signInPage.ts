import type { Locator, Page } from '@playwright/test'

/** The sign-in page, found by role and name. */
export class SignInPage {
  readonly page: Page
  readonly heading: Locator
  readonly token: Locator
  readonly connectButton: Locator
  readonly exploreButton: Locator
  readonly chooseHeading: Locator

  constructor(page: Page) {
    this.page = page
    this.heading = page.getByRole('heading', { name: 'Connect to Tallyfy' })
    this.token = page.getByLabel('Personal access token', { exact: true })
    this.connectButton = page.getByRole('button', { name: 'Connect', exact: true })
    this.exploreButton = page.getByRole('button', { name: 'Explore the sandbox' })
    this.chooseHeading = page.getByRole('heading', { name: 'Choose an organization' })
  }

  async goto(): Promise<void> {
    await this.page.goto('/sign-in')
  }

  async connect(token: string): Promise<void> {
    await this.token.fill(token)
    await this.connectButton.click()
  }

  /** Starts a sandbox, whose first organization opens, and goes on to the guests of another. */
  async explore(org: string): Promise<void> {
    await this.goto()
    await this.exploreButton.click()
    await this.page.getByRole('heading', { name: 'Guests', level: 1 }).waitFor()
    await this.page.goto(`/orgs/${org}/guests`)
  }

  /** The field in the header that names the organization and finds others. */
  get switcher(): Locator {
    return this.page.getByRole('combobox', { name: 'Organization' })
  }

  organization(name: string): Locator {
    return this.page.getByRole('link', { name, exact: true })
  }

  /** Opens the account menu and clicks the entries one after the other. */
  async openAccountMenu(...entries: string[]): Promise<void> {
    await this.page.getByRole('button', { name: 'Account' }).click()
    for (const name of entries) await this.page.getByRole('menuitem', { name }).click()
  }

  /** Chooses a theme in the account menu. */
  async chooseTheme(name: 'As the system' | 'Light' | 'Dark'): Promise<void> {
    await this.openAccountMenu('Theme')
    await this.page.getByRole('menuitemradio', { name }).click()
  }
}
