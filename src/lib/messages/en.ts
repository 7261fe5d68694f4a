import type { Instant } from '#src/lib/instant.ts'
import { createFormats } from './formats.ts'
import { nameOf, rich, type RichText } from './richText.ts'

// Every text that a user sees, except those of parts that load later (enAll.ts has all). Names of guests, members and
// organizations are parameters, marked by `nameOf` or listed by `names`. A second language is one more pair of files
// like these: `export const de: Messages = { … }`, `export const deAll: AllMessages = { ...de, … }`.

const format = createFormats('en', 'just now')
const { number, plural } = format

const guestCount = (count: number) => `${number(count)} ${plural(count, { one: 'guest', other: 'guests' })}`
const theseGuests = (count: number) => (count === 1 ? 'this guest' : `these ${guestCount(count)}`)
const memberCount = (count: number) =>
  `${number(count)} ${plural(count, { one: 'member', other: 'members' })}`
const was = (count: number) => plural(count, { one: 'was', other: 'were' })
const is = (count: number) => plural(count, { one: 'is', other: 'are' })

/** A list of names; of more than five, four are named and the others counted. */
function names(all: readonly string[]): RichText {
  return all.length > 5 ? format.list(all.slice(0, 4), [`${number(all.length - 4)} more`]) : format.list(all)
}

/** Names of members added and removed. */
type NamedChange = { add: readonly string[]; remove: readonly string[] }

/** A date to follow a word; '' where it is not known. */
const onDate = (at: Instant) => (typeof at === 'number' ? ` ${format.date(at)}` : '')

/** A place in the queue, from 1, and how many of its guests are done. */
type QueueCounts = { position: number; count: number; isComplete: boolean; done: number }

/** *Bob Stone added to Eun-ji Kim, Cara Diaz removed*; no full stop. */
function changed({ add, remove }: NamedChange, guest: string): RichText {
  if (add.length === 0) return rich`${names(remove)} removed from ${nameOf(guest)}`
  const added = rich`${names(add)} added to ${nameOf(guest)}`
  return remove.length === 0 ? added : rich`${added}, ${names(remove)} removed`
}

/** *Bob Stone is gone, Cara Diaz is back.* */
function lost({ add, remove }: NamedChange): RichText {
  const gone = rich`${names(add)} ${is(add.length)} gone`
  const back = rich`${names(remove)} ${is(remove.length)} back`
  if (add.length === 0) return rich`${back}.`
  return remove.length === 0 ? rich`${gone}.` : rich`${gone}, ${back}.`
}

/** *+Bob Stone −Cara Diaz*, for one line. */
function changeInShort({ add, remove }: NamedChange): RichText {
  return [
    ...add.map((member) => rich`+${nameOf(member)}`),
    ...remove.map((member) => rich`−${nameOf(member)}`),
  ].flatMap((part, index) => (index === 0 ? part : [' ', ...part]))
}

