import type { Queryable } from '@/db/client'
import type { CaseHead } from '@/db/queries/case'
import { getSavedAnswers, listUnitsNamed } from '@/db/queries/unit'
import { checkUnitCode } from '@/lib/text/unit-code'
import type { DeskFact } from '@/lib/workflow/business'

/** What a reviewer holds against the licence: the code whole, which masks of numbers would hide where it is all digits, and units of the same name. */
export async function unitDeskFacts(on: Queryable, head: CaseHead): Promise<DeskFact[]> {
  const { code = '', unitName = '' } = await getSavedAnswers(head.id, on)
  const checked = checkUnitCode(code)
  const namesakes = await listUnitsNamed(unitName.trim(), on)
  return [
    { label: '信用代码', value: checked.ok ? `${checked.code}（校验位正确）` : code },
    { label: '同名单位', value: namesakes.map((unit) => unit.code ?? '没有登记代码').join('、') || '没有' },
  ]
}
