import { fillWords, labelsIn, sampleValues, type Words } from './fill-template'
import { smsSize, smsText } from './sms-text'
import type { TemplateVariables } from './template'

/** A template as it is typed; an empty SMS: the inbox alone. */
export type Draft = { title: string; body: string; sms: string }
export type DraftProblem = { field: keyof Draft; message: string }

const fields = { title: { label: '标题', max: 40 }, body: { label: '正文', max: 500 }, sms: { label: '短信', max: 300 } } as const
const sampleCode = 'K7M2Q9XD'

/** What keeps a draft from being saved, in words that say what to do. */
export function templateProblems(draft: Draft, variables: TemplateVariables): DraftProblem[] {
  const names = Object.keys(fields) as (keyof Draft)[]
  return names.flatMap((field) => fieldProblem(field, draft[field], variables) ?? [])
}

/** The words that a draft without problems stands for. */
export function readDraft({ title, body, sms }: Draft): Words {
  return { title: oneLine(title), body: body.trim(), sms: oneLine(sms) || null }
}

/** How a message would read with sample values; null while the draft has problems. */
export function previewOf(draft: Draft, variables: TemplateVariables) {
  if (templateProblems(draft, variables).length > 0) return null
  const words = fillWords(readDraft(draft), variables, sampleValues(variables))
  const sms = words.sms === null ? null : smsText(words.sms, sampleCode)
  return { title: words.title, body: words.body, sms: sms === null ? null : { text: sms, ...smsSize(sms) } }
}

function fieldProblem(field: keyof Draft, text: string, variables: TemplateVariables): DraftProblem | null {
  const { label, max } = fields[field]
  const known = Object.values(variables).map((variable) => variable.label)
  const unknown = labelsIn(text).find((asked) => !known.includes(asked))
  const message =
    (text.trim() === '' && field !== 'sms' && `请填写${label}。`) ||
    ([...text].length > max && `${label}最多 ${max} 个字，现在有 ${[...text].length} 个字。`) ||
    (unknown !== undefined && `${label}里的“{${unknown}}”不是可用的变量，请从列出的变量中选择。`) ||
    (/[{}]/.test(text.replace(/\{[^{}]*\}/g, '')) && `${label}里的花括号没有成对，变量要写成“{${known[0] ?? '变量'}}”。`) ||
    (field === 'sms' && /[【】]/.test(text) && '短信里不要写“【】”，签名【准考】会自动加上。')
  return message ? { field, message } : null
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, ' ')
}
