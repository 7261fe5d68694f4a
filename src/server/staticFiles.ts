import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { chooseEncoding } from './compress.ts'
import { messages } from './messages.ts'

/** One built file in memory, with the compressed forms that the build wrote; null: not written. */
type StaticFile = { type: string; body: Buffer; br: Buffer | null; gzip: Buffer | null; hashed: boolean }

/** The built app: the page with `noncePlaceholder` where a nonce goes, and every other file by its URL path. */
export type BuiltApp = { page: string; files: ReadonlyMap<string, StaticFile> }

/** Is in the built page wherever the nonce of an answer goes. */
export const noncePlaceholder = 'GUESTLIST-NONCE'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

/**
 * Reads every file that `npm run build` made for the browser, about 1 MB. Only these are served, so no path can lead
 * to another file.
 * @throws Error with a sentence when nothing is built in `folder`
 */
export async function readBuiltApp(folder: string): Promise<BuiltApp> {
  const names = await filesUnder(folder)
  if (!names.includes('index.html')) {
    throw new Error(messages.notBuilt())
  }
  const files = new Map<string, StaticFile>()
  for (const name of names) {
    // Folders with a dot are for the build, not for the browser.
    if (name === 'index.html' || /^\.|\.(br|gz)$/.test(name)) continue
    const read = (suffix: string) =>
      names.includes(name + suffix) ? readFile(join(folder, name + suffix)) : Promise.resolve(null)
    files.set(`/${name}`, {
      type: types[extname(name)] ?? 'application/octet-stream',
      body: await readFile(join(folder, name)),
      br: await read('.br'),
      gzip: await read('.gz'),
      hashed: name.startsWith('assets/'),
    })
  }
  return { page: await readFile(join(folder, 'index.html'), 'utf8'), files }
}

/** Whether a path names a file rather than a page of the app: `/assets/…`, or a name with an ending at the root. */
export function isFilePath(path: string): boolean {
  return path.startsWith('/assets/') || /^\/[^/]+\.\w+$/.test(path)
}

/** The answer for a file. A hashed file never changes under its name; the few others may, with the next version. */
export function fileResponse(file: StaticFile, acceptEncoding: string | undefined): Response {
  const headers = new Headers({
    'Content-Type': file.type,
    'Cache-Control': file.hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    Vary: 'Accept-Encoding',
  })
  const encoding = chooseEncoding(acceptEncoding)
  const compressed = encoding === null ? null : file[encoding]
  if (encoding !== null && compressed !== null) headers.set('Content-Encoding', encoding)
  const body = compressed ?? file.body
  headers.set('Content-Length', String(body.length))
  return new Response(new Uint8Array(body), { headers })
}

async function filesUnder(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
  } catch {
    return []
  }
}
