import { AccountMenu } from './AccountMenu.tsx'
import { OrganizationSwitcher } from './OrganizationSwitcher.tsx'

/** The right end of the header: which organization, and whose account. */
export function HeaderMenus() {
  return (
    <>
      <OrganizationSwitcher />
      <AccountMenu />
    </>
  )
}
