import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'

export type Finding = {
  requirement: string
  what: string
  found: number
  unit: '×' | 'ms' | 'KB' | 'MB' | '/s' | ''
  goal?: { atLeast: number } | { atMost: number }
  /** No timing but a promise: missed, it fails the bench. */
  isPromise?: true
  /** How it came about, in a few words. */
  from: string
}

const folder = fileURLToPath(new URL('./results', import.meta.url))

/** Prints a section's table; a goal that is missed is marked. */
export function printFindings(title: string, findings: readonly Finding[]) {
  console.log(`\n━━ ${title}`)
  const rows = findings.map((one) => [mark(one), one.requirement, one.what, text(one), goal(one), one.from])
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

/** Writes bench/results/latest.json and answers its path. */
export function writeFindings(sections: Record<string, readonly Finding[]>): string {
  mkdirSync(folder, { recursive: true })
  const machine = { cores: cpus().length, model: cpus()[0]?.model, node: process.version, platform: process.platform }
  const missed = Object.values(sections)
    .flat()
    .filter(isMissed)
    .map((one) => one.what)
  writeFileSync(
    `${folder}/latest.json`,
    `${JSON.stringify({ at: new Date().toISOString(), machine, missed, sections }, null, 2)}\n`,
  )
  return `${folder}/latest.json`
}

export function isMissed({ found, goal }: Finding): boolean {
  if (!goal) return false
  return 'atLeast' in goal ? !(found >= goal.atLeast) : !(found <= goal.atMost)
}

const mark = (one: Finding) => (one.goal ? (isMissed(one) ? '✗' : '✓') : ' ')
const digits: Partial<Record<Finding['unit'], number>> = { '×': 2, '': 0 }
const text = ({ found, unit }: Finding) => `${found.toFixed(digits[unit] ?? 1)} ${unit}`.trimEnd()

function goal({ goal, unit }: Finding): string {
  if (!goal) return ''
  return 'atLeast' in goal ? `goal ≥ ${goal.atLeast} ${unit}`.trimEnd() : `goal ≤ ${goal.atMost} ${unit}`.trimEnd()
}
