import { z } from 'zod'
import { boxSideMin, type FieldMark, marksPerFileMax, markTextMax, numbered } from '@/lib/material/marks'
import { pdfPagesMax } from '@/lib/material/rules'
import { cleanText } from '@/lib/workflow/clean-text'
import { marksPrefix } from '@/lib/workflow/judged-names'

// What is measured in thousandths may miss the edge by less than half of one.
const missMax = 0.0005
const placeSchema = z.number().min(0).max(1)
const sideSchema = z
  .number()
  .min(boxSideMin / 2)
  .max(1)

const textSchema = z
  .string()
  .transform((text) => text.replace(/\s+/g, ' ').trim())
  .refine((text) => text.length <= markTextMax, `问题说明请控制在 ${markTextMax} 个字以内`)
  .refine((text) => cleanText(text) === text, '问题说明里有不能显示的字符，请重新填写')

const markSchema = z.object({
  file: z.uuid(),
  page: z.int().min(1).max(pdfPagesMax),
  x: placeSchema,
  y: placeSchema,
  width: sideSchema,
  height: sideSchema,
  text: textSchema,
})
const isOnPage = ({ x, y, width, height }: z.output<typeof markSchema>) => x + width <= 1 + missMax && y + height <= 1 + missMax
const postedSchema = z.array(markSchema.refine(isOnPage))

/** The marks among the posted fields, question by question as they were made (B-05); in words what is wrong with them, of the first one that is. */
export function marksIn(posted: Readonly<Record<string, unknown>>): FieldMark[] | string {
  const read = Object.entries(posted).flatMap(([name, value]) =>
    name.startsWith(marksPrefix) ? [marksOf(name.slice(marksPrefix.length), value)] : [],
  )
  const marks = read.flatMap((one) => (typeof one === 'string' ? [] : one))
  return read.find((one) => typeof one === 'string') ?? marks
}

function marksOf(field: string, value: unknown): FieldMark[] | string {
  const parsed = postedSchema.safeParse(jsonOf(value))
  if (!parsed.success) return problemIn(parsed.error.issues[0])
  const tooMany = [...Map.groupBy(parsed.data, ({ file }) => file).values()].some(({ length }) => length > marksPerFileMax)
  if (tooMany) return `一个文件最多 ${marksPerFileMax} 处标记，请删除多余的`
  return parsed.data.map((mark) => ({ field, ...mark }))
}

function problemIn(issue: z.core.$ZodIssue | undefined): string {
  const [index, part] = issue?.path ?? []
  if (typeof index !== 'number') return '标记没有读懂，请删除后重新画'
  if (part === 'text' && issue?.code === 'custom') return `标记 ${index + 1}：${issue.message}`
  return `标记 ${index + 1} 的位置不在页面以内，请删除后重新画`
}

function jsonOf(value: unknown): unknown {
  try {
    return JSON.parse(String(value))
  } catch {
    return null
  }
}

type Judged = { field: string; label: string; files?: readonly string[] }

/** What stands against marks that can be read: they are of the files that were judged, of questions to be mended, and each says what is wrong. */
export function markProblem(
  questions: readonly Judged[],
  { wrong, marks }: { wrong: readonly { field: string }[]; marks: readonly FieldMark[] },
): string | null {
  for (const { field, file, text, number } of numbered(marks)) {
    const question = questions.find((one) => one.field === field)
    if (!question?.files?.includes(file)) return '只能标记这次提交的材料，请刷新页面，在新的材料上重新标记。'
    const { label } = question
    if (!wrong.some((one) => one.field === field)) return `“${label}”上有标记：请把它判定为“需修改”，或者删除标记。`
    if (text === '') return `请填写“${label}”标记 ${number} 的问题说明，或者删除这处标记。`
  }
  return null
}

/** The marks as they stand in the event of a return; none in one of before there were marks, or whose input is erased. */
export const eventMarksSchema = z
  .object({ marks: z.array(markSchema.extend({ field: z.string() })) })
  .transform(({ marks }): FieldMark[] => marks)
  .catch([])
