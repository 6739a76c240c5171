import type { ExamFrame } from '@/db/queries/exam'
import type { Conditions } from '@/lib/exam/conditions/conditions'
import type { ExamFeatures } from '@/lib/exam/features'
import { qualificationSections, recruitmentSections } from '@/lib/exam/sections/choice'

type Kind = ExamFrame['session']['kind']
type Template = {
  label: string
  choiceBy: ExamFrame['session']['choiceBy']
  features: ExamFeatures
  photoBackground: string
  photoKilobytes: number
  letters: readonly { key: string; title: string; paragraphs: readonly string[] }[]
  /** 报考条件 to begin with; null: they differ too much from exam to exam. */
  conditions: Conditions | null
}

const integrity = {
  key: 'integrity',
  title: '诚信承诺书',
  paragraphs: [
    '一、我已读过本次考试的公告和报考条件，确认自己符合条件。',
    '二、我填写的内容真实、准确，上传的是我本人的近期照片；因为填错、漏填造成的后果由我承担。',
    '三、我遵守考场规则，不作弊，不找人代考，也不替别人考试。',
    '四、不符合条件、提供虚假情况或者违反考试纪律的，我接受取消报名、成绩无效等处理，已交的费用不退。',
  ],
}
const notice = {
  key: 'notice',
  title: '网上报名注意事项',
  paragraphs: ['请在这里写明报名、缴费、打印准考证和考试的时间、费用和咨询电话。'],
}

const begun = { source: '报名公告', catalogues: {}, choices: [], notes: [] }

/** What a new exam of each kind begins with; an officer sets the rest on screen (O-10). */
export const templates: Readonly<Record<Kind, Template>> = {
  'title-knowledge': {
    label: '职称考评结合专业知识考试',
    choiceBy: 'level-specialty',
    features: {},
    photoBackground: 'white,red,blue',
    photoKilobytes: 50,
    letters: [integrity, notice],
    conditions: {
      ...begun,
      everyone: { kind: 'not-civil-servant', clause: '不是公务员。' },
    },
  },
  'civil-service': {
    label: '公务员招录',
    choiceBy: 'position',
    features: { sections: recruitmentSections },
    photoBackground: 'white',
    photoKilobytes: 100,
    letters: [integrity, notice],
    conditions: {
      ...begun,
      everyone: { kind: 'education', atLeast: '大专', clause: '具备大专及以上学历。' },
    },
  },
  qualification: {
    label: '专业技术人员职业资格考试',
    choiceBy: 'subjects',
    features: {
      ...{ commitment: true, review: true, educationCheck: true, checkAfterScores: true, certificate: true },
      sections: qualificationSections,
    },
    photoBackground: 'white',
    photoKilobytes: 100,
    letters: [integrity, notice],
    conditions: null,
  },
}
