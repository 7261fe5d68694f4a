import { afterEach, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { storedValue } from './storage.ts'

const kept = new Map<string, string>()
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, text: string) => void kept.set(key, text),
  removeItem: (key: string) => void kept.delete(key),
}

function refuse(): never {
  throw new DOMException('The operation is insecure.', 'SecurityError')
}

afterEach(() => {
  kept.clear()
  vi.unstubAllGlobals()
})

test('a value is kept and removed; what has another shape or is no JSON is null', () => {
  vi.stubGlobal('localStorage', storage)
  const stored = storedValue('local', 'columns', z.array(z.string()))
  expect(stored.get()).toBeNull()
  stored.set(['tasks'])
  expect(storedValue('local', 'columns', z.array(z.string())).get()).toEqual(['tasks'])
  expect(storedValue('local', 'columns', z.array(z.number())).get()).toBeNull()
  kept.set('columns', '["tasks"')
  expect(stored.get()).toBeNull()
  stored.set(null)
  expect(kept.size).toBe(0)
})

test('a browser that refuses storage keeps nothing and throws nothing', () => {
  vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })
  const stored = storedValue('session', 'scroll', z.number())
  stored.set(1)
  stored.set(null)
  expect(stored.get()).toBeNull()
})
