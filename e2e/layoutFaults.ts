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
    const overflowOf = (element: Element) => {
      const { overflowX, overflowY } = getComputedStyle(element)
      const isWider = element.scrollWidth > element.clientWidth + 1
      const isTaller = element.scrollHeight > element.clientHeight + 1
      const isCut = (isWider && /hidden|clip/.test(overflowX)) || (isTaller && /hidden|clip/.test(overflowY))
      return {
        isOver: isWider || isTaller,
        isCut: isCut && !element.closest(named) && element.clientWidth > 1,
      }
    }
    for (const box of document.querySelectorAll(boxes)) {
      if (!box.checkVisibility() || box.clientWidth <= 1 || box.closest('[data-details]')) continue
      const what = `${box.tagName.toLowerCase()} ${box.textContent.trim() || box.ariaLabel}`
      if (box.matches('button') && overflowOf(box).isOver) faults.add(`leaves its box: ${what}`)
      if ([box, ...box.querySelectorAll('span')].some((part) => overflowOf(part).isCut))
        faults.add(`cut: ${what}`)
    }
    return [...faults]
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
