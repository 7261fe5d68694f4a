import { readFileSync } from 'node:fs'

// What the browser must have before the first rows, and each part that comes later. Gzipped, as served to old proxies.
const manifest = JSON.parse(readFileSync('dist/client/.vite/manifest.json', 'utf8'))
const folder = 'dist/client/'

const entry = Object.values(manifest).find((chunk) => chunk.isEntry)
const first = new Set()
const collect = (chunk) => {
  if (first.has(chunk)) return
  first.add(chunk)
  for (const key of chunk.imports ?? []) collect(manifest[key])
}
collect(entry)

const entryChunks = [...first]
const later = Object.values(manifest).filter((chunk) => !first.has(chunk) && chunk.file.endsWith('.js'))

export default [
  { name: 'entry JS', path: entryChunks.map((chunk) => folder + chunk.file), gzip: true, limit: '170 kB' },
  {
    name: 'entry CSS',
    path: entryChunks.flatMap((chunk) => (chunk.css ?? []).map((file) => folder + file)),
    gzip: true,
    limit: '20 kB',
  },
  ...later.map((chunk) => ({
    name: `part ${chunk.name}`,
    path: folder + chunk.file,
    gzip: true,
    limit: '60 kB',
  })),
]
