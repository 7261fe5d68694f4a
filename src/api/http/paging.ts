import * as z from 'zod/mini'
import { ApiError, isSessionError } from './apiError.ts'
import { isRecord, toCount } from '#src/lib/wireFields.ts'

/** How many rows a page is requested with. The answer may hold fewer; its own counts are used. */
export const pageSize = 1000

/** The envelope of every list. The caller checks the rows one by one. */
export const WirePage = z.object({
  data: z.custom<readonly unknown[]>((value) => Array.isArray(value)),
  meta: z.optional(z.unknown()),
})
export type WirePage = z.infer<typeof WirePage>

export type ReadPage = {
  kind: 'page'
  page: number
  rows: readonly unknown[]
  /** How many rows the whole list has, by the page's `meta`; null when it does not say. */
  total: number | null
  /** How many pages the whole list has, by the page's `meta`; null when it does not say. */
  pages: number | null
}

/** A page that failed for good. `andAfter`: whether pages follow it is unknown. */
export type MissingPage = { kind: 'missing'; page: number; error: ApiError; andAfter: boolean }

export type PageReader = {
  /** Reads one page, with its retries; the signal cancels it. */
  read: (page: number, signal: AbortSignal) => Promise<WirePage>
  /** What identifies a row; null when the row has nothing of the kind. */
  keyOf: (row: unknown) => string | null
}

/** A list without `meta` may have another page after one of exactly such a length. */
const fullPageSizes = new Set([10, 20, 50, 100, 999, 1000, 9999, pageSize])
/** After so many failed pages in a row the others are not read. */
const maxConsecutiveFailures = 5

/**
 * Reads all pages, each once: the first alone, the others together (the rate limiter says how many at a time), in the
 * order of their arrival. A page that fails is yielded as missing. Throws the first page's error, a session error of any
 * page, and any exception that is no ApiError.
 */
export async function* readPages(reader: PageReader): AsyncGenerator<ReadPage | MissingPage, void> {
  const stop = new AbortController()
  const first = toReadPage(1, await reader.read(1, stop.signal))
  yield first
  if (first.pages === null) {
    yield* readFollowing(reader, 2, new Set(keysOf(reader, first.rows)), first.rows.length)
    return
  }
  let planned = 1
  let last = first.pages
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

/** Reads just these pages. A list without counts is read on from the missing page; `seen`: the keys read already. */
export async function* readMissingPages(
  reader: PageReader,
  missing: readonly Pick<MissingPage, 'page' | 'andAfter'>[],
  seen: ReadonlySet<string>,
): AsyncGenerator<ReadPage | MissingPage, void> {
  const open = missing.find((one) => one.andAfter)
  if (open) yield* readFollowing(reader, open.page, new Set(seen), pageSize)
  else
    yield* readTogether(
      reader,
      missing.map((one) => one.page),
    )
}

/** Without counts only the rows tell where the list ends: reads page after page until one has no new row. */
async function* readFollowing(
  reader: PageReader,
  from: number,
  seen: Set<string>,
  previousLength: number,
): AsyncGenerator<ReadPage | MissingPage, void> {
  const stop = new AbortController()
  let length = previousLength
  for (let page = from; fullPageSizes.has(length); page++) {
    const read = await readOne(reader, page, stop)
    if (read.kind === 'missing') {
      yield { ...read, andAfter: true }
      return
    }
    const sizeBefore = seen.size
    for (const key of keysOf(reader, read.rows)) seen.add(key)
    if (seen.size === sizeBefore) return
    yield read
    length = read.rows.length
  }
}

async function* readTogether(
  reader: PageReader,
  pages: readonly number[],
): AsyncGenerator<ReadPage | MissingPage, void> {
  const stop = new AbortController()
  let failures = 0
  try {
    for (const arrival of inOrderOfArrival(pages.map((page) => readOne(reader, page, stop)))) {
      const read = await arrival
      failures = read.kind === 'missing' ? failures + 1 : 0
      if (read.kind === 'missing' && failures === maxConsecutiveFailures) stop.abort(read.error)
      yield read
    }
  } finally {
    stop.abort()
  }
}

/** A session error, and any exception that is no ApiError, stops the other pages too. */
async function readOne(
  reader: PageReader,
  page: number,
  stop: AbortController,
): Promise<ReadPage | MissingPage> {
  try {
    return toReadPage(page, await reader.read(page, stop.signal))
  } catch (error) {
    if (!(error instanceof ApiError) || isSessionError(error)) {
      stop.abort(error)
      throw error
    }
    return { kind: 'missing', page, error, andAfter: false }
  }
}

/** As many promises as there is work; the first one ends like the work that ends first, and so on. */
function inOrderOfArrival<T>(work: readonly Promise<T>[]): Promise<T>[] {
  const resolvers: ((one: Promise<T>) => void)[] = []
  const arrivals = work.map(() => new Promise<T>((resolve) => resolvers.push(resolve)))
  let next = 0
  for (const one of work) {
    const arrive = () => resolvers[next++]?.(one)
    one.then(arrive, arrive)
  }
  // The reader may stop at the first failure; those behind it must not count as unhandled rejections.
  for (const arrival of arrivals) arrival.catch(() => undefined)
  return arrivals
}

function keysOf(reader: PageReader, rows: readonly unknown[]): string[] {
  return rows.map((row) => reader.keyOf(row)).filter((key) => key !== null)
}

/** The total is used only together with the number of pages: a `meta` that gives no number of pages says too little. */
function toReadPage(page: number, { data, meta }: WirePage): ReadPage {
  const pagination = isRecord(meta) && isRecord(meta['pagination']) ? meta['pagination'] : {}
  const total = toCount(pagination['total'])
  const perPage = toCount(pagination['per_page'])
  const pages =
    toCount(pagination['total_pages']) ?? (total !== null && perPage ? Math.ceil(total / perPage) : null)
  return { kind: 'page', page, rows: data, total: pages === null ? null : total, pages }
}
