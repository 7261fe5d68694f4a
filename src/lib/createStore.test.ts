import { expect, test, vi } from 'vitest'
import { createStore } from './createStore.ts'

test('a listener is called after each change, with the new value in place', () => {
  const store = createStore(1)
  const seen: number[] = []
  store.subscribe(() => seen.push(store.get()))
  store.set(2)
  store.update((value) => value + 1)
  expect(seen).toEqual([2, 3])
})

test('setting the same value calls no listener', () => {
  const store = createStore('a')
  const listener = vi.fn()
  store.subscribe(listener)
  store.set('a')
  expect(listener).not.toHaveBeenCalled()
})

test('a listener that was stopped is not called', () => {
  const store = createStore(0)
  const listener = vi.fn()
  store.subscribe(listener)()
  store.set(1)
  expect(listener).not.toHaveBeenCalled()
})
