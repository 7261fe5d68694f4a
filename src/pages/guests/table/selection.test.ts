import { expect, test, vi } from 'vitest'
import { createSelection } from './selection.ts'

test('putting in and out tells listeners, and the last one put is the anchor', () => {
  const selection = createSelection()
  const heard = vi.fn()
  const stop = selection.subscribe(heard)
  selection.put(['a', 'b'], true)
  selection.put(['a'], false)
  expect([selection.has('a'), selection.has('b'), selection.anchor()]).toEqual([false, true, 'a'])
  expect(heard).toHaveBeenCalledTimes(2)
  stop()
  selection.replace(['c'])
  expect([...selection.emails()]).toEqual(['c'])
  expect(heard).toHaveBeenCalledTimes(2)
})

test('whoever is gone leaves the selection, and only then anyone is told', () => {
  const selection = createSelection()
  selection.replace(['a', 'b'])
  const version = selection.version()
  selection.keepOnly(() => true)
  expect(selection.version()).toBe(version)
  selection.keepOnly((email) => email === 'b')
  expect([...selection.emails()]).toEqual(['b'])
  expect(selection.version()).not.toBe(version)
})
