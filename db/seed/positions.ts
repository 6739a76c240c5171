import { sql } from 'drizzle-orm'
import type { PositionRow } from '@/lib/exam/position-table/position'
import { db } from '../client'
import { civilServiceId } from './civil-service'

export const positionsOfDemo = 20_000

/** The demo's 职位表: invented, the same at every start; nothing where its session is not there, and what is there already stays as it is. */
export async function seedPositions(sessionId = civilServiceId): Promise<void> {
  const rows = JSON.stringify(Array.from({ length: positionsOfDemo }, (_, index) => positionAt(index)))
  await db().execute(sql`
    insert into exam_positions (session_id, code, department, title, headcount, education, degree, majors, other_conditions, duties, ordinal)
    select ${sessionId}, x.code, x.department, x.title, x.headcount, x.education, x.degree, x.majors, x."otherConditions", x.duties, x.nth
    from rows from (jsonb_to_recordset(${rows}::jsonb) as (code text, department text, title text, headcount int, education text,
      degree text, majors text, "otherConditions" text, duties text)) with ordinality
      as x(code, department, title, headcount, education, degree, majors, "otherConditions", duties, nth)
    where exists (select from exam_sessions where id = ${sessionId})
      and not exists (select from exam_positions where session_id = ${sessionId})`)
}

/** The position at a place in the table. Every list has a length of its own, prime to the others, so that all mixtures occur. */
export function positionAt(index: number): PositionRow {
  const unit = units[Math.floor(index / 16) % units.length] ?? ''
  const place = places[Math.floor(index / (16 * units.length)) % places.length] ?? ''
  const { education, degree } = educations[(index * 7) % educations.length] ?? { education: '', degree: '' }
  const [title = '', duties = ''] = works[(index * 5) % works.length] ?? []
  return {
    code: `20201${String(index + 1).padStart(5, '0')}`,
    department: `${place}${unit}`,
    title: `${title}${ranks[index % ranks.length]}`,
    headcount: 1 + ((index * 11) % 17 === 0 ? 4 : (index * 3) % 5 === 0 ? 1 : 0),
    education,
    degree,
    majors: majors[(index * 13) % majors.length] ?? '',
    otherConditions: conditions[(index * 17) % conditions.length] ?? '',
    duties,
  }
}

