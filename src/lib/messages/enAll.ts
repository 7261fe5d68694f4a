import { en, type Widened } from './en.ts'
import { nameOf, rich, type RichText } from './richText.ts'

// All texts: those of en.ts, and those of dialogs that load later than the first rows, with which they load.

const {
  common: { guestCount, memberCount },
  format: { number, plural },
} = en

const rowCount = (count: number) => `${number(count)} ${plural(count, { one: 'row', other: 'rows' })}`

export const enAll = {
  ...en,

  newGuest: {
    title: 'New guest',
    moreFields: 'More fields',
    timezoneExample: 'Europe/Lisbon',
    urlStart: 'https://',
    invite: 'Invite guest',
    emailMissing: 'A guest needs an email.',
    emailInvalid: "This isn't an email.",
    inviteNote: 'Tallyfy emails an invitation to this address.',
    pending: 'Inviting the guest, then adding the members…',
    /** `minutes`: how long to wait; 0: not known. */
    inviteLimit: (minutes: number) =>
      minutes === 0
        ? 'Tallyfy limits invitations to 30 an hour. Try again later.'
        : `Tallyfy limits invitations to 30 an hour. Try again in ${number(minutes)} ${plural(minutes, { one: 'minute', other: 'minutes' })}.`,
    withoutMembers: (guest: string) => rich`${nameOf(guest)} was invited, but the members weren't saved.`,
  },

  /** The page *Changes*, and the changes of one guest in its drawer. */
  changeList: {
    about: 'What you did in this browser in the last 7 days',
    inMemory: "This browser can't store your changes. If you reload or close the page, this list is lost.",
    loading: 'Loading your changes…',
    emptyTitle: 'No changes yet',
    emptyText: 'Open a guest, add or remove members, and save. The change appears here, and you can undo it.',
    noMatch: 'No change matches',
    count: (count: number) => `${number(count)} ${plural(count, { one: 'change', other: 'changes' })}`,
    matching: (shown: number, all: number) =>
      `${number(shown)} of ${number(all)} ${plural(all, { one: 'change', other: 'changes' })}`,
    searchingRuns: 'Searching the runs…',
    search: 'Search by guest',
    searchPlaceholder: 'Guest name or email…',
    kind: 'Kind',
    kinds: {
      any: 'All kinds',
      members: 'Changes of members',
      runs: 'Runs',
      invitations: 'Invitations',
      deletions: 'Deletions',
    },
    /** *5 → 4 members*. */
    counts: (before: number, after: number) => `${number(before)} → ${memberCount(after)}`,
    /** A button that shows the lists before and after. */
    showLists: (guest: string, counts: string) => `${counts}, show the members of ${guest} before and after`,
    lists: { title: 'Before and after', before: 'Before', after: 'After' },
    guestKinds: { invitation: 'Invited as a guest', deletion: 'Deleted as a guest' },
    /** What an invitation or a deletion can't be, or what became of it. */
    guestNotes: {
      invitation: {
        done: "You can't undo an invitation. You can delete the guest.",
        unknown: "We don't know whether the guest was invited.",
        'not-done': "The guest wasn't invited.",
      },
      deletion: {
        done: "Tallyfy can't bring back a deleted guest.",
        unknown: "We don't know whether the guest was deleted.",
        'not-done': "The guest wasn't deleted.",
      },
    },
    /** Why a change can't be undone. */
    obstacles: {
      undone: 'You undid this change.',
      unknown: "We don't know whether this was saved.",
      'not-done': "This wasn't saved.",
      'only-adds': "You can't undo this because the server doesn't remove members.",
      'guest-deleted': "You can't undo this because the guest is deleted.",
      overwritten: 'Someone else undid this change later.',
    },
    /** What an undo did. */
    undoOfEarlier: 'Undo of an earlier change.',
    partlySaved: 'Only a part of it was saved.',
    ofGuest: 'Your changes',
    countOfGuest: (count: number) => `Your changes (${number(count)})`,
    /** A row of a run: *Adding members to 37 guests*. */
    inRun: (run: string, guests: number) => `${run}, run over ${guestCount(guests)}.`,
    stillUnknown: "We still can't tell. Try again in a moment.",
    checkFailed: (reason: RichText) => rich`We couldn't check it. ${reason}`,
    undoOf: (guest: string) => `Undo the change of ${guest}`,
    applyAgainTo: (guest: string) => `Apply again to ${guest}`,
    dismissOf: (guest: string) => `Dismiss the change of ${guest}`,
    checkAgainOf: (guest: string) => `Check again whether the change of ${guest} was saved`,
    tryAgainOf: (guest: string) => `Try the change of ${guest} again`,
  },

  /** The list of keys: which, several separated by spaces, and what they do. */
  keys: {
    title: 'Keyboard',
    list: [
      { keys: '/', action: 'Search' },
      { keys: '↓', action: 'From the search to the first guest' },
      { keys: '↑ ↓', action: 'Previous and next guest in the list' },
      { keys: 'Home End', action: 'First and last guest in the list' },
      { keys: 'Enter', action: 'Open the guest' },
      { keys: 'Space', action: 'Select the guest' },
      { keys: 'Shift ↑ ↓', action: 'Select a range' },
      { keys: 'J K', action: 'Next and previous guest in the drawer' },
      { keys: 'F6', action: 'From the drawer to the list and back' },
      { keys: 'Ctrl/⌘ Enter', action: 'Save changes in the drawer' },
      { keys: 'Ctrl/⌘ Shift Enter', action: 'Save and open the next guest' },
      { keys: 'Esc', action: 'Close' },
      { keys: '?', action: 'Show these keys' },
    ],
  },

  /** Guests as CSV files: export and import. */
  csv: {
    rows: 'Rows',
    layouts: {
      guests: { label: 'One row per guest', note: 'All members of a guest are in one cell.' },
      memberships: {
        label: 'One row per guest and member',
        note: 'A guest with three members has three rows.',
      },
    },
    contents: (guests: number, columns: number) => `${guestCount(guests)}, ${number(columns)} columns`,
    leftOut: (count: number) =>
      `${guestCount(count)} can't be read and ${plural(count, { one: 'is', other: 'are' })} not in the file.`,
    exportGuests: (count: number) => `Export ${guestCount(count)}`,
    exported: (count: number, file: string) => rich`${guestCount(count)} exported to ${nameOf(file)}`,
    guestsReading: (count: number) => `Loading guests, ${number(count)} so far…`,
    guestsIncomplete: "Some guests couldn't be loaded.",
    fileHelp:
      'Drop a CSV file here, or choose one. It needs the emails of guests, and members by email, ID or full name.',
    chooseFile: 'Choose a file',
    chooseOther: 'Choose another file',
    pasteRows: 'Paste rows',
    pastedRows: 'Pasted rows',
    /** In place of the name of a file. */
    whatWasPasted: 'What you pasted',
    pasteExample: 'email,members',
    /** `name` null: rows that were pasted. */
    loaded: (name: string | null, count: number, encoding: string) =>
      rich`${name === null ? 'Pasted rows' : nameOf(name)} · ${rowCount(count)}${name === null ? '' : ` · ${encoding.toUpperCase()}`}`,
    failures: {
      empty: (file: string) => rich`${nameOf(file)} is empty.`,
      'no-rows': (file: string) => rich`${nameOf(file)} has headings but no rows.`,
      spreadsheet: (file: string) =>
        rich`${nameOf(file)} is a spreadsheet. Save it as CSV first, then choose that file.`,
      'not-text': (file: string) => rich`${nameOf(file)} isn't a text file. Choose a CSV file.`,
      unreadable: (file: string) =>
        rich`Your browser can't read ${nameOf(file)}. It may have been moved. Choose it again.`,
      'too-large': (file: string, size: number, limit: number) =>
        rich`${nameOf(file)} has ${number(size)} MB. We read files of up to ${number(limit)} MB. Split it into several.`,
    },
    emailColumn: 'Column of emails',
    membersColumn: 'Column of members',
    chooseColumn: 'Choose a column',
    /** A column without a heading. */
    column: (index: number) => `Column ${number(index)}`,
    separator: 'Separator',
    separators: { ',': 'Comma', ';': 'Semicolon', '\t': 'Tab' },
    sample: 'First rows of the file',
    mode: 'Members in the file',
    modes: {
      add: { label: 'Add only', note: 'They are added. Others stay.' },
      remove: { label: 'Remove only', note: 'They are removed. Others stay.' },
      exactly: {
        label: 'Replace exactly',
        note: 'Guests in the file get exactly these. Others are removed.',
      },
    },
    exactly: {
      title: 'Replace members exactly?',
      text: (count: number) =>
        `Members that the file doesn't name are removed from ${guestCount(count)}. You can undo the run afterwards.`,
      confirm: 'Replace exactly',
      cancel: 'Keep as they are',
    },
    nothing: 'The file changes no guest.',
    rowCount,
    problems: 'Problems',
    unused: (count: number) => `${rowCount(count)} can't be used`,
    unusedNote: 'A guest with such a row is left out.',
    problemKinds: {
      'unknown-guest': 'Guest not found',
      'unknown-member': 'Member not found',
      'ambiguous-member': 'Several members with this name',
      'duplicates-disagree': 'Rows of the same guest differ',
      'deleted-guest': 'Guest is deleted',
      'empty-email': 'No email',
      'broken-quotes': 'Broken quotes',
    },
    problemRow: ({ row, text, otherRow }: { row: number; text: string; otherRow: number | null }) =>
      rich`Row ${number(row)}${text === '' ? '' : rich` · ${nameOf(text)}`}${otherRow === null ? '' : `, see row ${number(otherRow)}`}`,
    moreRows: (count: number) => `${number(count)} more in the file`,
    download: 'Download',
    downloadKind: (kind: string) => `Download, ${kind}`,
    downloadAll: 'Download all',
    problemHeadings: { row: 'Row', problem: 'Problem', about: 'About' },
  },
}

/** The shape of all texts. */
export type AllMessages = Widened<typeof enAll>
