import { inArray } from 'drizzle-orm'
import type { Conditions, Rule } from '@/lib/exam/conditions/conditions'
import { db } from '../client'
import { examSessions } from '../schema/exam'
import { examConditions } from '../schema/exam-conditions'

/** Version 1 of the conditions of every demo session that is there; what is there already stays as it is. */
export async function seedExamConditions(): Promise<void> {
  const sessions = await db()
    .select({ id: examSessions.id })
    .from(examSessions)
    .where(inArray(examSessions.id, Object.keys(seededConditions)))
  const rows = sessions.flatMap(({ id }) => {
    const conditions = seededConditions[id]
    return conditions ? [{ sessionId: id, version: 1, conditions, createdAt: new Date('2020-07-01T09:00:00+08:00') }] : []
  })
  if (rows.length > 0) await db().insert(examConditions).values(rows).onConflictDoNothing()
}

const economicsWork = '经济（含会计、金融、人力资源等）'
const construction = '建设工程项目施工管理'

/** 报考条件 of the demo's exams, by session: the clauses as their notices have them. */
export const seededConditions: Readonly<Record<string, Conditions>> = {
  'title-knowledge-2020': {
    source: '深圳市职称考评结合专业知识考试报名须知',
    catalogues: {},
    everyone: {
      kind: 'all',
      of: [
        { kind: 'not-civil-servant', clause: '公务员不可以报名。', mend: '如单位性质选错了，请返回修改。' },
        {
          kind: 'any',
          clause: '没有深圳户籍的，须在深圳工作一年以上，一般以社保缴交情况为准；也没有在深圳缴交社保的，不符合报名条件。',
          mend: '如填写有误，请返回修改。',
          of: [
            { kind: 'household', clause: '有深圳户籍。' },
            {
              kind: 'insured',
              months: 12,
              fewer: 'review',
              clause: '没有深圳户籍的，须在深圳工作一年以上，一般以社保缴交情况为准。',
              mend: '没有深圳户籍的须在深圳工作一年以上，请确认自己符合条件；不符合的，成绩作废、费用不退。',
            },
          ],
        },
      ],
    },
    choices: [],
    notes: ['没有国籍限制。', '不符合报考条件而参加考试的，成绩作废。'],
  },
  'civil-service-2020': {
    source: '深圳市服务“双区”建设专项招录公务员公告',
    catalogues: {},
    everyone: {
      kind: 'all',
      of: [
        // 应届毕业生 of the year after may register.
        {
          kind: 'education',
          atLeast: '大专',
          monthsAhead: 13,
          clause: '具有大学专科以上学历（含应届毕业生），并符合职位表对学历、学位、专业的要求。',
        },
        { kind: 'not-civil-servant', clause: '在职公务员和参照公务员法管理的机关（单位）工作人员不能报考。' },
      ],
    },
    choices: [],
    notes: [],
  },
  'second-constructor-2020': {
    source: '建造师执业资格制度暂行规定、建造师执业资格考试实施办法',
    catalogues: { 工程类: engineering() },
    everyone: {
      kind: 'education',
      atLeast: '中专',
      majors: { of: '工程类', alike: true },
      work: { years: 2, field: construction },
      clause: '具备工程类或工程经济类中等专科以上学历，并从事建设工程项目施工管理工作满2年。',
    },
    choices: [
      {
        levels: ['免一科'],
        specialties: null,
        rule: {
          kind: 'all',
          of: [
            projectManager('已取得建筑施工二级项目经理资质及以上证书', ['二级项目经理资质证书', '一级项目经理资质证书']),
            longService('具有中级及以上技术职称，从事建设工程项目施工管理工作满15年，可以免试《建设工程施工管理》科目。'),
          ],
        },
      },
      {
        levels: ['免二科'],
        specialties: null,
        rule: {
          kind: 'any',
          of: [
            {
              kind: 'certificate',
              names: ['二级建造师资格证书'],
              clause: '已取得二级建造师资格证书，报考另一个专业的，只考《专业工程管理与实务》科目。',
            },
            {
              kind: 'all',
              of: [
                projectManager('已取得一级项目经理资质证书', ['一级项目经理资质证书']),
                longService(
                  '具有中级及以上技术职称，从事建设工程项目施工管理工作满15年，可以免试《建设工程施工管理》和《建设工程法规及相关知识》科目。',
                ),
              ],
            },
          ],
        },
      },
    ],
    notes: ['专业名称以毕业证书上的为准。', '工作年限计算到报考年度的12月31日。'],
  },
  'economics-2020': {
    source: '经济专业技术资格规定（人社部规〔2020〕1号）',
    catalogues: {},
    choices: [
      {
        levels: ['初级'],
        specialties: null,
        rule: {
          kind: 'education',
          atLeast: '高中',
          clause: '具备国家教育部门认可的高中毕业（含高中、中专、职高、技校）以上学历。',
        },
      },
      {
        levels: ['中级'],
        specialties: null,
        rule: {
          kind: 'any',
          of: [
            { kind: 'education', atLeast: '博士研究生', degree: '博士', clause: '具备博士学位。' },
            economist('硕士研究生', 1, '具备硕士学位，从事相关专业工作满1年。'),
            economist('本科', 4, '具备大学本科学历或学士学位，从事相关专业工作满4年。'),
            economist('大专', 6, '具备大学专科学历，从事相关专业工作满6年。'),
            {
              kind: 'all',
              of: [
                { kind: 'education', atLeast: '高中', clause: '高中毕业并取得初级经济专业技术资格，从事相关专业工作满10年。' },
                {
                  kind: 'certificate',
                  names: ['初级经济专业技术资格'],
                  work: { years: 10, field: economicsWork },
                  clause: '高中毕业并取得初级经济专业技术资格，从事相关专业工作满10年。',
                },
              ],
            },
          ],
        },
      },
    ],
    notes: ['工作年限计算到报考年度的12月31日。'],
  },
}

