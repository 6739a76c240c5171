import { updateSession } from '@/db/queries/exam-config'
import { linesOf } from '@/lib/text/read-lines'
import type { Problems } from '@/lib/workflow/form'
import type { Part } from './part'

/** 印在准考证上的考生须知, and how a site's address becomes a map. */
export const notices: Part<{ admitCardNotices: string[]; mapUrlTemplate: string }> = {
  title: '准考证须知',
  lead: '印在准考证上的考生须知。',
  fields: () => ({
    notices: { label: '考生须知', as: 'lines', rows: 10, required: true, hint: '一行一条' },
    map: { label: '地图网址', as: 'text', hint: '{address} 处换成考点地址；不用地图的留空' },
  }),
  show: ({ session }) => ({ notices: session.admitCardNotices.join('\n'), map: session.mapUrlTemplate }),
  read: (typed) => {
    const problems: Problems = {}
    const [admitCardNotices, mapUrlTemplate] = [linesOf(typed.notices ?? ''), (typed.map ?? '').trim()]
    if (admitCardNotices.length === 0) problems.notices = '请至少写一条'
    if (admitCardNotices.length > 20 || admitCardNotices.some((line) => line.length > 200))
      problems.notices = '准考证只有一页：最多 20 条，每条 200 个字以内'
    if (mapUrlTemplate !== '' && !/^https:\/\/[^\s]+\{address\}/.test(mapUrlTemplate))
      problems.map = '网址以 https:// 开头，其中要有 {address}'
    return { value: { admitCardNotices, mapUrlTemplate }, problems }
  },
  write: (tx, { session }, value) => updateSession(tx, session.id, value),
}
