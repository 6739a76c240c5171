import type { Queryable } from '@/db/client'
import { type CaseHead, latestDocument } from '@/db/queries/case'
import { type ComparedRow, comparedAnswers } from '@/lib/desk/compared-answers'
import type { DeskRound, ReturnedItem } from '@/lib/workflow/business'
import { registrationFacts } from './facts'
import { registrationForm } from './form'
import { readRound } from './read-round'
import type { Proposed } from './returned'
import { type ChecklistItem, checklistOf, questionsToJudge, type Round } from './round'

/** What became of each thing that was returned last, and what a colleague proposes to return now, as the desk shows both (B-05); null: neither. */
export async function registrationDeskRound(on: Queryable, head: CaseHead): Promise<DeskRound | null> {
  const read = head.state === 'returned' ? null : await readRound(on, head.id, head.state)
  const newest = read && (await latestDocument(head.id, on))
  if (!read || !newest) return null
  const facts = await registrationFacts(on, head, { answers: newest.answers, version: 1, savedAt: newest.frozenAt })
  const [form, { round }] = [registrationForm(facts.frame), facts]
  if (!round) return null
  const rows = comparedAnswers([newest, read.document])
  const settled = questionsToJudge(facts).flatMap((question) => ('settled' in question ? [question.field] : []))
  const proposedItem = ({ field, label, why }: ChecklistItem) => ({ label, why, isNew: settled.includes(field) })
  const inWords = ({ opinion, wrong }: Proposed) => ({ opinion, items: checklistOf(form, { ...round, wrong }).map(proposedItem) })
  return {
    returned: checklistOf(form, round).map((item) => becameOf(item, round, rows)),
    proposed: read.proposed ? inWords(read.proposed) : null,
  }
}

function becameOf(
  { field, label, why, isChanged }: ChecklistItem,
  { reasons }: Round,
  rows: readonly ComparedRow[],
): ReturnedItem {
  // Rows of a repeating section are questions of their own.
  const own = rows.filter((row) => row.field === field || row.field.startsWith(`${field}.`))
  const words = (each: (row: ComparedRow) => string) => own.map(each).join('\n')
  return {
    label,
    why,
    answer: words(({ answer }) => answer),
    before: isChanged ? words(({ answer, before }) => before ?? answer) : null,
    reason: isChanged ? null : (reasons.find((one) => one.field === field)?.reason ?? null),
  }
}
