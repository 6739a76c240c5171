import type { Letter } from '@/db/queries/exam'
import { writeLetters } from '@/db/queries/exam-config'
import { commitmentKeys, lettersToRead } from '@/lib/exam/letters'
import { linesOf } from '@/lib/text/read-lines'
import type { Problems } from '@/lib/workflow/form'
import type { Part, SettingField } from './part'

type Text = Pick<Letter, 'key' | 'title' | 'paragraphs'>
const lettersMax = 6

/** 必读文件, in the order they are read; every change is a new version, and what was agreed to stays as it was (E-02). */
export const letters: Part<Text[]> = {
  title: '必读文件',
  lead: '考生报名前逐篇读完，在最后一篇勾选“同意”。改动生成新的版本；已经同意的人同意的仍是原来的版本，还没有确认的人要读新的版本。',
  fields: ({ letters }) => Object.fromEntries(slots(letters).flatMap((slot, place) => fieldsOf(slot, place))),
  show: ({ letters }) =>
    Object.fromEntries(
      slots(letters).flatMap(({ letter }, place) => [
        [`title${place}`, letter?.title ?? ''],
        [`text${place}`, letter?.paragraphs.join('\n') ?? ''],
      ]),
    ),
  read: (typed, { letters }) => {
    const problems: Problems = {}
    const value = slots(letters).flatMap(({ key, letter }, place): Text[] => {
      const [title, paragraphs] = [(typed[`title${place}`] ?? '').trim(), linesOf(typed[`text${place}`] ?? '')]
      if (title === '' && paragraphs.length === 0 && !letter) return []
      if (title === '' || title.length > 40) problems[`title${place}`] = '请填写标题，40 个字以内'
      if (paragraphs.length === 0) problems[`text${place}`] = letter ? '正文不能为空；已有的文件只能改，不能删' : '请填写正文'
      if (paragraphs.join('').length > 20_000) problems[`text${place}`] = '请控制在 20000 个字以内'
      return [{ key, title, paragraphs }]
    })
    if (lettersToRead({ letters: value }).length === 0) problems.title0 = '至少要有一篇必读文件'
    return { value, problems }
  },
  write: (tx, frame, value) => writeLetters(tx, frame, value),
}

type Slot = { key: string; letter: Letter | null }

/** Those that are read and room for two more, then the two of 告知承诺制, which are read and signed elsewhere (E-12). */
function slots(letters: readonly Letter[]): Slot[] {
  const read = lettersToRead({ letters })
  const empty = Math.max(0, Math.min(2, lettersMax - read.length))
  return [
    ...read.map((letter) => ({ key: letter.key, letter })),
    ...freeKeys(letters, empty).map((key) => ({ key, letter: null })),
    ...commitmentKeys.map((key) => ({ key, letter: letters.find((letter) => letter.key === key) ?? null })),
  ]
}

const ofCommitment: Readonly<Record<string, { label: string; hint: string }>> = {
  'commitment-notice': { label: '告知书', hint: '报名开始前就公开，写明报考条件、证明材料、核查和不实承诺的责任。' },
  commitment: { label: '告知承诺书', hint: '采用告知承诺制的考生确认以后签署。' },
}
const commitmentGroup = '告知承诺制的两份文件（不采用的留空）'

function fieldsOf({ key, letter }: Slot, place: number): [string, SettingField][] {
  const named = ofCommitment[key]
  const [what, group] = named ? [named.label, { group: commitmentGroup }] : [`第 ${place + 1} 篇`, {}]
  const lines = letter ? `现在是第 ${letter.version} 版。一行一段` : '一行一段；不需要的留空'
  const hint = `${named?.hint ?? ''}${lines}`
  return [
    [`title${place}`, { label: `${what}标题`, as: 'text', ...group }],
    [`text${place}`, { label: `${what}正文`, as: 'lines', rows: letter ? 10 : 3, hint, ...group }],
  ]
}

function freeKeys(letters: readonly Letter[], count: number): string[] {
  const taken = new Set(letters.map(({ key }) => key))
  const names = Array.from({ length: lettersMax * 2 }, (_, nth) => `letter${nth + 1}`)
  return names.filter((name) => !taken.has(name)).slice(0, count)
}