// Places and units are invented.
const places = [
  '海桥市',
  '莲岭区',
  '蛇湾区',
  '清溪湖区',
  '望山区',
  '青田区',
  '白鹭区',
  '银滩区',
  '松塘区',
  '鹤洲新区',
  '海桥市前滩',
  '海桥市北站',
  '海桥市云谷',
]
const units = [
  '税务局',
  '市场监督管理局',
  '人力资源局',
  '住房和建设局',
  '交通运输局',
  '水务局',
  '城市管理和综合执法局',
  '卫生健康局',
  '教育局',
  '财政局',
  '审计局',
  '统计局',
  '司法局',
  '应急管理局',
  '文化广电旅游体育局',
  '发展和改革局',
  '科技创新局',
  '生态环境局',
  '规划和自然资源局',
  '民政局',
  '退役军人事务局',
  '政务服务数据管理局',
  '信访局',
  '档案馆',
  '人民法院',
  '人民检察院',
  '公安局',
  '消防救援支队',
  '街道办事处',
  '机关事务管理局',
  '金融工作局',
  '商务局',
  '国有资产监督管理局',
  '医疗保障局',
  '建筑工务署',
  '公共资源交易中心',
  '气象局',
  '地震局',
  '海洋渔业局',
  '药品监督管理局',
  '知识产权局',
  '口岸办公室',
  '轨道交通办公室',
  '食品安全监察所',
  '劳动监察大队',
  '环境监察支队',
  '土地整备事务中心',
  '住房保障署',
  '公路管理处',
  '港航管理局',
  '安全生产监督所',
  '检验检疫中心',
  '社会保险基金管理局',
  '就业服务中心',
  '不动产登记中心',
  '房屋安全管理所',
  '燃气管理处',
  '河道管理中心',
  '园林绿化管理处',
  '图书馆',
  '博物馆',
  '招商服务署',
  '投资推广署',
  '中小企业服务署',
  '大数据资源管理中心',
  '网络安全和信息化办公室',
  '志愿服务管理处',
  '法律援助处',
  '公证处',
  '价格认证中心',
  '能源管理处',
  '标准技术研究院',
  '计量质量检测研究院',
  '疾病预防控制中心',
  '卫生监督所',
  '招生考试院',
  '教育督导室',
  '体育发展中心',
  '公共文化服务中心',
  '城市更新和土地整备局',
  '海事服务处',
  '邮政管理局',
  '通信管理局',
  '仲裁委员会办公室',
  '史志办公室',
  '接待办公室',
  '外事办公室',
  '台港澳事务办公室',
  '民族宗教事务局',
  '老龄工作办公室',
  '妇幼保健指导处',
  '人才工作局',
  '干部培训中心',
  '机构编制委员会办公室',
  '政策研究室',
  '督查室',
  '综合执法队',
]
const works: readonly (readonly [string, string])[] = [
  ['综合文秘', '从事公文起草、会务和综合协调工作'],
  ['法制审核', '从事行政执法案件法制审核工作'],
  ['财务管理', '从事预算、核算和内部控制工作'],
  ['工程管理', '从事政府投资项目建设管理工作'],
  ['信息化建设', '从事信息系统建设、运行维护和数据治理工作'],
  ['行政执法', '从事一线行政执法工作，需要夜间值班'],
  ['统计分析', '从事统计调查和数据分析工作'],
  ['人事管理', '从事干部人事管理工作'],
  ['规划管理', '从事城市规划编制和审批工作'],
  ['应急值守', '从事应急值守和突发事件处置工作'],
  ['监督检查', '从事监督检查和风险防控工作'],
  ['政务服务', '从事窗口受理和群众咨询服务工作'],
  ['项目审批', '从事行政许可事项审批工作'],
]
const ranks = ['一级科员', '二级科员', '四级主任科员']
const educations = [
  { education: '本科以上', degree: '学士以上' },
  { education: '本科', degree: '学士' },
  { education: '硕士研究生以上', degree: '硕士以上' },
  { education: '大专以上', degree: '' },
  { education: '博士研究生', degree: '博士' },
]
const majors = [
  '法学（B0301）',
  '汉语言文学（B050101）、秘书学（B050107）',
  '会计学（B120203）、财务管理（B120204）、审计学（B120207）',
  '土木工程（B081001）、工程管理（B120103）',
  '计算机科学与技术（B080901）、软件工程（B080902）、网络工程（B080903）',
  '统计学（B071201）、应用统计学（B071202）',
  '城乡规划（B081302）、建筑学（B081301）',
  '环境科学与工程类（B0829）',
  '行政管理（B120402）、公共事业管理（B120401）',
  '不限',
  '经济学类（B0201）、金融学类（B0203）',
  '临床医学（B100201）、预防医学（B100401）',
  '交通运输（B081901）、交通工程（B081802）',
  '水利水电工程（B081201）、水文与水资源工程（B081202）',
  '新闻学（B050301）、广告学（B050303）',
  '档案学（B120502）、图书馆学（B120501）',
  '应急管理（B120111）、安全工程（B083002）',
  '劳动与社会保障（B120403）、人力资源管理（B120206）',
  '测绘工程（B081301）、地理信息科学（B070504）',
]
const conditions = [
  '',
  '限应届毕业生报考',
  '具有两年以上基层工作经历',
  '中共党员',
  '取得法律职业资格证书（A 证）',
  '限男性报考，需要夜间外勤',
  '限女性报考',
  '具有一级或二级建造师资格',
  '大学英语四级 425 分以上',
  '服务基层项目人员专项职位',
  '退役大学生士兵专项职位',
]
