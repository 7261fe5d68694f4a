import { assert, double, property, subarray } from 'fast-check'
import { expect, test } from 'vitest'
import type { AttentionRuleId } from '#src/guest-list/attentionRules.ts'
import { en } from '#src/lib/messages/en.ts'
import { columns } from './columns.tsx'
import { layOutColumns } from './tableLayout.ts'

const idsAt = (width: number, view: AttentionRuleId | 'all' = 'all') =>
  layOutColumns(columns, width, view, en).columns.map(({ id }) => id)

test('columns go by priority as it gets narrow, and cards follow', () => {
  expect(idsAt(77)).toEqual(['guest', 'company', 'status', 'members', 'accessed', 'tasks', 'created'])
  expect(idsAt(57)).toEqual(['guest', 'company', 'status', 'members', 'accessed', 'tasks'])
  expect(idsAt(44)).toEqual(['guest', 'company', 'status', 'members'])
  expect(layOutColumns(columns, 44, 'all', en).isCards).toBe(false)
  expect(layOutColumns(columns, 43, 'all', en).isCards).toBe(true)
  expect(idsAt(20)).toEqual(['guest', 'company', 'status', 'members'])
})

test('cards show the last access in place of the company where the view is about it', () => {
  expect(idsAt(20, 'never-seen')).toEqual(['guest', 'status', 'members', 'accessed'])
  expect(idsAt(20, 'inactive-90-days')).toEqual(['guest', 'status', 'members', 'accessed'])
  expect(idsAt(20, 'no-member')).toEqual(['guest', 'company', 'status', 'members'])
})

test('the columns never need more than the width, and a wider table never shows fewer', () => {
  const chosen = subarray(columns.slice(1)).map((others) => columns.slice(0, 1).concat(others))
  assert(
    property(chosen, double({ min: 44, max: 160, noNaN: true }), (wanted, width) => {
      const { columns: shown, tracks } = layOutColumns(wanted, width, 'all', en)
      const widths = tracks
        .split(' ')
        .flatMap((track) => (track.endsWith('rem') ? [Number.parseFloat(track)] : []))
      expect(widths).toHaveLength(shown.length - 1)
      const needed = widths.reduce((sum, one) => sum + one, 14 + 2.125 + shown.length - 1)
      expect(needed).toBeLessThanOrEqual(width + 1e-9)
      expect(layOutColumns(wanted, width + 1, 'all', en).columns.length).toBeGreaterThanOrEqual(shown.length)
    }),
  )
})
