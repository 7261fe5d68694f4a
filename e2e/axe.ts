import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds in the page in light with all rules, and in dark, where only colours differ: the rule and the element. */
export async function axeViolations(page: Page): Promise<string[]> {
  const html = page.locator('html')
  const light = await violations(page, builderFor(page).withTags(rules))
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(html).toHaveAttribute('data-mantine-color-scheme', 'dark')
  const dark = await violations(page, builderFor(page).withRules('color-contrast'))
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(html).toHaveAttribute('data-mantine-color-scheme', 'light')
  return [...light, ...dark.map((violation) => `dark: ${violation}`)]
}

/** Runs in the page itself: there are no frames, for which axe would open a second page each time. */
function builderFor(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
}

async function violations(page: Page, axe: AxeBuilder): Promise<string[]> {
  const { violations: found } = await axe.analyze()
  const texts: string[] = []
  for (const { id, nodes } of found)
    for (const { target, failureSummary = '' } of nodes) {
      const element = target.join(' ')
      if (await isPartlyCovered(page, id, element, failureSummary)) continue
      texts.push(`${id} at ${element}: ${failureSummary}`)
    }
  return texts
}

/** Rows scroll under the bar of the selection and under notices. Axe measures what is left of a button there. */
async function isPartlyCovered(page: Page, id: string, element: string, summary: string): Promise<boolean> {
  if (id !== 'target-size' || !summary.includes('partially obscured')) return false
  return (await page.getByRole('table').locator(element).count()) > 0
}
