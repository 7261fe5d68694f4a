import { expect, type Locator, type Page } from '@playwright/test'

/** The guest drawer, found by role and name. */
export class GuestDrawer {
  readonly page: Page
  readonly dialog: Locator
  readonly members: Locator
  readonly picker: Locator
  readonly saveButton: Locator
  readonly discardButton: Locator
  readonly alert: Locator

  constructor(page: Page, name?: string) {
    this.page = page
    this.dialog = page.getByRole('dialog', name === undefined ? {} : { name, exact: true }).first()
    this.members = this.dialog.getByRole('list', { name: 'Associated members' })
    this.picker = this.dialog.getByRole('combobox', { name: 'Associated members' })
    this.saveButton = this.dialog.getByRole('button', { name: 'Save changes' })
    this.discardButton = this.dialog.getByRole('button', { name: 'Discard changes' })
    this.alert = this.dialog.getByRole('alert')
  }

  /** Waits until a draft can be saved: the guest is read again and all members are read. */
  async ready(): Promise<void> {
    await this.picker.waitFor()
    await expect(this.picker).toBeEnabled()
    await expect(this.dialog.getByText('Checking for changes…')).toHaveCount(0)
    await expect(this.dialog.getByText('Loading the name…')).toHaveCount(0)
  }

  /** The row of a member in the list, whether kept, added or removed. */
  line(name: string): Locator {
    return this.members.getByRole('listitem').filter({ hasText: name })
  }

  /** Chooses a member in the picker by searching its name. */
  async add(name: string): Promise<void> {
    await this.picker.fill(name)
    await this.dialog.getByRole('option', { name }).first().click()
    await expect(this.picker).toHaveValue('')
  }

  async remove(name: string): Promise<void> {
    await this.members.getByRole('button', { name: `Remove ${name}`, exact: true }).click()
  }

  async keep(name: string): Promise<void> {
    await this.members.getByRole('button', { name: `Keep ${name}`, exact: true }).click()
  }

  async save(): Promise<void> {
    await this.saveButton.click()
  }

  /** The notice that reports a save. */
  notice(text: string | RegExp): Locator {
    return this.page.getByRole('status').filter({ hasText: text })
  }

  /** A confirmation over the drawer, by its title. */
  confirmation(title: string): Locator {
    return this.page.getByRole('dialog', { name: title })
  }

  button(name: string): Locator {
    return this.dialog.getByRole('button', { name, exact: true })
  }

  async undo(): Promise<void> {
    await this.page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  }
}
