import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guestWith } from '#src/changes/proof/modelNetwork.ts'
import { createYielder } from '#src/browser/yieldToMain.ts'
import type { Guest } from '#src/lib/guest.ts'
import type { Member, MemberId } from '#src/lib/member.ts'
import { applyChange } from '#src/lib/memberChange.ts'
import { guardCell, quoteCell, unguardCell } from './csvCell.ts'
import type { CsvSeparator } from './csvTable.ts'
import { decodeText } from './decodeText.ts'
import { type CsvColumn, type CsvLayout, exportCsv } from './exportCsv.ts'
import { recogniseColumns } from './importColumns.ts'
import { parseCsv } from './parseCsv.ts'
import { readCsvBytes } from './readCsvBytes.ts'
import { type ImportMode, changeOfImport, createGuestFinder, readImport } from './readImport.ts'

const member = (id: MemberId, fullName: string, email: string): Member => ({
  id,
  fullName,
  email,
  status: 'active',
  role: 'standard',
  jobTitle: '',
  lastLoginAt: null,
})
const team = [
  member(1001, 'Ana Ferreira', 'ana@lantern.studio'),
  member(1002, 'Bob Stone', 'bob@lantern.studio'),
  member(1003, 'Diaz, Cara', 'Cara@lantern.studio'),
  member(1004, 'Bo Li', 'bo@lantern.studio'),
  member(1005, 'Bo Li', 'bo.li@lantern.studio'),
]
const guests = [
  guestWith('eunji@hanok.kr', { known: true, ids: [1001, 1003] }),
  guestWith('june@brown.uk', { known: true, ids: [] }),
  guestWith('chloe@ebene.fr', { known: true, ids: [5678] }),
  guestWith('hidden@x.de', { known: false, reason: 'absent' }),
]
const company: CsvColumn = { heading: 'Company', valueOf: (guest) => guest.company }

type Data = { guests: readonly Guest[]; members: readonly Member[] }

async function exportOf(
  data: Data,
  layout: CsvLayout,
  columns: readonly CsvColumn[] = [company, 'members'],
): Promise<string> {
  let text = ''
  for await (const part of exportCsv({ ...data, columns, layout, yieldToMain: createYielder() })) text += part
  return text
}

async function importOf(text: string, data: Data, separator: CsvSeparator | null = null) {
  const bytes = new TextEncoder().encode(text)
  const table = await parseCsv(decodeText(bytes).text, { separator, yieldToMain: createYielder() })
  const { email, members, layout } = recogniseColumns(table.header)
  if (email === null || members === null) throw new Error(`columns of ${table.header.join()}`)
  return readImport({
    table,
    columns: { email, members, layout },
    guestOf: await createGuestFinder(data.guests, createYielder()),
    members: data.members,
    yieldToMain: createYielder(),
  })
}

const lantern = { guests, members: team }
const problemsOf = async (text: string) =>
  (await importOf(text, lantern)).problems.map(({ row, kind, text: about }) => [row, kind, about])
const wantedOf = async (text: string) =>
  Object.fromEntries((await importOf(text, lantern)).wanted.map(({ guest, ids }) => [guest.email, ids]))

describe('a cell', () => {
  test.each(['=1+1', '+49 30', '-x', '@x', '\tx', '\rx', '  =x', '\u00a0=x', "'=x", "''  @x", '＝x'])(
    'with %j is not calculated, and is read back as it was',
    (text) => {
      expect(guardCell(text)).toBe(`'${text}`)
      expect(unguardCell(guardCell(text))).toBe(text)
    },
  )

  test('of any kind is read back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '=', '-', ' ', '\t', 'x', '@') }), (text) => {
        expect(unguardCell(guardCell(text))).toBe(text)
        expect(guardCell(text)).not.toMatch(/^\s*[=+\-@\t\r]/)
      }),
    )
  })

  test('with separators, quotes, line ends or outer spaces is quoted', () => {
    expect(['a', 'a,b', 'a;b', 'a"b', 'a\nb', ' a'].map(quoteCell)).toEqual([
      'a',
      '"a,b"',
      '"a;b"',
      '"a""b"',
      '"a\nb"',
      '" a"',
    ])
  })
})

