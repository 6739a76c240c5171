import { View } from '@react-pdf/renderer'
import { ems } from './ems'
import { hairline, ink } from './ink'
import { ruledRow } from './ruled-row'
import { Section } from './section'
import { Words } from './words'

type Row = { label: string; value: string }

const shortValueEms = 16
const longValueEms = 600

/** Questions and answers as a ruled table: short answers two to a line, long ones over the whole width, very long ones over pages. */
export function AnswerTable({ title, rows }: { title: string; rows: Row[] }) {
  const [first = [], ...rest] = pairs(rows)
  return <Section title={title} first={<Line cells={first} />} rest={rest.map(lineOf)} breaksAtOnce={first.some(isVeryLong)} />
}

function lineOf(cells: Row[], index: number) {
  return <Line key={`${index} ${cells[0]?.label}`} cells={cells} />
}

function Line({ cells }: { cells: Row[] }) {
  return (
    <View wrap={cells.some(isVeryLong)} style={ruledRow}>
      {cells.map((cell, index) => (
        <Answer key={`${index === 0 ? 'left' : 'right'} ${cell.label}`} row={cell} ruled={index > 0} />
      ))}
    </View>
  )
}

function Answer({ row, ruled }: { row: Row; ruled: boolean }) {
  const rule = { borderColor: ink.hairline, borderLeftWidth: ruled ? hairline : 0 }
  return (
    <View style={{ flexDirection: 'row', flexGrow: 1, flexBasis: 0, ...rule }}>
      <View style={{ width: 84, backgroundColor: ink.fill, paddingVertical: 2.5, paddingHorizontal: 6 }}>
        <Words style={{ color: ink.second, fontSize: 9 }}>{row.label}</Words>
      </View>
      <View style={{ flex: 1, borderLeftWidth: hairline, borderColor: ink.hairline, paddingVertical: 2.5, paddingHorizontal: 7 }}>
        <Words>{row.value || '—'}</Words>
      </View>
    </View>
  )
}

function pairs(rows: Row[]): Row[][] {
  const lines: Row[][] = []
  for (const row of rows) {
    const last = lines.at(-1)
    if (isShort(row) && last?.length === 1 && last.every(isShort)) last.push(row)
    else lines.push([row])
  }
  return lines
}

function isShort(row: Row): boolean {
  return ems(row.value) <= shortValueEms && !row.value.includes('\n')
}

// A row that may not break and is higher than a page would be cut off.
function isVeryLong(row: Row): boolean {
  return ems(row.value) > longValueEms || ems(row.label) > longValueEms / 8 || row.value.split('\n').length > 12
}
