import { z } from 'zod'
import type { Answers, Field, Step } from '@/lib/workflow/form'
import type { Objection } from '@/lib/workflow/machine'
import { columnNames, type PositionColumn, type PositionRow, positionColumns } from './position-table/position'

/** The answer that a column of the chosen position is kept in: code → positionCode. */
export function positionField(column: PositionColumn): string {
  return `position${column[0]?.toUpperCase()}${column.slice(1)}`
}

/**
 * 选择职位 (E-05). The form cannot carry 20,000 positions: what is chosen is looked up when it is chosen (choosePosition) and kept in the
 * answers whole, as it was read; what it says is never typed, and held against the table again at confirming (`positionObjections`).
 */
export const positionStep: Step = {
  title: '选择职位',
  lead: '每人只能选择一个职位报考。“暂存职位”只是保存，没有确认；报名截止前没有确认职位的，视为自动放弃报名。',
  sections: [{ title: '报考职位', fields: Object.fromEntries(columnNames.map((name) => [positionField(name), fieldOf(name)])) }],
}

function fieldOf(name: PositionColumn): Field {
  const label = positionColumns[name]
  if (name !== 'code') return { label, schema: z.string(), as: 'account' }
  return { label, schema: z.string().min(1, '请查询并选择一个职位'), as: 'position' }
}

/** The answers that choosing this position makes. */
export function positionAnswers(position: PositionRow): Answers {
  return Object.fromEntries(columnNames.map((name) => [positionField(name), `${position[name]}`]))
}

/** Is what was chosen still in the table, word for word as the candidate read it? */
export function positionObjections({
  frame,
  answers,
  position,
}: {
  frame: { position?: true }
  answers: Answers
  position?: PositionRow | null
}): Objection[] {
  if (!frame.position) return []
  const code = answers[positionField('code')] ?? ''
  if (!position) return [{ message: `职位 ${code} 不在职位表里，请重新选择。`, href: 'choice' }]
  const now = positionAnswers(position)
  const same = Object.entries(now).every(([name, value]) => answers[name] === value)
  return same ? [] : [{ message: `职位 ${code} 的内容在您选择以后有更正，请核对后重新选择。`, href: 'choice' }]
}
