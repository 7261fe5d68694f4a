import './floor.css'
import { fold } from '#src/lib/fold.ts'
import { columns, guestOf, search, type FloorGuest } from './floorData.ts'
import { createRows } from './floorRows.ts'
import { openOrganization, readAll } from './wire.ts'

// The guest list in plain DOM, without a framework. Every figure of the app is compared with it.

const findElement = (selector: string) => {
  const element = document.querySelector<HTMLElement>(selector)
  if (!element) throw new Error(`Nothing matches ${selector}`)
  return element
}
const table = findElement('[role=table]')
const status = findElement('[role=status]')
const head = findElement('.head [role=row]')
const input = findElement('input')

const guests: FloorGuest[] = []
const members = new Map<number, string>()
const names = new Map<number, string>()
const orders = new Map<string, number[]>()
const rows = createRows(findElement('.body'), guests, (id) => names.get(id) ?? `#${id}`)
let sort = { column: '', descending: false }
let word = ''
/** Indexes of the guests that match, in the order of arrival. */
let found: number[] = []

function show(): void {
  rows.draw(sort.column === '' ? found : sorted())
  table.setAttribute('aria-rowcount', String(found.length + 1))
  status.textContent = `${found.length} of ${guests.length}`
}

function sorted(): number[] {
  const { column, descending } = sort
  const compare = columns[column]
  const order = orders.get(column) ?? [...guests.keys()]
  if (compare && !orders.has(column)) {
    order.sort((one, other) => {
      const [a, b] = [guests[one], guests[other]]
      return a && b ? compare(a, b) : 0
    })
    orders.set(column, order)
  }
  const hits = new Set(found.length < guests.length ? found : [])
  const shown = hits.size > 0 ? order.filter((index) => hits.has(index)) : [...order]
  return descending ? shown.toReversed() : shown
}

for (const column of Object.keys(columns)) {
  const header = document.createElement('div')
  header.setAttribute('role', 'columnheader')
  header.setAttribute('aria-label', column)
  const button = document.createElement('button')
  button.textContent = column
  header.append(button)
  head.append(header)
  button.addEventListener('click', () => {
    head.querySelector('[aria-sort]')?.removeAttribute('aria-sort')
    sort = { column, descending: sort.column === column && !sort.descending }
    header.setAttribute('aria-sort', sort.descending ? 'descending' : 'ascending')
    show()
  })
}

input.addEventListener('input', () => {
  if (!(input instanceof HTMLInputElement)) return
  const typed = fold(input.value)
  const among = word !== '' && typed.startsWith(word) ? found : [...guests.keys()]
  word = typed
  found = word === '' ? among : search(guests, among, word, members)
  show()
})

const read = await openOrganization()
const team = readAll(read.members, (page) => {
  for (const { id, full_name } of page) {
    names.set(id, full_name)
    members.set(id, fold(full_name))
  }
})
await readAll(read.guests, (page) => {
  const from = guests.length
  for (const guest of page) guests.push(guestOf(guest))
  const indexes = page.map((_guest, index) => from + index)
  found.push(...(word === '' ? indexes : search(guests, indexes, word, members)))
  show()
})
await team
table.setAttribute('aria-busy', 'false')
show()
