/** What a template may say of its event, by the name under which the effect leaves it: how officers write it, and one to preview with. */
export type TemplateVariables = Record<string, { label: string; sample: string }>

export type Template = {
  /** How staff and 短信真伪查询 call this kind of message. */
  name: string
  /** What the carrier is told that the SMS is for. */
  purpose: string
  variables: TemplateVariables
  title: string
  body: string
  sms: string | null
}

// What several kinds of message say.
export const exam = { label: '考试名称', sample: '2020年度深圳市职称评审专业知识考试' }
export const deadline = { label: '截止时间', sample: '8月24日 17:00' }
export const request = { label: '申请编号', sample: '2020-0815-000123' }
export const hours = { label: '剩余小时', sample: '24' }
export const lookInside = '详情请登录查看。'
