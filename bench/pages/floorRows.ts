import { columns, type FloorGuest } from './floorData.ts'

const height = 48
/** Number of row elements: enough for a window of 800 px and a margin. */
const poolSize = 36
const headings = Object.keys(columns)

/** Draws the rows of a list. Call `draw` after the list changed; scrolling draws by itself. */
export type FloorRows = { draw: (shown: readonly number[]) => void }

/** Creates a pool of plain row elements. Each is reused for the row that becomes visible. */
export function createRows(
  body: HTMLElement,
  guests: readonly FloorGuest[],
  nameOf: (id: number) => string,
): FloorRows {
  const pool = Array.from({ length: poolSize }, makeRow)
  const inRow: (number | undefined)[] = []
  let shown: readonly number[] = []
  const paint = () => {
    const top = Math.max(0, -body.getBoundingClientRect().top)
    const first = Math.max(0, Math.floor(top / height) - 8)
    for (let index = first; index < first + poolSize; index++) {
      const row = pool[index % poolSize]
      const slot = shown[index]
      const guest = slot === undefined ? undefined : guests[slot]
      if (!row) continue
      row.element.hidden = !guest
      if (!guest) continue
      row.element.setAttribute('aria-rowindex', String(index + 2))
      row.element.style.transform = `translateY(${index * height}px)`
      if (inRow[index % poolSize] !== slot) fill(row, guest, nameOf)
      inRow[index % poolSize] = slot
    }
  }
  body.replaceChildren(...pool.map((row) => row.element))
  addEventListener('scroll', paint, { passive: true })
  return {
    draw: (list) => {
      if (list.length !== shown.length) body.style.height = `${list.length * height}px`
      shown = list
      paint()
    },
  }
}

type Row = { element: HTMLElement; link: HTMLAnchorElement; email: Text; rest: readonly Text[] }

function makeRow(): Row {
  const element = document.createElement('div')
  element.setAttribute('role', 'row')
  element.className = 'row'
  element.hidden = true
  const cells = headings.map(() => {
    const cell = document.createElement('div')
    cell.setAttribute('role', 'cell')
    return cell
  })
  element.append(...cells)
  const box = document.createElement('input')
  box.type = 'checkbox'
  const link = document.createElement('a')
  const small = document.createElement('small')
  const email = document.createTextNode('')
  small.append(email)
  cells[0]?.append(box, link, small)
  const rest = cells.slice(1).map((cell) => cell.appendChild(document.createTextNode('')))
  return { element, link, email, rest }
}

function fill({ link, email, rest }: Row, guest: FloorGuest, nameOf: (id: number) => string): void {
  link.href = `${location.pathname}/${encodeURIComponent(guest.email)}`
  link.textContent = guest.title
  email.data = guest.email
  const [first, ...others] = guest.members
  const memberText =
    first === undefined ? 'No one' : nameOf(first) + (others.length > 0 ? ` +${others.length}` : '')
  const status = guest.disabled ? 'Disabled' : 'Active'
  const texts = [
    guest.company,
    status,
    memberText,
    guest.accessed.slice(0, 10),
    String(guest.tasks),
    guest.created.slice(0, 10),
  ]
  for (const [index, text] of rest.entries()) text.data = texts[index] ?? ''
}
