import type { SandboxOptions } from '#src/sandbox/options.ts'

/** The rows of a list to send: from `from`, up to but not including `to`. */
export type Page = { number: number; size: number; from: number; to: number; total: number }

/** Reads the page from a URL's `page` and `per_page`. Invalid numbers mean the default, as in Tallyfy. */
export function pageOf(url: URL, total: number, defaultSize: number, options: SandboxOptions): Page {
  if (options.unpaged) return { number: 1, size: Math.max(total, 1), from: 0, to: total, total }
  const requested = positive(url.searchParams.get('per_page')) ?? defaultSize
  const size = options.perPageCap === null ? requested : Math.min(requested, options.perPageCap)
  const number = positive(url.searchParams.get('page')) ?? 1
  const from = Math.min((number - 1) * size, total)
  return { number, size, from, to: Math.min(from + size, total), total }
}

function positive(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null
}

/** Makes the body of a list: `data`, and `meta` as the options say. */
export function listBody(data: readonly unknown[], page: Page, url: URL, options: SandboxOptions) {
  const style = metaStyleOf(options)
  if (style === 'none') return { data }
  const links = linksOf(page, url)
  const pagination = {
    total: page.total,
    count: page.to - page.from,
    per_page: page.size,
    current_page: page.number,
    total_pages: Math.max(1, Math.ceil(page.total / page.size)),
    ...(style === 'links-object' ? { links } : style === 'links-empty-array' ? { links: [] } : {}),
  }
  return { data, meta: { pagination } }
}

function metaStyleOf({ meta, shape }: SandboxOptions) {
  if (meta !== 'as-documented') return meta
  return shape === 'current' ? 'links-object' : 'none'
}

/** URLs of the previous and the next page, where they exist. */
function linksOf(page: Page, url: URL): Record<string, string> {
  const links: Record<string, string> = {}
  if (page.number > 1) links['previous'] = withPage(url, page.number - 1)
  if (page.to < page.total) links['next'] = withPage(url, page.number + 1)
  return links
}

function withPage(url: URL, page: number): string {
  const link = new URL(url)
  link.searchParams.set('page', String(page))
  return link.href
}
