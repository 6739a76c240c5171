import { sha256 } from '@/lib/crypto/canonical'
import type { ExamFeatures } from '@/lib/exam/features'
import { qualificationSections } from '@/lib/exam/sections/choice'
import { roomNeedWords } from '@/lib/seating/needs'
import { db } from '../client'
import { examChoices, examPapers, examRegions, examSessions, examWindows, letters } from '../schema/exam'
import { rooms, sites } from '../schema/seating'
import { qualificationLetters } from './qualification-letters'
import { seedId } from './seed-id'

export const secondConstructorId = 'second-constructor-2020'
export const economicsId = 'economics-2020'

/** The demo's two 职业资格考试, one rolling and by subjects, one not; what is there already stays as it is. */
export async function seedQualificationExams(): Promise<void> {
  for (const exam of [secondConstructor, economics]) await seedExam(exam)
}

type Exam = {
  session: typeof examSessions.$inferInsert
  windows: Record<'registration' | 'payment' | 'applicationForm' | 'admitCard', [from: string, to: string]>
  letters: Parameters<typeof qualificationLetters>[0]
  levels: string[]
  specialties: string[]
  papers: (Omit<typeof examPapers.$inferInsert, 'sessionId' | 'startsAt' | 'endsAt'> & { from: string; to: string })[]
  site: { name: string; address: string; rooms: number }
}

const at = (text: string) => new Date(`${text}+08:00`)
const regions = ['福田区', '罗湖区', '南山区', '宝安区', '龙岗区']

async function seedExam({ session, windows, levels, specialties, papers, site, ...exam }: Exam): Promise<void> {
  const sessionId = session.id
  const choices = levels.flatMap((level) => specialties.map((specialty) => ({ sessionId, level, specialty })))
  const read = qualificationLetters(exam.letters)
  const siteId = seedId(`site ${sessionId} 1`)
  const roomRows = Array.from({ length: site.rooms }, (_, index) => ({
    id: seedId(`room ${sessionId} 1 ${index + 1}`),
    siteId,
    ordinal: index + 1,
    name: `第 ${String(index + 1).padStart(3, '0')} 考场（教学楼 ${Math.floor(index / 3) + 1}0${(index % 3) + 1}）`,
    capacity: 30,
    offers: index < 3 ? Object.keys(roomNeedWords) : [],
  }))
  await db().transaction(async (tx) => {
    await tx.insert(examSessions).values(session).onConflictDoNothing()
    await tx
      .insert(examWindows)
      .values(
        Object.entries(windows).map(([name, [from, to]]) => ({
          sessionId,
          name: name as keyof typeof windows,
          opensAt: at(from),
          closesAt: at(to),
        })),
      )
      .onConflictDoNothing()
    await tx
      .insert(letters)
      .values(
        read.map((letter, index) => ({
          id: seedId(`letter ${sessionId} ${letter.key} 1`),
          sessionId,
          version: 1,
          ordinal: index + 1,
          needsTick: letter.key === 'notice',
          textHash: sha256([letter.title, ...letter.paragraphs].join('\n')),
          ...letter,
        })),
      )
      .onConflictDoNothing()
    await tx
      .insert(examChoices)
      .values(choices.map((choice, index) => ({ ...choice, ordinal: index + 1 })))
      .onConflictDoNothing()
    await tx
      .insert(examRegions)
      .values(regions.map((region, index) => ({ sessionId, region, ordinal: index + 1 })))
      .onConflictDoNothing()
    await tx
      .insert(examPapers)
      .values(papers.map(({ from, to, ...paper }) => ({ sessionId, ...paper, startsAt: at(from), endsAt: at(to) })))
      .onConflictDoNothing()
    const { name, address } = site
    await tx.insert(sites).values({ id: siteId, sessionId, ordinal: 1, name, address, mapUrl: '' }).onConflictDoNothing()
    await tx.insert(rooms).values(roomRows).onConflictDoNothing()
  })
}

const common = {
  kind: 'qualification',
  year: 2020,
  publishedAt: new Date('2020-08-01T09:00:00+08:00'),
  feeFen: 0,
  choiceBy: 'subjects',
  photoBackground: 'white',
} as const

const admitCardNotices = [
  '请携带本准考证和报名时使用的有效身份证件原件参加考试，两样缺一，不能进入考场；电子身份证不能作为入场证件。',
  '请在开考前 30 分钟到达考点，核对考场和座位；开考 5 分钟后不能入场。',
  '手机、智能手表、耳机等电子设备请关机，放在指定位置；考试中带在身上的，不论是否使用，按违纪处理。',
  '请在答题卡和试卷的指定位置填写姓名、准考证号，防止他人抄袭；雷同答卷的成绩无效。',
  '违反考试纪律的，按专业技术人员资格考试违纪违规行为处理规定处理；涉嫌犯罪的，移送公安机关。',
]

const workProof = {
  key: 'work',
  label: '专业工作年限证明',
  hint: '由工作单位或者档案所在单位出具并盖章，写明从事专业工作的起止时间。',
  min: 1,
  max: 5,
}
const educationProof = { key: 'education', label: '学历证明', hint: '毕业证书、学位证书原件扫描件。', min: 1, max: 5 }

