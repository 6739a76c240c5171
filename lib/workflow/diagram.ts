import { type AnyMachine, actorsOf, targetsOf } from './machine'

/** docs/flows.md: every machine as a state diagram and a table of its moves. */
export function flowsDocument(machines: readonly AnyMachine[]): string {
  const head = [
    '# Flows',
    '',
    'Generated from the machines by `npm run flows`; a test fails when this file is behind. Edit the machine, not this file.',
  ]
  return `${[...head, ...machines.flatMap((machine) => ['', ...flowOf(machine)])].join('\n')}\n`
}

/** One machine as a Mermaid state diagram. */
export function diagramOf(machine: AnyMachine): string {
  const states = Object.entries(machine.states)
  return [
    'stateDiagram-v2',
    ...states.map(([name, state]) => `  state "${state.label}" as ${name}`),
    `  [*] --> ${machine.initial}: ${machine.opens.label}`,
    ...Object.values(machine.transitions).flatMap((move) =>
      move.from.flatMap((from) =>
        (move.to === undefined ? [from] : targetsOf(move)).map((to) => `  ${from} --> ${to}: ${move.label}`),
      ),
    ),
    ...states.flatMap(([name, state]) => (state.awaits === null ? [`  ${name} --> [*]`] : [])),
  ].join('\n')
}

function flowOf(machine: AnyMachine): string[] {
  const labelOf = (name: string) => machine.states[name]?.label ?? name
  const states = Object.entries(machine.states).map(([name, state]) => [
    name,
    state.label,
    state.awaits ?? '–',
    state.edits ?? '–',
    state.due?.do ?? '–',
  ])
  const moves = Object.entries(machine.transitions).map(([name, move]) => [
    name,
    move.label,
    move.from.map(labelOf).join('、'),
    move.to === undefined ? '（不变）' : targetsOf(move).map(labelOf).join(' / '),
    actorsOf(move).join(', '),
    conditionsOf(move).join(', ') || '–',
  ])
  return [
    `## ${machine.label} \`${machine.kind}\``,
    '',
    '```mermaid',
    diagramOf(machine),
    '```',
    '',
    ...table(['state', '状态', 'awaits', 'may edit', 'at the deadline'], states),
    '',
    ...table(['transition', '办理', 'from', 'to', 'by', 'conditions'], moves),
  ]
}

function conditionsOf(move: AnyMachine['transitions'][string]): string[] {
  return [
    move.window ? `window ${move.window}` : '',
    move.notBefore ? 'not before' : '',
    move.freezes ? 'freezes the answers' : '',
    move.changes ? 'corrects answers' : '',
    move.guard ? 'guard' : '',
    move.input ? 'input' : '',
    move.needsClaim ? 'claim' : '',
    move.notBy ? `not by who did ${move.notBy.join(', ')}` : '',
    move.notByLast ? `not by who last did ${move.notByLast.join(', ')}` : '',
    move.given ? 'given by facts' : '',
    move.insteadOf ? `instead of ${move.insteadOf}` : '',
    move.ballot ? `ballot ${move.ballot}` : '',
  ].filter(Boolean)
}

/** Aligned as the formatter aligns it, so that the two never quarrel over the file. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => widthOf(row[column] ?? ''))))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell))).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)]
}

// A Chinese character takes two columns.
const widthOf = (text: string) => [...text].reduce((width, character) => width + (character > '\u2e80' ? 2 : 1), 0)
