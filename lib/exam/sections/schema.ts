// Apart from choice.ts, which browsers load: a schema of objects there tries whether it may evaluate code, and the page's policy reports it.
import { z } from 'zod'
import { always, type SectionChoice } from './choice'
import { type SectionName, sectionLibrary } from './library'

const names = Object.keys(sectionLibrary) as [SectionName, ...SectionName[]]
const fieldsOfSection = (section: SectionName) => sectionLibrary[section].fields('2000-01')

const choiceSchema = z
  .object({
    section: z.enum(names, '没有这个部分'),
    fields: z.array(z.string()).min(1, '每个部分至少选一项').optional(),
    required: z.record(z.string(), z.boolean()).optional(),
  })
  .superRefine(({ section, fields = [], required = {} }, context) => {
    const declared = fieldsOfSection(section)
    for (const name of [...fields, ...Object.keys(required)])
      if (!Object.hasOwn(declared, name))
        context.addIssue({ code: 'custom', message: `“${sectionLibrary[section].title}”没有项目 ${name}` })
    if (new Set(fields).size < fields.length) context.addIssue({ code: 'custom', message: '同一项目只能选一次' })
    for (const name of always)
      if (Object.hasOwn(required, name)) context.addIssue({ code: 'custom', message: '照片和取自账号的项目总是需要，不用设置' })
  })

/**
 * The sections of an exam as an officer sets them (E-04, O-10): each once, no question twice, and always the photo and what comes from the
 * account. Refuses sections and fields that the library does not have.
 */
export const sectionsSchema: z.ZodType<SectionChoice[]> = z.array(choiceSchema).superRefine((choices, context) => {
  const asked = choices.flatMap(({ section, fields }) => fields ?? Object.keys(fieldsOfSection(section)))
  const missing = always.filter((name) => !asked.includes(name))
  if (missing.length > 0)
    context.addIssue({ code: 'custom', message: '“本人信息”里的照片、姓名、性别、证件号码和手机号码不能去掉' })
  const twice = asked.filter((name, index) => asked.indexOf(name) < index)
  if (twice.length > 0) context.addIssue({ code: 'custom', message: `同一项目问了两次：${twice.join('、')}` })
})