const features: ExamFeatures = {
  ...{ commitment: true, review: true, educationCheck: true },
  ...{ checkAfterScores: true, certificate: true },
  sections: qualificationSections,
}

const secondConstructor: Exam = {
  session: {
    ...common,
    id: secondConstructorId,
    exam: 'second-constructor',
    title: '2020 年度二级建造师执业资格考试',
    shortTitle: '二级建造师考试',
    features: {
      ...features,
      rollingYears: 2,
      exemptLevels: ['免一科', '免二科'],
      proofs: [
        workProof,
        educationProof,
        {
          key: 'exemption',
          label: '免试证明',
          hint: '符合免试条件的职称证书、执业资格证书或者成绩证明。',
          min: 1,
          max: 5,
          levels: ['免一科', '免二科'],
        },
      ],
    },
    photoBytesMax: 50 * 1024,
    advice: [
      '成绩两年为一个滚动期：考全科的须在连续两个考试年度内通过全部科目，免一科的同样；免二科的须一次通过。',
      '考全科：三个科目；免一科：免考建设工程施工管理；免二科：只考专业工程管理与实务。报考免试级别的，须先上传证明材料，审核通过后缴费。',
      '报名地决定由哪个区审核材料，请选择工作或者居住所在的区。考场由系统随机编排，与报名地无关。',
      '学历学位信息在线核查需要 24 小时，请预留时间，提前完善学历信息。',
      '完成报名后，已缴费用不予退还。考务咨询 0755-88100099。',
    ],
    admitCardNotices,
  },
  windows: {
    registration: ['2020-09-07T09:00', '2020-09-18T17:00'],
    payment: ['2020-09-07T09:00', '2020-09-21T17:00'],
    applicationForm: ['2020-09-07T09:00', '2020-09-28T17:00'],
    admitCard: ['2020-11-23T09:00', '2020-11-28T09:00'],
  },
  letters: {
    title: '2020 年度二级建造师执业资格考试',
    registration: '2020年9月7日9:00至9月18日17:00',
    payment: '2020年9月7日9:00至9月21日17:00',
    conditions: '具备工程类或者工程经济类中等专业学校毕业及以上学历，并从事建设工程项目施工管理工作满两年。',
    proofs: '学历证明、专业工作年限证明；报考免试级别的，还有免试证明',
  },
  levels: ['考全科', '免一科', '免二科'],
  specialties: ['建筑工程', '机电工程', '市政公用工程'],
  papers: [
    { subject: '建设工程施工管理', from: '2020-11-28T09:00', to: '2020-11-28T12:00', levels: ['考全科'], feeFen: 6500 },
    {
      subject: '建设工程法规及相关知识',
      ...{ from: '2020-11-28T15:00', to: '2020-11-28T17:00' },
      levels: ['考全科', '免一科'],
      feeFen: 6500,
    },
    ...['建筑工程', '机电工程', '市政公用工程'].map((specialty) => ({
      subject: `专业工程管理与实务（${specialty}）`,
      ...{ from: '2020-11-29T09:00', to: '2020-11-29T12:00' },
      specialties: [specialty],
      feeFen: 7500,
    })),
  ],
  site: { name: '福田考点：莲岭实验中学', address: '深圳市福田区莲岭路 18 号', rooms: 6 },
}

const economics: Exam = {
  session: {
    ...common,
    id: economicsId,
    exam: 'economics',
    title: '2020 年度经济专业技术资格考试',
    shortTitle: '经济专业技术资格考试',
    features: { ...features, proofs: [workProof, educationProof] },
    photoBytesMax: 50 * 1024,
    advice: [
      '须在一次考试中报考全部科目，两科成绩全部合格方可取得资格证书。',
      '报名地决定由哪个区审核材料，请选择工作或者居住所在的区。考场由系统随机编排，与报名地无关。',
      '学历学位信息在线核查需要 24 小时，请预留时间，提前完善学历信息。',
      '完成报名后，已缴费用不予退还。考务咨询 0755-88100099。',
    ],
    admitCardNotices,
  },
  windows: {
    registration: ['2020-08-10T09:00', '2020-08-27T17:00'],
    payment: ['2020-08-10T09:00', '2020-08-31T17:00'],
    applicationForm: ['2020-08-10T09:00', '2020-09-07T17:00'],
    admitCard: ['2020-11-16T09:00', '2020-11-21T09:00'],
  },
  letters: {
    title: '2020 年度经济专业技术资格考试',
    registration: '2020年8月10日9:00至8月27日17:00',
    payment: '2020年8月10日9:00至8月31日17:00',
    conditions: '初级须具备高中毕业及以上学历；中级须具备规定的学历，并从事相关专业工作满规定年限。',
    proofs: '学历证明、专业工作年限证明',
  },
  levels: ['初级', '中级'],
  specialties: ['工商管理', '人力资源管理', '金融'],
  papers: [
    { subject: '经济基础知识', from: '2020-11-21T09:00', to: '2020-11-21T10:30', feeFen: 5600 },
    { subject: '专业知识和实务', from: '2020-11-21T14:00', to: '2020-11-21T15:30', feeFen: 5600 },
  ],
  site: { name: '南山考点：蛇湾第二中学', address: '深圳市南山区蛇湾大道 206 号', rooms: 5 },
}
