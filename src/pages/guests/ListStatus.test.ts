import { expect, test } from 'vitest'
import { en } from '#src/lib/messages/en.ts'
import { statusText, type ListProgress } from './ListStatus.tsx'

const all: ListProgress = {
  shown: 2412,
  loaded: 2412,
  total: 2412,
  isLoading: false,
  isMissingPages: false,
  isFiltered: false,
}
const loading: Partial<ListProgress> = { isLoading: true, isMissingPages: true }

test.each<[string, Partial<ListProgress>]>([
  ['2,412 guests', {}],
  ['1 guest', { shown: 1, loaded: 1, total: 1 }],
  ['7 of 2,412 guests', { shown: 7, isFiltered: true }],
  ['Loading guests…', { ...loading, shown: 0, loaded: 0, total: null }],
  ['1,000 of 2,412 loaded', { ...loading, shown: 1000, loaded: 1000 }],
  ['1,000 loaded', { ...loading, shown: 1000, loaded: 1000, total: null }],
  ['3 found · 1,000 of 2,412 loaded', { ...loading, shown: 3, loaded: 1000, isFiltered: true }],
  ['1,412 of 2,412 loaded, some are missing', { shown: 1412, loaded: 1412, isMissingPages: true }],
  ['', { shown: 0, loaded: 0, total: null, isMissingPages: true }],
])('%s', (text, progress) => expect(statusText({ ...all, ...progress }, en)).toBe(text))
