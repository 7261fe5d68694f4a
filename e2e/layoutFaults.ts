import type { Page } from '@playwright/test'

/**
 * Texts that do not fit: a page wider than its window, and buttons, headings, labels and counts whose text is cut or
 * leaves its box. Names may end with an ellipsis; hover and focus show all of them.
 */
export async function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults = new Set<string>()
    const root = document.documentElement
    if (root.scrollWidth > root.clientWidth)
      faults.add(`wider than the page: ${root.scrollWidth} of ${root.clientWidth} px`)
    const boxes =
      'button, a, h1, h2, h3, label, dt, dd, th, kbd, [role=columnheader], [role=cell], [role=option], [role=status]'
    const named = '[translate=no], bdi, [data-details], :has(> bdi)'
    const describe = ({ textContent, ariaLabel, tagName }: Element) =>
      `${tagName.toLowerCase()} ${textContent.trim() || ariaLabel}`
    for (const box of document.querySelectorAll(boxes)) {
      if (
        !box.checkVisibility() ||
        box.clientWidth <= 1 ||
        box.closest('[data-details], .mantine-Overlay-root')
      )
        continue
      if (box.matches('button') && (isWider(box) || box.scrollHeight > box.clientHeight + 1))
        faults.add(`leaves its box: ${describe(box)}`)
      const parts = [box, ...box.querySelectorAll('span')].filter((part) => !part.closest(named))
      if (parts.some((part) => part.clientWidth > 1 && isClipped(part))) faults.add(`cut: ${describe(box)}`)
    }
    return [...faults]

    function isWider(element: Element): boolean {
      return element.scrollWidth > element.clientWidth + 1
    }

    function isClipped(element: Element): boolean {
      const { overflowX, overflowY } = getComputedStyle(element)
      const isTaller = element.scrollHeight > element.clientHeight + 1
      return (
        (isWider(element) && (overflowX === 'hidden' || overflowX === 'clip')) ||
        (isTaller && (overflowY === 'hidden' || overflowY === 'clip'))
      )
    }
  })
}

/** Gives all text the spacing that WCAG 1.4.12 asks a page to bear, until it is taken back. */
export async function setTextSpacing(page: Page, isOn: boolean): Promise<void> {
  await page.evaluate((on) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
    )
    // A policy that forbids style elements allows this.
    document.adoptedStyleSheets = on ? [sheet] : []
  }, isOn)
}
