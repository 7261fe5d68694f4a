import { expect, test, vi } from 'vitest'
import { createSelection } from './selection.ts'

test('selecting and unselecting calls the listeners, and the last guest of a change is the anchor', () => {
  const selection = createSelection()
  const listener = vi.fn()
  const stop = selection.subscribe(listener)
  selection.put(['a', 'b'], true)
  selection.put(['a'], false)
  expect([selection.has('a'), selection.has('b'), selection.get().anchor]).toEqual([false, true, 'a'])
  expect(listener).toHaveBeenCalledTimes(2)
  stop()
  selection.replace(['c'])
  expect([...selection.get().emails]).toEqual(['c'])
  selection.replace([])
  expect(selection.get().anchor, 'no range begins at a guest that is not selected').toBeNull()
  expect(listener).toHaveBeenCalledTimes(2)
})

test('a guest that left the list leaves the selection; nothing is reported when none left', () => {
  const selection = createSelection()
  selection.replace(['a', 'b'])
  const before = selection.get()
  selection.keepOnly(() => true)
  expect(selection.get()).toBe(before)
  selection.keepOnly((email) => email === 'b')
  expect([...selection.get().emails]).toEqual(['b'])
  expect(selection.get()).not.toBe(before)
})
