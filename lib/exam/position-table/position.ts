/** A position of the 职位表 as it is imported; also what a candidate chooses (E-05). */
export type PositionRow = {
  code: string
  department: string
  title: string
  headcount: number
  education: string
  degree: string
  majors: string
  otherConditions: string
  duties: string
}

export type PositionColumn = keyof PositionRow

/** What each column is called: on the template's first line, in the report, on every page and paper. */
export const positionColumns: Record<PositionColumn, string> = {
  code: '职位编码',
  department: '招录单位',
  title: '职位名称',
  headcount: '招录人数',
  education: '学历',
  degree: '学位',
  majors: '专业',
  otherConditions: '其他条件',
  duties: '职位简介',
}

export const columnNames = Object.keys(positionColumns) as PositionColumn[]

/** Are they the same position in every word? */
export function samePosition(one: PositionRow, other: PositionRow): boolean {
  return columnNames.every((name) => one[name] === other[name])
}

/** Could this be a code? Anything else is in no table. */
export function isPositionCode(text: string): boolean {
  return /^[A-Z0-9][A-Z0-9-]{0,29}$/.test(text)
}
