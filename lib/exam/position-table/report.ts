import { csvLine } from '@/lib/export/csv'
import type { SheetProblem } from '@/lib/import/sheet'
import { columnNames, positionColumns } from './position'

/** The headings of a 职位表 and one row as an example. */
export async function* positionTemplate(): AsyncGenerator<string, void> {
  yield csvLine(columnNames.map((name) => positionColumns[name]))
  yield csvLine([
    '2020100001',
    '示例区税务局',
    '法制审核一级科员',
    2,
    '本科以上',
    '学士以上',
    '法学（B0301）',
    '取得法律职业资格证书',
    '请删除这一行示例',
  ])
}

/** What is wrong with an upload, a record a cell. */
export async function* importReport(problems: readonly SheetProblem[]): AsyncGenerator<string, void> {
  yield csvLine(['行', '列', '问题和处理办法'])
  for (const { row, column, message } of problems) yield csvLine([row, column, message])
}
