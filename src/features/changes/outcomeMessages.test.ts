import { describe, expect, test } from 'vitest'
import { ApiError } from '#src/api/http/apiError.ts'
import { toGuest } from '#src/api/guests/wireGuest.ts'
import type { ChangeOutcome } from '#src/changes/changeContract.ts'
import { noChange } from '#src/lib/memberChange.ts'
import { en } from '#src/lib/messages/en.ts'
import { nameOf, plainText } from '#src/lib/messages/richText.ts'
import { outcomeMessages, undoMessages } from './outcomeMessages.ts'

const memberNames = new Map([
  [1, 'Ana Ferreira'],
  [2, 'Bob Stone'],
  [3, 'Cara Diaz'],
])
const member = (id: number) => memberNames.get(id) ?? `Unknown member #${id}`
const names = { guest: 'Eun-ji Kim', member }
const say = (outcome: ChangeOutcome) => outcomeMessages(outcome, names, en).map(plainText)
const sayUndo = (outcome: ChangeOutcome) => undoMessages(outcome, names, en).map(plainText)

const guest = toGuest({ email: 'eunji.kim@hanok.kr', stats: undefined })
const noForeign = { added: [], removed: [] }
const addBob = { add: [2], remove: [] }
const judged = { guest, before: [1], applied: { add: [2], remove: [3] }, foreign: noForeign }
const saved: ChangeOutcome = { kind: 'saved', ...judged }
const sure = { inDoubt: noChange }

test('names are data, to be isolated from the words around them', () => {
  expect(outcomeMessages({ ...saved, applied: addBob }, names, en)).toEqual([
    [nameOf('Bob Stone'), ' added to ', nameOf('Eun-ji Kim')],
  ])
})

test('what others did meanwhile is a line for each kind of change', () => {
  expect(say({ ...saved, foreign: { added: [2], removed: [1, 3] } }).slice(1)).toEqual([
    'Bob Stone was added meanwhile and kept.',
    'Ana Ferreira and Cara Diaz were removed meanwhile and not added again.',
  ])
})

describe('an outcome', () => {
  const refused = new ApiError({
    status: 422,
    code: 'http-422',
    source: 'tallyfy',
    params: { text: 'Bob has left.' },
  })
  const outcomes: readonly (readonly [ChangeOutcome, string])[] = [
    [saved, 'Bob Stone added to Eun-ji Kim, Cara Diaz removed'],
    [
      { kind: 'unchanged', guest: null, foreign: noForeign },
      'Nothing to change. The members are already like this.',
    ],
    [{ kind: 'partial', ...judged, missing: [1], kept: [] }, "Saved, but Tallyfy didn't add Ana Ferreira."],
    [
      { kind: 'partial', ...judged, missing: [1], kept: [3] },
      "Saved, but Tallyfy didn't add Ana Ferreira or remove Cara Diaz.",
    ],
    [
      { kind: 'partial', ...judged, applied: noChange, missing: [], kept: [3] },
      "Not saved. Tallyfy didn't remove Cara Diaz.",
    ],
    [
      { kind: 'needs-confirmation', guest, removed: [1, 3], ...sure },
      'No member would be left. Ana Ferreira and Cara Diaz would be removed. Nothing was saved.',
    ],
    [
      { kind: 'unexpected-null', last: [1, 2, 3], ...sure },
      'Tallyfy returned an empty list. It had 3 members before. Nothing was saved.',
    ],
    [
      { kind: 'server-appends', guest, applied: addBob, kept: [3], ...sure },
      'Cara Diaz was not removed. Bob Stone was added. ' +
        "This server adds members but doesn't remove any, so we stopped saving to it.",
    ],
    [
      { kind: 'server-appends', guest, applied: noChange, kept: [3], ...sure },
      "Cara Diaz was not removed. This server adds members but doesn't remove any, so we stopped saving to it.",
    ],
    [
      { kind: 'server-appends', guest, applied: noChange, kept: [], ...sure },
      "This server adds members but doesn't remove any, so we stopped saving to it.",
    ],
    [
      { kind: 'refused', error: refused, sent: [1, 2], ...sure },
      'Tallyfy refused these values. “Bob has left.”',
    ],
    [{ kind: 'no-answer', serverStatus: 500, ...sure }, 'Tallyfy had an error (500). Nothing was saved.'],
    [
      { kind: 'unknown', serverStatus: 502, inDoubt: addBob },
      "Tallyfy had an error (502). We don't know whether +Bob Stone was saved. Check again to find out.",
    ],
    [
      { kind: 'unreadable', reason: 'absent', ...sure },
      "We can't read the associated members of this guest. Nothing was saved.",
    ],
    [
      { kind: 'rate-limited', retryAt: 0, ...sure },
      'Tallyfy is limiting requests for longer than a save can wait. Nothing was saved.',
    ],
    [
      { kind: 'not-found', ...sure },
      'Guest not found. The guest may be gone, or belong to another organization. Nothing was saved.',
    ],
    [{ kind: 'wrong-guest', ...sure }, 'Tallyfy answered with another guest. Nothing was saved.'],
    [
      { kind: 'unknown', inDoubt: addBob },
      "Tallyfy didn't answer. We don't know whether +Bob Stone was saved. Check again to find out.",
    ],
    [{ kind: 'no-answer', ...sure }, "We couldn't load the guest. Nothing was saved."],
    [{ kind: 'signed-out', ...sure }, "You're signed out. Nothing was saved."],
    [{ kind: 'session-changed', ...sure }, 'Another session was started in this browser. Nothing was saved.'],
    [{ kind: 'other-user', ...sure }, 'Another user signed in. Nothing was saved.'],
    [
      { kind: 'offline', inDoubt: addBob },
      "You're offline. We don't know whether +Bob Stone was saved. Check again to find out.",
    ],
    [{ kind: 'interrupted', ...sure }, 'Too much time has passed since you saved. Nothing was saved.'],
    [{ kind: 'internal-error', ...sure }, 'Something went wrong in this page. Nothing was saved.'],
    [
      { kind: 'internal-error', inDoubt: addBob },
      "Something went wrong in this page. We don't know whether +Bob Stone was saved. Check again to find out.",
    ],
  ]
  test.each(outcomes)('$kind', (outcome, sentence) => {
    expect(say(outcome)).toEqual([sentence])
  })
})

const refusal = (fieldErrors: Record<string, string>): ChangeOutcome => ({
  kind: 'refused',
  error: new ApiError({ status: 422, code: 'http-422', source: 'tallyfy', fieldErrors }),
  sent: [1, 2, 5678],
  ...sure,
})

test('a refusal names the members that it is about, by their place or by their id', () => {
  expect(say(refusal({ 'associated_members.1': 'This must be an active member.' }))).toEqual([
    'Tallyfy refused these values. “This must be an active member.” This is about Bob Stone.',
  ])
  expect(say(refusal({ associated_members: 'The selected members are invalid: 5678, 99.' }))).toEqual([
    'Tallyfy refused these values. “The selected members are invalid: 5678, 99.” This is about Unknown member #5678.',
  ])
})

test('an undo says whether it was done', () => {
  expect(sayUndo(saved)).toEqual(['Change undone. Bob Stone added to Eun-ji Kim, Cara Diaz removed'])
  expect(sayUndo({ kind: 'unchanged', guest: null, foreign: noForeign })).toEqual([
    'Nothing to undo. The members are already as they were before the change.',
  ])
  expect(sayUndo({ kind: 'not-found', ...sure })).toEqual([
    "The change wasn't undone. Guest not found. The guest may be gone, or belong to another organization. Nothing was saved.",
  ])
})