export const en = {
  format,

  /** Words that several places use. */
  common: {
    guestCount,
    memberCount,
    names,
    close: 'Close',
    cancel: 'Cancel',
    retry: 'Retry',
    dismiss: 'Dismiss',
    never: 'Never',
    unknown: '–',
    unreadableDate: "Date can't be read",
    seconds: (count: number) => `${number(count)} s`,
    tallyfyLimits: 'Tallyfy is limiting requests. Resuming in',
    opensInNewTab: ' (opens in a new tab)',
    separator: ' · ',
    membersFailed: 'Members could not be read',
    tryAgain: 'Try again',
    partFailedTitle: 'Something went wrong here',
    partFailedText: "That's our mistake. What you entered is kept.",
    notLoaded: "We couldn't load this part. Check your connection and try again.",
    partNotLoaded: "We couldn't load this part",
    pageNotLoaded: "We couldn't load this page",
    checkConnection: 'Check your connection and try again.',
  },

  /** The frame of every page. */
  app: {
    name: 'Guestlist',
    home: 'Guestlist, home',
    skip: 'Skip to content',
    mainNavigation: 'Main',
    guests: 'Guests',
    members: 'Members',
    changes: 'Changes',
    account: 'Account',
    theme: 'Theme',
    themeAuto: 'As the system',
    themeLight: 'Light',
    themeDark: 'Dark',
    organization: 'Organization',
    organizations: 'Organizations',
    noOrganizationFound: 'No organization found',
    switchOrganization: 'Switch organization',
    resetSandbox: 'Reset sandbox',
    reset: {
      title: 'Reset the sandbox?',
      text: 'This restores all sample guests and deletes your changes in the sandbox.',
      confirm: 'Reset sandbox',
      cancel: 'Keep my changes',
      done: 'The sandbox is reset',
      failed: (reason: string) => `We couldn't reset the sandbox. ${reason}`,
    },
    keyboardShortcuts: 'Keyboard shortcuts',
    signOut: 'Sign out',
    signOutQuestion: {
      title: 'Sign out now?',
      unfinished: {
        draft: "You haven't saved your changes to a guest. Signing out discards them.",
        save: "We don't know yet whether your last change was saved.",
        run: "A run isn't done. The guests that are left stay as they are.",
      },
      text: 'When you sign out, we delete the list of your changes and runs from this browser.',
      confirm: 'Sign out anyway',
      cancel: 'Stay signed in',
    },
    sandbox: 'Sandbox',
    sandboxBadge: 'Sandbox · sample data',
    connect: 'Connect to Tallyfy',
    notFoundTitle: 'Page not found',
    notFoundText: "We can't find this page. The address may be mistyped, or the page is gone.",
    noAccessTitle: "You can't open this organization",
    noAccessText:
      "It doesn't exist, or you're not a member of it. Choose another organization, or connect with another token.",
    goToGuests: 'Go to guests',
    otherToken: 'Connect with another token',
    crashTitle: 'Something went wrong',
    crashText: "That's our mistake. Nothing was changed.",
    goToStart: 'Go to start page',
  },

  signIn: {
    title: 'Connect to Tallyfy',
    token: 'Personal access token',
    makeToken: 'Make a token in Tallyfy',
    tokenPlace: 'Settings › Integrations › REST API',
    connect: 'Connect',
    tokenRights: 'A token acts as you, lasts about six months, and ends when you sign out of Tallyfy.',
    tokenSafety: "Your token is encrypted and stays on this server. The page can't read it.",
    sandboxTitle: 'No token yet?',
    sandboxText: 'Try everything with 42 sample guests and no token.',
    sandboxFind: 'Find guests without a member, and give them one',
    sandboxUndo: 'Change whatever you like, and undo it',
    sandboxStays: 'Nothing leaves this machine',
    exploreSandbox: 'Explore the sandbox',
    motto: 'Who looks after this guest, and is that still right?',
    tokenMissing: 'Paste your personal access token first.',
    tokenInvalid: "This isn't a token. A token has no spaces and only plain letters, digits and signs.",
    loadingOrganizations: 'Loading your organizations',
    chooseOrganization: 'Choose an organization',
    otherToken: 'Connect with another token',
    noOrganization: "This token doesn't give access to any organization.",
    whichOrganization: 'Which organization?',
    organizationsFailed: "We can't list your organizations.",
    organizationId: 'Organization ID',
    organizationIdPlace: "You'll find it in the address of Tallyfy's web app, right after the host.",
    organizationIdMissing: "Enter the organization's ID.",
    organizationIdInvalid: "An organization's ID has only letters, digits, - and _.",
    open: 'Open organization',
  },

  session: {
    title: 'Sign in again',
    signedOut: "You're signed out.",
    changesSafe: (user: string) =>
      rich`Your changes are safe. Connect again as ${nameOf(user)} and we'll finish saving.`,
    changesSafeUnknownUser: "Your changes are safe. Connect again and we'll finish saving.",
    otherUser: (now: string, before: string) =>
      rich`This browser is now signed in as ${nameOf(now)}. You started here as ${nameOf(before)}, so we don't save anything in this tab. Your changes are still here.`,
    continueAs: (user: string) => rich`Continue as ${nameOf(user)}`,
    sandboxEnded: 'This sandbox has ended. A new one starts with the original sample guests.',
    startSandbox: 'Start a new sandbox',
  },

  /** Errors by code. Tallyfy's own text follows where it has one (403, 422). */
  errors: {
    internal: 'Something went wrong in this page. Reload it and try again.',
    offline: "You're offline. Try again when you're connected.",
    noAnswer: 'We got no answer. Check your connection and try again.',
    unreadable: "We can't read Tallyfy's answer.",
    unreadableGuest: (key: string) => `We can't read what Tallyfy sent for this guest (${key}).`,
    wrongGuest: 'Tallyfy answered with another guest. Nothing was changed.',
    outcomeUnknown:
      "We got no answer, so we don't know whether it was done. Check the list before you try again.",
    sessionChanged: 'Another user signed in.',
    /** `minutes`: how long to wait. */
    rateLimited: (minutes: number) =>
      `Tallyfy is limiting requests. Try again in ${number(minutes)} ${plural(minutes, { one: 'minute', other: 'minutes' })}.`,
    guestNotFound: 'Guest not found. The guest may be gone, or belong to another organization.',
    status: {
      400: "Tallyfy didn't understand the request.",
      401: 'Tallyfy no longer accepts this token.',
      403: "You aren't allowed to do this.",
      404: 'Not found. It may be gone, or belong to another organization.',
      408: 'Tallyfy took too long to answer.',
      409: 'Something else changed at the same time.',
      413: 'This is too large to send.',
      422: 'Tallyfy refused these values.',
      429: 'Tallyfy is limiting requests.',
      502: "We can't reach Tallyfy.",
      503: "Tallyfy isn't available right now.",
      504: 'Tallyfy took too long to answer.',
    },
    otherStatus: (status: number) => `Tallyfy answered with an error (${status}).`,
  },

  columns: {
    guest: 'Guest',
    company: 'Company',
    status: 'Status',
    members: 'Associated members',
    accessed: 'Last accessed',
    tasks: 'Tasks',
    created: 'Created',
  },

  attention: {
    title: 'Needs attention',
    rules: {
      'no-member': 'No associated member',
      'member-not-found': 'Member not found',
      'member-disabled': 'Member disabled',
      'one-member': 'Only one member',
      'never-seen': 'Never seen',
      'inactive-90-days': 'Inactive 90 days',
      'disabled-associated': 'Disabled guest still associated',
    },
    notInList: "This list doesn't include members. Open a guest to see its members.",
    /** What ends the reason for all guests of a view. */
    mends: {
      addMembers: (count: number) => `Add members to ${theseGuests(count)}`,
      replaceNotFound: (count: number) => `Replace or remove missing members of ${theseGuests(count)}`,
      replaceDisabled: (count: number) => `Replace or remove disabled members of ${theseGuests(count)}`,
      addSecond: (count: number) => `Add a second member to ${theseGuests(count)}`,
      removeAll: (count: number) => `Remove all members from ${theseGuests(count)}`,
    },
    noneLeft: 'No guest is left in this view',
    noneLeftText: 'Choose another view, or show all guests.',
    takeSuggestions: (suggested: number, count: number) =>
      `Use suggestions (${number(suggested)} of ${guestCount(count)})`,
    /** A count that is not final yet. */
    atLeast: (count: number) => `${number(count)}+`,
  },

  /** The page with the list of guests. */
  guests: {
    title: 'Guests',
    newGuest: 'New guest',
    refresh: 'Refresh',
    updated: (at: number, now: number) => `Updated ${format.shortAgo(at, now)}`,
    loading: 'Loading guests…',
    loadingBar: 'Loading guests',
    /** `7 of 2,412 guests`. */
    matching: (shown: number, all: number) => `${number(shown)} of ${guestCount(all)}`,
    /** `1,000 of 2,412 loaded`; `all` null: the server does not say. */
    loaded: (loaded: number, all: number | null) =>
      all === null ? `${number(loaded)} loaded` : `${number(loaded)} of ${number(all)} loaded`,
    someMissing: (loaded: string) => `${loaded}, some are missing`,
    found: (shown: number, loaded: string) => `${number(shown)} found · ${loaded}`,
    columnsMenu: 'Columns',
    more: 'More',
    importCsv: 'Import CSV',
    exportCsv: 'Export CSV',
    sort: 'Sort',
    sortDirection: { asc: 'Ascending', desc: 'Descending' },
    active: 'Active',
    disabled: 'Disabled',
    deleted: 'Deleted',
    select: (guest: string) => `Select ${guest}`,
    /** For guests of the same name. */
    nameAndEmail: (name: string, email: string) => `${name}, ${email}`,
    memberNames: (members: readonly string[]): RichText =>
      members.flatMap((member, nth) => (nth === 0 ? [nameOf(member)] : [', ', nameOf(member)])),
    selectAll: 'Select all guests that match',
    selected: (total: number, notShown: number) =>
      notShown === 0
        ? `${number(total)} selected`
        : `${number(total)} selected, ${number(notShown)} not shown`,
    clearSelection: 'Clear selection',
    /** The members that are a reason for attention; `more` are not named. */
    causes: (named: readonly RichText[], more: number): RichText => {
      const parts = more === 0 ? named : [...named, [`${number(more)} more`]]
      return parts.flatMap((part, nth) =>
        nth === 0 ? part : [nth === parts.length - 1 ? ' and ' : ', ', ...part],
      )
    },
    /** A guest of the queue that was changed. */
    done: 'done',
    openToSee: 'Open to see',
    listHasNoMembers:
      "Tallyfy's list came without members. We read them one by one for the rows you look at.",
    readMembers: (count: number) =>
      plural(count, { one: 'Read members of this guest', other: `Read members of these ${number(count)}` }),
    membersRead: (done: number, all: number) => `${number(done)} of ${guestCount(all)} read`,
    stopReading: 'Stop reading',
    cannotBeRead: "can't be read",
    rowCannotBeRead: (key: string) => rich`${nameOf(key)} can't be read`,
    noMember: 'No one',
    unknownMember: (id: number | string) => `Unknown member #${id}`,
    disabledMember: (name: string) => rich`${nameOf(name)}, disabled`,
    memberStatus: { active: 'Active', invited: 'Invited', disabled: 'Disabled', unknown: '' },
    memberNotFound: 'Not found among members',
    moreMembers: (count: number) => `+${number(count)}`,
    nothing: '–',
    search: 'Search guests',
    searchPlaceholder: 'Search name, email, company, member…',
    clearSearch: 'Clear search',
    anyStatus: 'Any status',
    anyMember: 'Any member',
    anyCompany: 'Any company',
    noCompany: 'No company',
    memberFilter: 'Member',
    nothingFound: 'Nothing found',
    removeFilter: (filter: string) => `Remove filter ${filter}`,
    clearFilters: 'Clear filters',
    membersLoading: 'Members are loading.',
    emptyTitle: 'No guests yet',
    emptyText: 'People you invite from outside your organization appear here.',
    noMatchTitle: 'No guest matches',
    noMatchFor: (query: string) => rich`No guest matches “${nameOf(query)}”`,
    noMatchText: 'Try fewer words, or remove a filter.',
    noMatchYetTitle: 'No guest matches so far',
    noMatchYetText: (loaded: number) =>
      `None of the ${guestCount(loaded)} loaded so far. The rest is still loading.`,
    failedTitle: 'Could not load',
    listFailed: (reason: string) => `We couldn't load the whole list. ${reason}`,
    refreshFailed: (reason: string) => `We couldn't refresh the list. ${reason}`,
    pageFailed: (page: number, reason: string) =>
      `We couldn't load page ${number(page)} of the list. ${reason}`,
    pagesFailed: (pages: number, reason: string) =>
      `We couldn't load ${number(pages)} ${plural(pages, { one: 'page', other: 'pages' })} of the list. ${reason}`,
    listChanged: 'The list changed while it was loading.',
    missing: (fewer: number, all: number) =>
      `${number(fewer)} of ${guestCount(all)} ${plural(fewer, { one: 'is', other: 'are' })} missing.`,
    pasted: 'Pasted emails',
    pastedCount: (count: number) =>
      `${number(count)} ${plural(count, { one: 'email', other: 'emails' })} pasted.`,
    pastedUnknown: (count: number) => `${number(count)} not found.`,
    pastedUnknownYet: (count: number) => `${number(count)} not found among the guests loaded so far.`,
    pastedMatchesSeveral: (email: string, guests: readonly string[]) =>
      rich`${nameOf(email)} matches ${names(guests)}.`,
    pastedUnknownList: 'Not found',
    selectPasted: (count: number) =>
      plural(count, { one: 'Select this guest', other: `Select these ${guestCount(count)}` }),
  },

  /** The printed list. */
  print: {
    search: (query: string) => rich`Search “${nameOf(query)}”`,
    status: (status: string) => `Status ${status}`,
    member: (member: string) => rich`Member ${nameOf(member)}`,
    company: (company: string) => rich`Company ${nameOf(company)}`,
    printed: (at: string) => `Printed ${at}`,
  },

  /** The documented fields of a guest. */
  fields: {
    email: 'Email',
    firstName: 'First name',
    lastName: 'Last name',
    company: 'Company',
    phone1: 'Phone',
    phone2: 'Second phone',
    timezone: 'Time zone',
    companyUrl: 'Company website',
    contactUrl: 'Contact page',
    imageUrl: 'Picture address',
    opportunityName: 'Opportunity',
    opportunityUrl: 'Opportunity page',
    lastAccessedAt: 'Last accessed',
    assignedTasks: 'Tasks assigned',
    tasksCompleted: 'Tasks completed',
    lastTaskCompletedAt: 'Last task completed',
    oneOffTasksCompleted: 'One-off tasks completed',
    lastOneOffTaskCompletedAt: 'Last one-off task completed',
    lastCity: 'Last city',
    lastCountry: 'Last country',
    lastKnownCountry: 'Last known country',
    lastKnownIp: 'Last known IP',
    statusText: 'Status text',
    createdAt: 'Created',
    disabledAt: 'Disabled',
    disabledBy: 'Disabled by',
    reactivatedAt: 'Reactivated',
    reactivatedBy: 'Reactivated by',
    deletedAt: 'Deleted',
    externalSyncSource: 'External source',
    externalDateCreation: 'Created there',
    cadenceDays: 'Cadence in days',
    id: 'Guest ID',
    all: 'All fields',
    /** A button that shows which. */
    notSet: (count: number) => `${number(count)} empty ${plural(count, { one: 'field', other: 'fields' })}`,
    /** *8 assigned · 41 completed*; null: not known. */
    taskCounts: (assigned: number | null, completed: number | null) => {
      const counts = [
        ...(assigned === null ? [] : [`${number(assigned)} assigned`]),
        ...(completed === null ? [] : [`${number(completed)} completed`]),
      ]
      return counts.length === 0 ? '–' : counts.join(' · ')
    },
    groups: {
      contact: 'Contact',
      company: 'Company',
      opportunity: 'Opportunity',
      activity: 'Activity',
      status: 'Status',
      sync: 'Sync',
      technical: 'Technical',
    },
  },

  members: {
    list: 'Members',
    choose: 'Choose a member',
    clearChoice: 'Clear',
    none: 'No members',
    noMatch: 'No member matches',
    reading: 'Loading members…',
    matching: (shown: number, all: number) => `${number(shown)} of ${memberCount(all)}`,
    /** What a picker asks before it adds members. */
    question: 'Add these members?',
    disabledNote: (members: readonly string[]) =>
      rich`${names(members)} ${is(members.length)} disabled and can't sign in.`,
    add: (member: string) => rich`Add ${nameOf(member)}`,
    addCount: (count: number) => `Add ${memberCount(count)}`,
    dontAdd: "Don't add",
    pastedFound: (count: number) => (count === 0 ? 'No member found.' : `${memberCount(count)} found.`),
    /** Emails or names as pasted; every one is named. */
    pastedUnknown: (entries: readonly string[]) =>
      rich`${format.list(entries)} ${is(entries.length)} not among the members.`,
    pastedAmbiguous: (entries: readonly string[]) =>
      rich`More than one member is called ${format.list(entries)}. Pick them one by one.`,
    unknown: (id: number) => `Unknown member #${id}`,
    /** Before the members are read. */
    unnamed: (id: number) => `Member #${id}`,
    /** In place of the initials of an unknown member. */
    noInitials: '?',
    roles: { admin: 'Admin', standard: 'Standard', light: 'Light', other: '' },
    disabled: 'disabled',
    invited: 'invited',
  },

  drawer: {
    previous: 'Previous guest',
    next: 'Next guest',
    moreActions: 'More actions',
    copyEmail: 'Copy email',
    copyLink: 'Copy link',
    copied: (text: string) => rich`Copied ${nameOf(text)}`,
    notCopied: "Your browser doesn't let us copy.",
    openInTab: 'Open in a new tab',
    openInTallyfy: 'Open in Tallyfy',
    deleteGuest: 'Delete guest',
    /** *3 of 156 · 2 done*; with `+` while pages of the list were missing. */
    position: ({ position, count, isComplete, done }: QueueCounts) => {
      const place = `${number(position)} of ${number(count)}${isComplete ? '' : '+'}`
      return done === 0 ? place : `${place} · ${number(done)} done`
    },
    queueEnd: {
      title: "That's the last guest of this list",
      allDone: 'All done',
      text: (done: number, count: number) =>
        `${number(done)} of ${guestCount(count)} ${plural(done, { one: 'is', other: 'are' })} done.`,
    },
    backToList: 'Back to list',
    /** *Disabled 3 May 2025 by Ana Ferreira*; `by` '': not known by whom. */
    disabledOn: (at: Instant, by: string) =>
      rich`Disabled${onDate(at)}${by === '' ? '' : rich` by ${nameOf(by)}`}`,
    deletedOn: (at: Instant) => `Deleted${onDate(at)}`,
    notFoundTitle: 'Guest not found',
    notFoundText: (email: string) =>
      rich`No guest has the email ${nameOf(email)}. The guest may be gone, or belong to another organization.`,
    searchForIt: 'Search for it',
    inviteIt: 'Invite',
    associatedMembers: 'Associated members',
    addMember: 'Add a member by name or email…',
    assignToMe: 'Assign to me',
    /** A member to add: `guests` of all `companyGuests` guests of the company. */
    suggestion: (member: string, company: string, guests: number, companyGuests: number) =>
      rich`Suggested because ${nameOf(member)} looks after ${number(guests)} of ${guestCount(companyGuests)} at ${nameOf(company)}`,
    addSuggested: 'Add',
    noMembers: 'No one looks after this guest yet.',
    keep: (member: string) => `Keep ${member}`,
    remove: (member: string) => `Remove ${member}`,
    showAllMembers: (count: number) => `Show all ${memberCount(count)}`,
    willBeAdded: 'will be added',
    willBeRemoved: 'will be removed',
    kept: 'stays',
    notAmongMembers: 'not found among members',
    loadingName: 'Loading the name…',
    /** *+2 −1 · 5 → 6 members* is made of these. */
    added: (count: number) => `+${number(count)}`,
    removed: (count: number) => `−${number(count)}`,
    draftTotal: (before: number, after: number) => `· ${number(before)} → ${memberCount(after)}`,
    /** What a save would do: *Add Ana Ferreira, remove Bo Lindqvist*. */
    draft: ({ add, remove }: NamedChange) => {
      const adds = add.length > 0 ? rich`Add ${names(add)}` : []
      const removes =
        remove.length === 0
          ? []
          : add.length > 0
            ? rich`, remove ${names(remove)}`
            : rich`Remove ${names(remove)}`
      return rich`${adds}${removes}`
    },
    nothingToSave: 'No changes to save.',
    discard: 'Discard changes',
    save: 'Save changes',
    saveAndNext: 'Save and next',
    reading: 'Checking for changes…',
    saving: 'Saving…',
    checking: 'Checking whether it was saved…',
    readOnly: "Tallyfy doesn't let you change members. You can read them here.",
    lightRole: 'Your role is Light. Tallyfy may not let you change members.',
    changedElsewhere: (change: NamedChange) => rich`Changed by someone else. ${changeInShort(change)}.`,
    saveKeepsIt: 'Your save keeps that change.',
    show: 'Show change',
    locked: {
      guestFailed: (reason: RichText) => rich`${reason} You can change members once we've loaded the guest.`,
      absent:
        "Tallyfy doesn't say who looks after this guest, so you can't change it here. A save would overwrite members we can't see.",
      unreadable: "We can't read the associated members of this guest, so we don't change them.",
      deleted: 'This guest is deleted, so its members stay as they are.',
    },
    emptyList: (before: number) => `Tallyfy returned an empty list. It had ${memberCount(before)} before.`,
    acceptEmptyList: 'Accept the empty list',
    removeAll: {
      title: 'Remove all members?',
      text: (members: readonly string[], guest: string) =>
        rich`${names(members)} will be removed. ${nameOf(guest)} will have no members.`,
      confirm: 'Remove all members',
      cancel: 'Keep members',
    },
    unexpectedNull: {
      title: 'Is the list really empty?',
      text: (members: readonly string[]) =>
        rich`Tallyfy returned an empty list. It had ${memberCount(members.length)} before, ${names(members)}. If you save now, only the members you add are kept.`,
      confirm: 'Save with an empty list',
      cancel: 'Don’t save',
    },
    leave: {
      title: 'Discard your changes?',
      text: "You haven't saved your changes to this guest's associated members.",
      confirm: 'Discard',
      cancel: 'Keep editing',
    },
    leaveWhileSaving: {
      title: 'Leave while saving?',
      text: "We'll finish saving. If that fails, you'll have to make the changes again.",
      confirm: 'Leave',
      cancel: 'Keep editing',
    },
    delete: {
      title: (guest: string) => rich`Delete ${nameOf(guest)}?`,
      text: (email: string) =>
        rich`The guest ${nameOf(email)} is removed from this organization. You can't undo this.`,
      confirm: (guest: string) => rich`Delete ${nameOf(guest)}`,
      cancel: 'Keep guest',
      done: (guest: string) => rich`${nameOf(guest)} was deleted`,
    },
  },

  /** Changes of members: how they ended, and the page that lists them. */
  changes: {
    title: 'Changes',
    ofMember: 'Changes with this member',
    undo: 'Undo',
    tryAgain: 'Try again',
    checkAgain: 'Check again',
    applyAgain: 'Apply again',
    removeAllMembers: 'Remove all members',
    acceptEmptyList: 'Accept the empty list',
    overwritten: (change: NamedChange) => rich`Your change was overwritten. ${lost(change)}`,

    saved: changed,
    unchanged: 'Nothing to change. The members are already like this.',
    undoSaved: (change: NamedChange, guest: string) => rich`Change undone. ${changed(change, guest)}`,
    undoUnchanged: 'Nothing to undo. The members are already as they were before the change.',
    notUndone: "The change wasn't undone.",
    addedMeanwhile: (members: readonly string[]) =>
      rich`${names(members)} ${was(members.length)} added meanwhile and kept.`,
    removedMeanwhile: (members: readonly string[]) =>
      rich`${names(members)} ${was(members.length)} removed meanwhile and not added again.`,
    /** `missing`: sent but not stored; `kept`: removed but still there; `applied`: whether anything else was saved. */
    partial: (missing: readonly string[], kept: readonly string[], applied: boolean) => {
      const start = applied ? 'Saved, but' : 'Not saved.'
      if (kept.length === 0) return rich`${start} Tallyfy didn't add ${names(missing)}.`
      if (missing.length === 0) return rich`${start} Tallyfy didn't remove ${names(kept)}.`
      return rich`${start} Tallyfy didn't add ${names(missing)} or remove ${names(kept)}.`
    },
    needsConfirmation: (members: readonly string[]) =>
      rich`No member would be left. ${names(members)} would be removed.`,
    unexpectedNull: (before: number) =>
      `Tallyfy returned an empty list. It had ${memberCount(before)} before.`,
    serverAppends: "This server adds members but doesn't remove any, so we stopped saving to it.",
    notRemoved: (members: readonly string[]) => rich`${names(members)} ${was(members.length)} not removed.`,
    added: (members: readonly string[]) => rich`${names(members)} ${was(members.length)} added.`,
    /** The members that a refusal is about. */
    concerned: (members: readonly string[]) => rich`This is about ${names(members)}.`,
    serverError: (status: number) => `Tallyfy had an error (${status}).`,
    /** Why a save stopped, by the kind of the outcome. */
    stopped: {
      unreadable: "We can't read the associated members of this guest.",
      'rate-limited': 'Tallyfy is limiting requests for longer than a save can wait.',
      'not-found': 'Guest not found. The guest may be gone, or belong to another organization.',
      'wrong-guest': 'Tallyfy answered with another guest.',
      unknown: "Tallyfy didn't answer.",
      'no-answer': "We couldn't load the guest.",
      'signed-out': "You're signed out.",
      'session-changed': 'Another session was started in this browser.',
      'other-user': 'Another user signed in.',
      offline: "You're offline.",
      interrupted: 'Too much time has passed since you saved.',
      'internal-error': 'Something went wrong in this page.',
    },
    nothingSaved: 'Nothing was saved.',
    maybeSaved: (change: NamedChange) =>
      rich`We don't know whether ${changeInShort(change)} was saved. Check again to find out.`,
  },
}

/** The shape of a catalogue: the same keys with the same parameters, in any language. */
export type Messages = Widened<typeof en>

/** The same for any part of a catalogue. */
export type Widened<T> = T extends string
  ? string
  : T extends (...parameters: infer Parameters) => infer Result
    ? (...parameters: Parameters) => Widened<Result>
    : T extends RichText
      ? RichText
      : { [Key in keyof T]: Widened<T[Key]> }