function economist(atLeast: '硕士研究生' | '本科' | '大专', years: number, clause: string): Rule {
  return { kind: 'education', atLeast, work: { years, field: economicsWork }, clause }
}

function projectManager(clause: string, names: string[]): Rule {
  return { kind: 'certificate', names, clause: `${clause}。` }
}

function longService(clause: string): Rule {
  return { kind: 'certificate', names: ['中级职称', '高级职称'], work: { years: 15, field: construction }, clause }
}

/** 工程类、工程经济类专业: an excerpt of the 专业对照表. */
function engineering() {
  return {
    majors: [
      ...[
        '土木工程',
        '建筑学',
        '建筑工程',
        '建筑工程技术',
        '工业与民用建筑',
        '工程管理',
        '工程造价',
        '工程造价管理',
        '建筑工程管理',
      ],
      ...[
        '城市规划',
        '城乡规划',
        '给水排水工程',
        '给排水科学与工程',
        '建筑环境与能源应用工程',
        '道路桥梁与渡河工程',
        '道路与桥梁工程',
      ],
      ...[
        '交通工程',
        '水利水电工程',
        '水利工程',
        '采矿工程',
        '机械设计制造及其自动化',
        '电气工程及其自动化',
        '通信工程',
        '测绘工程',
      ],
      ...['建设工程监理', '工程经济', '房屋建筑工程', '建筑施工', '道路与桥梁工程施工', '市政工程技术'],
    ],
    alike: [
      ...[
        '建筑装饰工程技术',
        '园林工程技术',
        '风景园林',
        '工程力学',
        '安全工程',
        '环境工程',
        '消防工程',
        '地质工程',
        '勘查技术与工程',
      ],
      ...['材料成型及控制工程', '自动化', '热能与动力工程', '物业设施管理', '房地产开发与管理'],
    ],
  }
}
