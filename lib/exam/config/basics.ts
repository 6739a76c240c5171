import { chosenPairs, updateSession } from '@/db/queries/exam-config'
import { yuan } from '@/lib/clock/format'
import { refundReasons } from '@/lib/service/exam-refund/rules'
import { linesOf } from '@/lib/text/read-lines'
import { fenOf } from '@/lib/text/yuan'
import type { Problems } from '@/lib/workflow/form'
import type { Part } from './part'

const backgrounds = { white: '白色', red: '红色', blue: '蓝色' }
const kilobyte = 1024

/** 名称、费用、照片、报名须知. */
export const basics: Part<Parameters<typeof updateSession>[2]> = {
  title: '基本信息',
  lead: '考试的名称、年度、费用、照片要求和考生进入报名前看到的要点。',
  fields: () => ({
    title: { label: '考试名称', as: 'text', required: true },
    shortTitle: { label: '简称', as: 'text', required: true, hint: '短信和列表里用，12 个字以内' },
    year: { label: '年度', as: 'text', required: true },
    fee: { label: '每人费用（元）', as: 'text', required: true, hint: '各级别、科目另收的，在“级别专业”和“科目”里填' },
    ...Object.fromEntries(
      Object.entries(refundReasons).map(([reason, label]) => [
        `refund_${reason}`,
        { label: `受理退费：${label}`, as: 'tick' as const },
      ]),
    ),
    photoKilobytes: { label: '照片不超过（KB）', as: 'text', required: true },
    photoBackground: {
      label: '照片底色',
      as: 'text',
      required: true,
      hint: `可用 ${Object.values(backgrounds).join('、')}，多种用顿号分开`,
    },
    advice: { label: '报名要点', as: 'lines', rows: 6, hint: '一行一条' },
  }),
  show: ({ session }) => ({
    title: session.title,
    shortTitle: session.shortTitle,
    year: String(session.year),
    fee: yuan(session.feeFen),
    ...Object.fromEntries(
      Object.keys(refundReasons).map((reason) => [`refund_${reason}`, session.refundReasons.includes(reason) ? 'yes' : '']),
    ),
    photoKilobytes: String(session.photoBytesMax / kilobyte),
    photoBackground: session.photoBackground
      .split(',')
      .map((key) => backgrounds[key as keyof typeof backgrounds] ?? key)
      .join('、'),
    advice: session.advice.join('\n'),
  }),
  read: (typed) => {
    const { title = '', shortTitle = '', photoBackground = '' } = typed
    const [year, feeFen, kilobytes] = [Number(typed.year), fenOf(typed.fee ?? ''), Number(typed.photoKilobytes)]
    const chosen = photoBackground.split(/[、,，]/).map((name) => keyOf(name.trim()))
    const problems: Problems = {}
    if (title.trim() === '' || title.length > 60) problems.title = '请填写考试名称，60 个字以内'
    if (shortTitle.trim() === '' || shortTitle.length > 12) problems.shortTitle = '请填写简称，12 个字以内'
    if (!Number.isInteger(year) || year < 2000 || year > 2100) problems.year = '年度是四位数字，例如 2021'
    if (feeFen === null) problems.fee = '费用是不带单位的数字，例如 66.00'
    if (!Number.isInteger(kilobytes) || kilobytes < 20 || kilobytes > 2048)
      problems.photoKilobytes = '请填写 20 到 2048 之间的整数'
    if (chosen.includes(null)) problems.photoBackground = `只能是 ${Object.values(backgrounds).join('、')}`
    const accepted = Object.keys(refundReasons).filter((reason) => typed[`refund_${reason}`] === 'yes')
    if (accepted.length === 0) problems.refund_duplicate = '请至少受理一种退费，一般是重复缴费'
    const advice = linesOf(typed.advice ?? '')
    const value = {
      title: title.trim(),
      shortTitle: shortTitle.trim(),
      year,
      feeFen: feeFen ?? 0,
      advice,
      refundReasons: accepted,
    }
    return { value: { ...value, photoBytesMax: kilobytes * kilobyte, photoBackground: chosen.join(',') }, problems }
  },
  inUse: async (tx, { session }, { year }) => {
    // 告知承诺制, rolling scores and numbers of certificates go by the year.
    const isChosen = year !== session.year && (await chosenPairs(tx, session.id)).length > 0
    return isChosen ? { year: '已有人确认报名，年度不能再改' } : ({} as Problems)
  },
  write: (tx, { session }, value) => updateSession(tx, session.id, value),
}

function keyOf(name: string): string | null {
  return Object.entries(backgrounds).find(([, label]) => label === name)?.[0] ?? null
}
