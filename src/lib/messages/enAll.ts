import { en, type Widened } from './en.ts'
import { nameOf, rich, type RichText } from './richText.ts'

// All texts: those of en.ts, and those of parts that load later than the first rows. Such a part waits for them.

const {
  common: { guestCount, memberCount },
  format: { number, plural },
} = en

const rowCount = (count: number) => `${number(count)} ${plural(count, { one: 'row', other: 'rows' })}`

/** In seconds, from 90 s in minutes. */
function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return seconds < 90 ? `${number(seconds)} s` : `${number(Math.ceil(seconds / 60))} min`
}

/** What is confirmed before a run of these kinds starts. */
const runQuestions = new Map([
  [
    'set',
    {
      title: 'Set exactly these members?',
      text: (count: number) =>
        `Every other member is removed from ${guestCount(count)}. You can undo the run afterwards.`,
      confirm: 'Set exactly',
      cancel: 'Keep as they are',
    },
  ],
  [
    'remove-all',
    {
      title: 'Remove all members?',
      text: (count: number) => `${guestCount(count)} will have no members. You can undo the run afterwards.`,
      confirm: 'Remove all members',
      cancel: 'Keep as they are',
    },
  ],
])

/** How many guests of a run ended in each state. */
type RunResultCounts = Record<'changed' | 'undone' | 'unchanged' | 'partial' | 'failed' | 'skipped', number>

/** Why a guest of a run was not changed, by the code of the run's row. */
function failureReason(code: string): string {
  return failureReasons.get(code) ?? `Tallyfy refused the change (${code})`
}

const failureReasons = new Map([
  ['partial', 'only a part was saved'],
  ['needs-confirmation', 'the guest would have no members'],
  ['unexpected-null', 'Tallyfy returned an empty list'],
  ['unreadable', "the list can't be read"],
  ['not-found', "we can't find the guest"],
  ['wrong-guest', 'Tallyfy returned another guest'],
  ['no-answer', 'we got no answer'],
  ['unknown', "we can't tell whether it was saved"],
  ['internal-error', 'something went wrong in this page'],
])

/** `guests`: how many are loaded; `total`: how many the server counts, null: it does not say. */
type MemberPageCounts = { members: number; guests: number; total: number | null; isCounting: boolean }

