import { readFileSync } from 'node:fs'

// What the browser must have before the first rows, and each part that comes later. Gzipped, as served to old proxies.
const folder = 'dist/client'
const page = readFileSync(`${folder}/index.html`, 'utf8')
const manifest = JSON.parse(readFileSync(`${folder}/.vite/manifest.json`, 'utf8'))

/** The files that the page itself names: nothing is imported beyond them before the first rows. */
const entryFiles = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file]) => file)
const entry = (ending) =>
  entryFiles.filter((file) => file.endsWith(ending)).map((file) => `${folder}/${file}`)
const later = Object.values(manifest).filter(({ file }) => file.endsWith('.js') && !entryFiles.includes(file))

export default [
  { name: 'entry JS', path: entry('.js'), gzip: true, limit: '170 kB' },
  { name: 'entry CSS', path: entry('.css'), gzip: true, limit: '20 kB' },
  ...later.map(({ name, file }) => ({
    name: `part ${name}`,
    path: `${folder}/${file}`,
    gzip: true,
    limit: '60 kB',
  })),
]
