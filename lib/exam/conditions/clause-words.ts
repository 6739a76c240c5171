import type { Leaf, WorkAsked } from './conditions'

/** A clause without its words. */
export type Bare = Leaf extends infer L ? (L extends Leaf ? Omit<L, 'clause' | 'mend'> : never) : never

/** The sentence that candidates read where the officer wrote none: what is asked together, from the numbers that decide (E-10, O-10). */
export function clauseWords(leaves: readonly Bare[]): string {
  const words = leaves.map(wordsOf).join('，')
  return `${words.slice(0, 390)}。`
}

function wordsOf(leaf: Bare): string {
  switch (leaf.kind) {
    case 'education':
      return [
        `具备${leaf.fullTime ? '全日制' : ''}${leaf.atLeast}${leaf.atLeast === '博士研究生' ? '' : '及以上'}学历`,
        leaf.degree && leaf.degree !== '无' ? `有${leaf.degree}${leaf.degree === '博士' ? '' : '及以上'}学位` : '',
        leaf.majors ? `所学专业属于${leaf.majors.of}${leaf.majors.alike ? '或者相近' : ''}专业` : '',
        leaf.monthsAhead ? `${leaf.monthsAhead}个月内毕业的也可以` : '',
        workWords(leaf.work, '取得学历后'),
      ]
        .filter(Boolean)
        .join('，')
    case 'certificate':
      return [`取得${leaf.names.join('或')}${leaf.years ? `满${leaf.years}年` : ''}`, workWords(leaf.work, '取得后')]
        .filter(Boolean)
        .join('，')
    case 'work':
      return workWords(leaf.work, '') || '不要求工作年限'
    case 'employed':
      return '现在有工作单位'
    case 'not-civil-servant':
      return '不是公务员'
    case 'household':
      return '有本市户籍'
    case 'insured':
      return `在本市缴纳社保满${leaf.months}个月${leaf.fewer === 'review' ? '，不足的由人工审核' : ''}`
  }
}

function workWords(work: WorkAsked | undefined, after: string): string {
  if (!work || work.years === 0) return ''
  return `${work.after ? after : ''}${work.field ? `从事${work.field}工作` : '工作'}满${work.years}年`
}
