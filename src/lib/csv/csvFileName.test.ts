import { expect, test } from 'vitest'
import { csvFileName } from './csvFileName.ts'

const day = new Date(2026, 0, 5, 23, 59)

test.each([
  ['Lantern Studio', 'guests-Lantern-Studio-2026-01-05.csv'],
  ['Harbor & Pine, Inc.', 'guests-Harbor-Pine-Inc-2026-01-05.csv'],
  ['../../株式会社 ランタン', 'guests-株式会社-ランタン-2026-01-05.csv'],
  ['???', 'guests-2026-01-05.csv'],
])('a file of %j is called %s', (organization, name) => {
  expect(csvFileName('guests', organization, day)).toBe(name)
})
