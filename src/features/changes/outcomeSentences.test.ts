import { describe, expect, test } from 'vitest'
import { toGuest } from '#src/api/guests/wireGuest.ts'
import type { ChangeOutcome } from '#src/changes/changeOutcome.ts'
import { noChange } from '#src/lib/memberChange.ts'
import {
  changeInShort,
  describeChange,
  describeForeign,
  describeOutcome,
  listed,
} from './outcomeSentences.ts'

const names = new Map([
  [1, 'Ana Ferreira'],
  [2, 'Bob Stone'],
  [3, 'Cara Diaz'],
])
const nameOf = (id: number) => names.get(id) ?? `Unknown member #${id}`
const say = (outcome: ChangeOutcome) => describeOutcome(outcome, nameOf)

const guest = toGuest({ email: 'eunji.kim@hanok.kr', stats: undefined })
const nobody = { added: [], removed: [] }
const addBob = { add: [2], remove: [] }
const landed = { guest, before: [1], applied: { add: [2], remove: [3] }, foreign: nobody }
const sure = { inDoubt: noChange }

describe('names', () => {
  test('are listed as a person lists them; many are counted', () => {
    expect(listed([], nameOf)).toBe('')
    expect(listed([2], nameOf)).toBe('Bob Stone')
    expect(listed([1, 2, 3], nameOf)).toBe('Ana Ferreira, Bob Stone and Cara Diaz')
    expect(listed([1, 2, 3, 4, 5, 6], nameOf)).toBe(
      'Ana Ferreira, Bob Stone, Cara Diaz, Unknown member #4 and 2 more',
    )
  })

  test('stand in a change, long and short', () => {
    expect(describeChange({ add: [2], remove: [1, 3] }, nameOf)).toBe(
      'added Bob Stone, removed Ana Ferreira and Cara Diaz',
    )
    expect(changeInShort({ add: [2], remove: [3] }, nameOf)).toBe('+Bob Stone −Cara Diaz')
  })
})

test('what others did meanwhile', () => {
  expect(describeForeign(nobody, nameOf)).toEqual([])
  expect(describeForeign({ added: [2], removed: [1, 3] }, nameOf)).toEqual([
    'Bob Stone was added meanwhile and kept',
    'Ana Ferreira and Cara Diaz were removed meanwhile by someone else',
  ])
})

describe('an outcome', () => {
  const outcomes: readonly (readonly [ChangeOutcome, string])[] = [
    [{ kind: 'saved', ...landed }, 'Saved: added Bob Stone, removed Cara Diaz.'],
    [
      { kind: 'saved', ...landed, foreign: { added: [1], removed: [] } },
      'Saved: added Bob Stone, removed Cara Diaz. Ana Ferreira was added meanwhile and kept.',
    ],
    [{ kind: 'already so', guest: null, foreign: nobody }, 'Nothing to change: it is already so.'],
    [
      { kind: 'partly saved', ...landed, missing: [1], kept: [] },
      'Saved, except Ana Ferreira: the server did not take that one.',
    ],
    [
      { kind: 'partly saved', ...landed, missing: [1], kept: [3] },
      'Saved, except Ana Ferreira and Cara Diaz: the server did not take or did not remove them.',
    ],
    [
      { kind: 'partly saved', ...landed, applied: noChange, missing: [], kept: [3] },
      'Not saved: the server did not remove Cara Diaz.',
    ],
    [
      { kind: 'would empty', guest, removed: [1, 3], ...sure },
      'Nobody would be left: Ana Ferreira and Cara Diaz would be removed. Nothing was written.',
    ],
    [
      { kind: 'says nobody', guest, known: [1, 2, 3], ...sure },
      'Tallyfy now says nobody; 3 were there. Nothing was written.',
    ],
    [
      { kind: 'server appends', guest, applied: addBob, kept: [3], ...sure },
      'Cara Diaz was not removed. Bob Stone was added. ' +
        'This server adds members instead of replacing the list, so nothing more is written to it.',
    ],
    [
      { kind: 'server appends', guest, applied: noChange, kept: [3], ...sure },
      'Cara Diaz was not removed. ' +
        'This server adds members instead of replacing the list, so nothing more is written to it.',
    ],
    [
      { kind: 'server appends', guest, applied: noChange, kept: [], ...sure },
      'This server adds members instead of replacing the list, so nothing more is written to it.',
    ],
    [
      { kind: 'refused', status: 422, message: 'Bob has left.', fieldErrors: {}, readOnly: false, ...sure },
      'Bob has left.',
    ],
    [
      { kind: 'unreadable', reason: 'absent', ...sure },
      'The associated members of this guest cannot be read. Nothing was written.',
    ],
    [
      { kind: 'throttled', retryAt: 0, ...sure },
      'Tallyfy asks to slow down for longer than a save may wait. Nothing was written.',
    ],
    [{ kind: 'gone', ...sure }, 'Guest not found: gone, or of another organization. Nothing was written.'],
    [{ kind: 'wrong guest', ...sure }, 'Tallyfy answered with another guest. Nothing was written.'],
    [
      { kind: 'unknown', inDoubt: addBob },
      'Tallyfy did not answer. It is not known whether this was saved: +Bob Stone. Save again to find out.',
    ],
    [{ kind: 'unanswered', ...sure }, 'The guest could not be read. Nothing was written.'],
    [{ kind: 'signed out', ...sure }, 'You are signed out. Nothing was written.'],
    [
      { kind: 'session changed', ...sure },
      'This browser now holds another session than this tab. Nothing was written.',
    ],
    [{ kind: 'other user', ...sure }, 'Another user signed in. Nothing was written.'],
    [
      { kind: 'offline', inDoubt: addBob },
      'You are offline. It is not known whether this was saved: +Bob Stone. Save again to find out.',
    ],
    [{ kind: 'interrupted', ...sure }, 'Too much time has passed since you saved. Nothing was written.'],
  ]
  test.each(outcomes)('$kind', (outcome, sentence) => {
    expect(say(outcome)).toBe(sentence)
  })
})