describe('an export', () => {
  test('has one row for each guest', async () => {
    expect(await exportOf(lantern, 'guests', ['members'])).toBe(
      '\ufeffEmail,Associated members,Associated member ids\r\n' +
        'eunji@hanok.kr,"ana@lantern.studio; Cara@lantern.studio","1001; 1003"\r\n' +
        'june@brown.uk,,\r\n' +
        'chloe@ebene.fr,#5678,5678\r\n' +
        'hidden@x.de,?,?\r\n',
    )
  })

  test('has one row for each guest and member', async () => {
    expect(await exportOf(lantern, 'memberships', ['members'])).toBe(
      '\ufeffEmail,Associated member,Associated member id\r\n' +
        'eunji@hanok.kr,ana@lantern.studio,1001\r\n' +
        'eunji@hanok.kr,Cara@lantern.studio,1003\r\n' +
        'june@brown.uk,,\r\n' +
        'chloe@ebene.fr,#5678,5678\r\n' +
        'hidden@x.de,?,?\r\n',
    )
  })

  const id = fc.constantFrom(1, 2, 9, 10, 21, 5678)
  const address = fc.oneof(
    fc.constantFrom(
      'a@x.de',
      'A@x.de',
      '',
      "o'hara@x.de",
      '=cmd@x.de',
      '+a@x.de',
      'a;b@x.de',
      'ü@x.de',
      'a@x.de.',
    ),
    fc.emailAddress(),
  )
  const name = fc.oneof(
    fc.constantFrom('Bo Li', 'Diaz, Cara', '#9', '10', '?', 'a@x.de'),
    fc.string({ minLength: 1 }),
  )
  const anyMembers = fc.uniqueArray(
    fc.record({ id, name, address }).map((one) => member(one.id, one.name, one.address)),
    { selector: (one) => one.id },
  )
  const anyGuests = fc.uniqueArray(
    fc
      .record({
        email: fc
          .oneof(fc.emailAddress(), fc.constantFrom('=x@y.de', '=X@y.de', ' @z.de', "'+q@y.de"))
          .map((one) => one.trim()),
        company: fc.string(),
        ids: fc.option(fc.uniqueArray(id)),
      })
      .map(({ email, company: of, ids }) => ({
        ...guestWith(
          email,
          ids ? { known: true, ids: ids.toSorted((a, b) => a - b) } : { known: false, reason: 'absent' },
        ),
        company: of,
      })),
    { selector: ({ email }) => email },
  )

  test('changes nothing when it is imported again, in both layouts', { timeout: 60_000 }, async () => {
    const layout = fc.constantFrom<CsvLayout>('guests', 'memberships')
    const mode = fc.constantFrom<ImportMode>('add', 'exactly')
    await fc.assert(
      fc.asyncProperty(anyGuests, anyMembers, layout, mode, async (all, members, as, how) => {
        const data = { guests: all, members }
        const { wanted, problems } = await importOf(await exportOf(data, as), data)
        expect(problems).toEqual([])
        const readable = all.filter(({ associatedMembers }) => associatedMembers.known)
        expect(wanted.map(({ guest }) => guest)).toEqual(readable)
        for (const { guest, ids } of wanted) {
          expect(guest.associatedMembers).toEqual({ known: true, ids })
          expect(applyChange(ids, changeOfImport(how, ids, ids))).toEqual(ids)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('an import', () => {
  test('reads members by email, id and full name, whatever the separator', async () => {
    const all = [1001, 1002, 1003]
    const cells = 'BOB@lantern.studio; 1001; diaz, cara'
    expect(await wantedOf(`Members;E-mail\n"${cells}";EUNJI@hanok.kr\n`)).toEqual({ 'eunji@hanok.kr': all })
    expect(await wantedOf(`email\tmembers\neunji@hanok.kr\t${cells}`)).toEqual({ 'eunji@hanok.kr': all })
    expect(
      await wantedOf(`sep=;\nemail;members\neunji@hanok.kr;"#1001\nBob Stone <bob@lantern.studio>"`),
    ).toEqual({
      'eunji@hanok.kr': [1001, 1002],
    })
    expect(await wantedOf('email,members\neunji@hanok.kr,"Ana Ferreira, Bob Stone"')).toEqual({
      'eunji@hanok.kr': [1001, 1002],
    })
  })

  test('reports each problem with its row', async () => {
    const text = [
      'email,members',
      'missing@x.de,Ana Ferreira',
      ',Ana Ferreira',
      'june@brown.uk,Bo Li; Ana Ferreira',
      '',
      'eunji@hanok.kr,Zoe; 4711; Bob Stone',
      'chloe@ebene.fr,Ana Ferreira',
      'CHLOE@ebene.fr,Bob Stone',
    ].join('\r\n')
    expect(await problemsOf(text)).toEqual([
      [2, 'unknown-guest', 'missing@x.de'],
      [3, 'empty-email', 'Ana Ferreira'],
      [4, 'ambiguous-member', 'Bo Li'],
      [6, 'unknown-member', 'Zoe; 4711'],
      [8, 'duplicates-disagree', 'chloe@ebene.fr'],
    ])
    expect(await wantedOf(text)).toEqual({})
    expect((await importOf(text, lantern)).problems.at(-1)?.otherRow).toBe(7)
  })

  test('accepts rows of a guest that agree, and joins those of a file with a row for each member', async () => {
    const twice = 'email,members\njune@brown.uk,Bob Stone;1001\njune@brown.uk,1001;1002'
    expect(await wantedOf(twice)).toEqual({ 'june@brown.uk': [1001, 1002] })
    const joined = 'email,member\njune@brown.uk,Bob Stone\njune@brown.uk,1001'
    expect(await wantedOf(joined)).toEqual({ 'june@brown.uk': [1001, 1002] })
  })

  test('reports broken quotes and uses no such row', async () => {
    const inside = 'email,members\neunji@hanok.kr,1001\njune@brown.uk,"Bob" Stone\n'
    const open = 'email,members\neunji@hanok.kr,1001\njune@brown.uk,"Bob Stone\nchloe@ebene.fr,1001\n'
    for (const text of [inside, open]) {
      expect((await problemsOf(text)).map(([row, kind]) => [row, kind])).toEqual([[3, 'broken-quotes']])
      expect(await wantedOf(text)).toEqual({ 'eunji@hanok.kr': [1001] })
    }
  })

  test('reads a column chosen by hand, an id column alone, and leaves rows with ? alone', async () => {
    expect(recogniseColumns(['Kunde', 'Betreuer'])).toEqual({ email: null, members: null, layout: 'guests' })
    expect(recogniseColumns(['Member ID', 'GUEST'])).toEqual({ email: 1, members: 0, layout: 'memberships' })
    expect(await wantedOf('email,members\njune@brown.uk,?\n')).toEqual({})
    expect(await problemsOf('email,members\njune@brown.uk,?\n')).toEqual([])
  })

  test('turns into changes by its mode', () => {
    const changes = (['add', 'remove', 'exactly'] as const).map((mode) =>
      changeOfImport(mode, [1001, 1002], [1001, 1003]),
    )
    expect(changes).toEqual([
      { add: [1001, 1002], remove: [] },
      { add: [], remove: [1001, 1002] },
      { add: [1002], remove: [1003] },
    ])
  })
})

function utf16(text: string, bigEndian: boolean, bom: boolean): Uint8Array {
  const source = bom ? `\ufeff${text}` : text
  const view = new DataView(new ArrayBuffer(source.length * 2))
  for (let index = 0; index < source.length; index += 1) {
    view.setUint16(index * 2, source.charCodeAt(index), !bigEndian)
  }
  return new Uint8Array(view.buffer)
}

const kindOf = async (bytes: Uint8Array) =>
  (await readCsvBytes(bytes, { separator: null, yieldToMain: createYielder() })).kind

describe('a file', () => {
  const text = 'email,members\njürg@x.ch,Łukasz'

  test('is decoded from UTF-8 and UTF-16, with and without BOM', () => {
    for (const bytes of [
      new TextEncoder().encode(text),
      new TextEncoder().encode(`\ufeff${text}`),
      utf16(text, false, true),
      utf16(text, false, false),
      utf16(text, true, true),
      utf16(text, true, false),
    ]) {
      expect(decodeText(bytes).text).toBe(text)
    }
  })

  test('that is not UTF-8 is read as Windows-1252', () => {
    const bytes = Uint8Array.from([0x6a, 0xfc, 0x72, 0x67])
    expect(decodeText(bytes)).toEqual({ text: 'jürg', encoding: 'windows-1252' })
  })

  test('without headings keeps its first row', async () => {
    const table = await parseCsv('june@brown.uk;1001\n', { separator: null, yieldToMain: createYielder() })
    expect(table).toMatchObject({ header: ['', ''], rows: [{ number: 1, cells: ['june@brown.uk', '1001'] }] })
  })

  test('of another kind, or without rows, is refused with the reason', async () => {
    const textKind = (body: string) => kindOf(new TextEncoder().encode(body))
    expect(await kindOf(Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]))).toBe('spreadsheet')
    expect(await kindOf(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe(
      'spreadsheet',
    )
    expect(await kindOf(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]))).toBe(
      'not-text',
    )
    expect(await textKind('')).toBe('empty')
    expect(await textKind('\ufeff \r\n\r\n')).toBe('empty')
    expect(await textKind('email,members\r\n,\r\n')).toBe('no-rows')
    expect(await textKind(text)).toBe('table')
    expect(await kindOf(utf16(text, false, false))).toBe('table')
  })

  test('is parsed the same in chunks, also with a record longer than a chunk', async () => {
    const long = 'x\n'.repeat(400_000)
    const rows = Array.from({ length: 20_000 }, (_one, index) => `g${index}@x.de,"a;\n""b"""`)
    const body = ['email,members', ...rows.slice(0, 9000), `long@x.de,"${long}"`, ...rows.slice(9000)].join(
      '\n',
    )
    const table = await parseCsv(body, { separator: null, yieldToMain: createYielder() })
    expect(table.rows).toHaveLength(20_001)
    expect(table.rows[9000]?.cells).toEqual(['long@x.de', long])
    expect(table.rows.at(-1)).toEqual({ number: 20_002, cells: ['g19999@x.de', 'a;\n"b"'] })
    expect(table.brokenRows).toEqual([])
  })

  test('of 10 000 rows with all sorts of problems is read in under 2 s', { timeout: 60_000 }, async () => {
    const many = Array.from({ length: 10_000 }, (_one, index) =>
      guestWith(`g${index}@x.de`, { known: true, ids: [1001] }),
    )
    const rows = many.map(({ email }, index) => {
      if (index % 10 === 0) return `stranger${index}@x.de;ana@lantern.studio`
      if (index % 10 === 1) return `${email};"=2+3; ""Bo\nLi"""`
      return `${email};"ana@lantern.studio;\n#1002; Diaz, Cara"`
    })
    // Processor time: other work on this machine does not count.
    const before = process.cpuUsage()
    const { wanted, problems } = await importOf(`\ufeffemail;members\r\n${rows.join('\r\n')}`, {
      guests: many,
      members: team,
    })
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1000).toBeLessThan(2000)
    expect([wanted.length, problems.length]).toEqual([8000, 2000])
  })
})
