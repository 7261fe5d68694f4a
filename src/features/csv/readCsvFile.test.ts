import { expect, test } from 'vitest'
import { maxFileBytes, readCsvFile } from './readCsvFile.ts'

const rows = Array.from({ length: 60_000 }, (_one, index) => `guest${index}@x.de,1001`)
const large = new Blob([`email,members\n${rows.join('\n')}`])

/** A worker whose script the browser refuses to load. */
class RefusedWorker extends EventTarget {
  onmessage = null
  onmessageerror = null
  onerror = null
  postMessage(): void {
    setTimeout(() => this.dispatchEvent(new Event('error')))
  }
  terminate(): void {}
}

const failToStart = () => {
  throw new Error('There are no workers.')
}

test.each([
  ['cannot start', failToStart],
  ['does not load', () => new RefusedWorker()],
])('where a worker %s, a large file is read in the page, in steps', async (_how, startWorker) => {
  expect(large.size).toBeGreaterThan(1_000_000)
  let tasks = 0
  const count = setInterval(() => (tasks += 1), 0)
  const read = await readCsvFile(large, null, startWorker)
  clearInterval(count)
  expect(read.kind === 'table' && read.table.rows.length).toBe(60_000)
  expect(tasks).toBeGreaterThan(1)
})

test('a file that is too large is refused without being read', async () => {
  const file = new Blob()
  Object.defineProperty(file, 'size', { value: maxFileBytes + 1 })
  expect(await readCsvFile(file, null, failToStart)).toEqual({ kind: 'too-large' })
})

test('a file that the browser cannot read says so', async () => {
  const file = new Blob(['email,members'])
  Object.defineProperty(file, 'arrayBuffer', { value: () => Promise.reject(new Error('gone')) })
  expect(await readCsvFile(file, null, failToStart)).toEqual({ kind: 'unreadable' })
})
