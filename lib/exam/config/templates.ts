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

/** What 告知承诺制 needs: the notice that is public beforehand, and the letter of four points that is signed (E-12). */
const commitment = [
  {
    key: 'commitment-notice',
    title: '证明事项告知承诺制告知书',
    paragraphs: [
      '一、您可以自主选择是否采用告知承诺制。采用的，由本人签署告知承诺书，报名时不用提交证明材料；不采用的，上传证明材料，审核通过后缴费。',
      '二、报考条件见本考试页面的“报考条件”；证明内容和材料见“证明材料”。采用告知承诺制的，核查时须按要求提供。',
      '三、承诺的内容：已知晓告知事项；已符合报考条件；填报的信息真实、客观；愿意接受核查，愿意承担不实承诺的法律责任并接受处理。',
      '四、考试机构在考前、考中、考后都可以核查，您应当配合。考前没有按要求接受核查的，报名无效；考后没有按要求接受核查的，当次全部科目成绩无效。',
      '五、承诺不实的，报名、成绩或者证书无效，已缴费用不退，并按规定记入资格考试诚信档案。',
      '六、没有缴费并且报名没有截止的，可以撤回承诺，改为提交证明材料。不采用或者撤回的，本年度这项考试不能再改为采用。',
      '七、有过虚假承诺的，以及被记入诚信档案、还在记录期内的，不适用告知承诺制。',
    ],
  },
  {
    key: 'commitment',
    title: '报名证明事项告知承诺书',
    paragraphs: [
      '本人已阅读告知书，自愿采用告知承诺制，并承诺：',
      '一、已知晓告知事项。',
      '二、已符合报考条件。',
      '三、填报的信息真实、客观。',
      '四、愿意接受考试机构的核查，愿意承担不实承诺的法律责任并接受处理。',
    ],
  },
]

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
      proofs: [
        {
          key: 'education',
          label: '学历、学位证书',
          hint: '毕业证书、学位证书；境外的另附留学服务中心的认证书。',
          min: 1,
          max: 5,
        },
        { key: 'work', label: '专业工作年限证明', hint: '由工作单位或者档案所在单位出具并盖章。', min: 1, max: 5 },
      ],
      sections: qualificationSections,
    },
    photoBackground: 'white',
    photoKilobytes: 100,
    letters: [integrity, notice, ...commitment],
    conditions: null,
  },
}
