import * as z from 'zod/mini'
import { ApiError, isSessionError } from './apiError.ts'
import { countOf, isRecord } from './wireFields.ts'

/** How many rows a page is asked to hold; what comes back may be less and is believed. */
export const askedPerPage = 1000

/** The envelope of every list. The rows are checked one by one by whoever asked. */
export const WirePage = z.object({
  data: z.custom<readonly unknown[]>((value) => Array.isArray(value)),
  meta: z.optional(z.unknown()),
})
export type WirePage = z.infer<typeof WirePage>

/**
 * One page as it came, or a page that failed for good. `total` and `pages` are what its meta says (null: nothing);
 * `andAfter`: nobody knows whether pages follow it.
 */
export type PageRead =
  | { kind: 'page'; page: number; rows: readonly unknown[]; total: number | null; pages: number | null }
  | { kind: 'missing'; page: number; error: ApiError; andAfter: boolean }

export type PageReader = {
  /** Reads one page, with its retries; the signal takes it back. */
  read: (page: number, signal: AbortSignal) => Promise<WirePage>
  /** What tells two rows apart; null when the row has nothing of the kind. */
  keyOf: (row: unknown) => string | null
}

/** A list without `meta` of exactly such a length may go on. */
const knownLengths = new Set([10, 20, 50, 100, 999, 1000, 9999, askedPerPage])
/** So many pages failing one after another: the rest will not fare better. */
const hopeless = 5

/**
 * All pages, each read once: the first alone, the others together (the pace says how many at a time) and handed out
 * as they come. Throws the first page's error, and a session error of any page; other pages that fail are told.
 */
export async function* readPages(reader: PageReader): AsyncGenerator<PageRead, void> {
  const stop = new AbortController()
  const first = await reader.read(1, stop.signal)
  const counts = pagesOf(first.meta)
  yield {
    kind: 'page',
    page: 1,
    rows: first.data,
    total: counts?.total ?? null,
    pages: counts?.pages ?? null,
  }
  if (!counts) {
    yield* readOn(reader, 2, new Set(keysOf(reader, first.data)), first.data.length)
    return
  }
  let planned = 1
  let last = counts.pages
  while (planned < last) {
    const numbers = Array.from({ length: last - planned }, (_, index) => planned + 1 + index)
    planned = last
    for await (const read of readTogether(reader, numbers)) {
      // The list may have grown while it was read.
      if (read.kind === 'page' && read.pages !== null) last = Math.max(last, read.pages)
      yield read
    }
  }
}

/** Reads just these pages; a list without counts is read on from where it stopped, knowing these keys already. */
export async function* readAgain(
  reader: PageReader,
  missing: readonly { page: number; andAfter: boolean }[],
  seen: ReadonlySet<string>,
): AsyncGenerator<PageRead, void> {
  const open = missing.find((one) => one.andAfter)
  if (open) yield* readOn(reader, open.page, new Set(seen), askedPerPage)
  else
    yield* readTogether(
      reader,
      missing.map((one) => one.page),
    )
}

/** Without counts only the rows tell: one page after the other until one brings nothing new. */
async function* readOn(
  reader: PageReader,
  from: number,
  seen: Set<string>,
  before: number,
): AsyncGenerator<PageRead, void> {
  const stop = new AbortController()
  let length = before
  for (let page = from; knownLengths.has(length); page++) {
    const read = await attempt(reader, page, stop.signal)
    if (read.kind === 'missing') {
      yield { ...read, andAfter: true }
      return
    }
    const size = seen.size
    for (const key of keysOf(reader, read.rows)) seen.add(key)
    if (seen.size === size) return
    yield read
    length = read.rows.length
  }
}

async function* readTogether(reader: PageReader, pages: readonly number[]): AsyncGenerator<PageRead, void> {
  const stop = new AbortController()
  let failures = 0
  try {
    for (const arrival of inOrderOfArrival(pages.map((page) => attempt(reader, page, stop.signal)))) {
      const read = await arrival
      failures = read.kind === 'missing' ? failures + 1 : 0
      if (read.kind === 'missing' && failures === hopeless) stop.abort(read.error)
      yield read
    }
  } finally {
    stop.abort()
  }
}

async function attempt(reader: PageReader, page: number, signal: AbortSignal): Promise<PageRead> {
  try {
    const { data, meta } = await reader.read(page, signal)
    const counts = pagesOf(meta)
    return { kind: 'page', page, rows: data, total: counts?.total ?? null, pages: counts?.pages ?? null }
  } catch (error) {
    if (!(error instanceof ApiError) || isSessionError(error)) throw error
    return { kind: 'missing', page, error, andAfter: false }
  }
}

/** As many promises as there is work; the first one settles as the work that settles first, and so on. */
function inOrderOfArrival<T>(work: readonly Promise<T>[]): Promise<T>[] {
  const settle: ((one: Promise<T>) => void)[] = []
  const arrivals = work.map(() => new Promise<T>((resolve) => settle.push(resolve)))
  let next = 0
  for (const one of work) {
    const arrive = () => settle[next++]?.(one)
    one.then(arrive, arrive)
  }
  // Whoever reads them may stop at the first failure: those behind it are nobody's unhandled rejections.
  for (const arrival of arrivals) arrival.catch(() => undefined)
  return arrivals
}

function keysOf(reader: PageReader, rows: readonly unknown[]): string[] {
  return rows.map((row) => reader.keyOf(row)).filter((key) => key !== null)
}

/** What `meta.pagination` says; null where it says too little to know the number of pages. */
function pagesOf(meta: unknown): { total: number | null; pages: number } | null {
  const pagination = isRecord(meta) && isRecord(meta['pagination']) ? meta['pagination'] : {}
  const total = countOf(pagination['total'])
  const perPage = countOf(pagination['per_page'])
  const pages = countOf(pagination['total_pages'])
  if (pages !== null) return { total, pages }
  return total !== null && perPage ? { total, pages: Math.ceil(total / perPage) } : null
}