export const enAll = {
  ...en,

  /** Changes of many guests at once. */
  bulk: {
    toolbar: 'Bulk actions',
    kinds: {
      add: 'Add members',
      remove: 'Remove members',
      replace: 'Replace a member',
      set: 'Set exactly',
      'remove-all': 'Remove all members',
      'replace-or-remove': 'Replace or remove members',
    },
    about: {
      add: (count: number) => `The members you choose are added to ${guestCount(count)}. Others stay.`,
      remove: (count: number) => `The members you choose are removed from ${guestCount(count)}. Others stay.`,
      replace: (count: number) =>
        `Of ${guestCount(count)}, those who have the member to replace get the replacement. The others stay as they are.`,
      set: (count: number) => `${guestCount(count)} will have exactly the members you choose.`,
      'remove-all': (count: number) => `All members are removed from ${guestCount(count)}. The guests stay.`,
      'replace-or-remove': (count: number) =>
        `The members below are removed from ${guestCount(count)}. With a replacement, each guest gets it instead.`,
    },
    fields: {
      add: 'Members to add',
      remove: 'Members to remove',
      set: 'Members to set',
      from: (isSeveral: boolean) => (isSeveral ? 'Members to replace or remove' : 'Member to replace'),
      to: 'Replacement',
    },
    sameMember: 'Choose two different members.',
    noReplacement: 'No replacement',
    suggestionsTitle: 'Use suggestions',
    aboutSuggestions: (suggested: number, count: number) =>
      `${number(suggested)} of ${guestCount(count)} get the member who looks after most guests of the same company. Others stay as they are.`,
    /** The member looks after `guests` of all `companyGuests` guests of the company. */
    suggestionReason: (company: string, guests: number, companyGuests: number) =>
      rich`Has ${number(guests)} of ${guestCount(companyGuests)} at ${nameOf(company)}`,
    removeChosen: (name: string) => `Leave out ${name}`,
    removeSign: '×',
    copyEmails: 'Copy emails',
    emailsCopied: (count: number) =>
      `${number(count)} ${plural(count, { one: 'email', other: 'emails' })} copied`,
    preview: 'Preview',
    back: 'Back',
    before: 'Before',
    after: 'After',
    /** Between the members that come or go and those that stay. */
    comma: ', ',
    verdicts: {
      change: (count: number) => `${guestCount(count)} will change`,
      'no-members': (count: number) => `${guestCount(count)} will have no members`,
      unreadable: (count: number) =>
        `${guestCount(count)} can't be read and ${plural(count, { one: 'stays', other: 'stay' })} as ${plural(count, { one: 'it is', other: 'they are' })}`,
      unchanged: (count: number) =>
        `${guestCount(count)} ${plural(count, { one: 'stays', other: 'stay' })} as ${plural(count, { one: 'it is', other: 'they are' })}`,
    },
    changeGuests: (count: number) => `Change ${guestCount(count)}`,
    questions: runQuestions,
    /** Before failed guests are tried again who would be left without members. */
    emptyQuestion: (count: number) => ({
      title: `Remove all members from ${guestCount(count)}?`,
      text: 'Others have removed their other members meanwhile. After the run these guests have none.',
      confirm: 'Remove all members',
      cancel: 'Keep as they are',
    }),
    inMemory: "This browser can't store the run. If you reload or close the page, its record is lost.",
    oneTab:
      "Without https this browser can't always keep tabs apart. Use Guestlist in one tab during the run.",
    notStarted: {
      busy: 'Another run is going on in this organization. Wait for it or cancel it first.',
      'signed-out': "You're signed out. Sign in again, then start the run.",
      'nothing-to-do': 'There is nothing left to do.',
    },
    run: 'Run',
    runProgress: 'Run progress',
    /** What a run does, while it goes on and once it has ended. */
    runTitles: {
      going: {
        add: 'Adding members',
        remove: 'Removing members',
        replace: 'Handing over',
        set: 'Setting members',
        'remove-all': 'Removing all members',
        rows: 'Changing guests',
        undo: 'Undoing a run',
      },
      ended: {
        add: 'Members added',
        remove: 'Members removed',
        replace: 'Guests handed over',
        set: 'Members set',
        'remove-all': 'All members removed',
        rows: 'Guests changed',
        undo: 'Run undone',
      },
      cancelled: 'Run cancelled',
    },
    done: 'Done',
    progress: (done: number, total: number) => `${number(done)} of ${number(total)}`,
    /** Before a run: how long it takes at least, ms, and what the user can count on. */
    estimate: (ms: number) =>
      `About ${duration(ms)} or longer · changes made by others meanwhile are kept · can be undone`,
    timeLeft: (ms: number | null, guestsPerSecond: number | null) => {
      if (ms === null || guestsPerSecond === null) return 'Estimating the time left…'
      const rate = Math.round(guestsPerSecond * 10) / 10
      return `${number(rate)} ${plural(rate, { one: 'guest', other: 'guests' })}/s · about ${duration(ms)} left`
    },
    goesOn: 'The run continues while you use other pages. Keep this tab open.',
    pause: 'Pause',
    resume: 'Resume',
    cancelRun: 'Cancel',
    pausedShort: 'Paused',
    paused: {
      user: 'Paused. Guests that were being changed are done.',
      interrupted: 'The page was closed or reloaded during the run. Resume it to go on.',
      'signed-out': "Paused because you're signed out. Sign in again, then resume.",
      'session-changed': 'Paused because this browser is signed in as another user now.',
      offline: "Paused because you're offline.",
      slept: 'Paused because the computer slept.',
      'rate-limited': 'Paused because Tallyfy asks for a longer wait. Resume later.',
      'failures-in-a-row': 'Paused because 5 guests in a row failed.',
      'too-many-failures': 'Paused because too many of the last guests failed.',
      'server-appends': "Paused because this server doesn't remove members.",
      'internal-error': "Paused because something went wrong in this page. That's our mistake.",
    },
    result: (counts: RunResultCounts) =>
      [
        `${number(counts.changed)} changed`,
        counts.undone > 0 && `${number(counts.undone)} undone`,
        `${number(counts.unchanged)} unchanged`,
        counts.partial > 0 && `${number(counts.partial)} partly changed`,
        `${number(counts.failed)} failed`,
        counts.skipped > 0 && `${number(counts.skipped)} skipped`,
      ]
        .filter((part) => part !== false)
        .join(' · '),
    retryFailed: 'Retry failed',
    undoRun: 'Undo this run',
    report: 'Download report',
    reportHeadings: {
      guest: 'Guest',
      state: 'State',
      before: 'Before',
      after: 'After',
      reason: 'Reason',
      time: 'Time',
    },
    failedGuests: 'Guests that were not changed as requested',
    failure: (guest: string, code: string) => rich`${nameOf(guest)}, ${failureReason(code)}`,
    moreFailed: (count: number) => `${number(count)} more in the report`,
    noSuchRun: 'We no longer have this run. We store runs for 7 days.',
    showRun: 'Show run',
    notDone: 'Not done yet',
  },

  /** The page *Members* and the drawer of a member. */
  memberPage: {
    title: 'Members',
    member: 'Member',
    role: 'Role',
    guests: 'Guests',
    lastLogin: 'Last login',
    search: 'Search members',
    searchPlaceholder: 'Search members…',
    loading: 'Loading members…',
    noMatch: 'No member matches',
    you: 'you',
    notInList: 'Not in your member list',
    statuses: {
      active: 'Active',
      invited: 'Invited',
      disabled: 'Disabled',
      unknown: 'Unknown',
      'not-found': 'Not found',
    },
    countSoFar: (count: number) => `${number(count)} so far`,
    searchGuests: 'Search these guests',
    addGuests: 'Add guests',
    guestsToAdd: 'Guests to add',
    findGuests: 'Name, email or company',
    handOver: 'Hand over guests',
    noGuests: (isCounting: boolean) =>
      isCounting ? 'No guests so far' : 'This member looks after no guests.',
    remove: 'Remove',
    removeFrom: (guest: string, email: string) =>
      guest === email ? `Remove ${email}` : `Remove ${guest} (${email})`,
    status: ({ members, guests, total, isCounting }: MemberPageCounts) => {
      if (!isCounting) return `${memberCount(members)} · ${guestCount(guests)}`
      const loaded = total === null ? number(guests) : `${number(guests)} of ${number(total)}`
      return `${memberCount(members)} · ${loaded} guests loaded`
    },
  },

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
      { keys: '↓', action: 'From the search or a view to the first guest' },
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
