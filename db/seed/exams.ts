import { civilService } from './civil-service'
import { titleKnowledgeLetters } from './exam-letters'
import { type SeedExam, seedExam } from './seed-exam'

export const titleKnowledgeId = 'title-knowledge-2020'

/** The demo's exam sessions with everything configured; what is there already stays as it is. */
export async function seedExams(): Promise<void> {
  for (const exam of [titleKnowledge, civilService]) await seedExam(exam)
}

const at = (text: string) => new Date(`${text}+08:00`)

const session: SeedExam['session'] = {
  id: titleKnowledgeId,
  exam: 'title-knowledge',
  kind: 'title-knowledge',
  title: '深圳市职称考评结合专业知识考试',
  shortTitle: '职称专业知识考试',
  year: 2020,
  feeFen: 6600,
  photoBytesMax: 50 * 1024,
  photoBackground: 'white,red,blue',
  advice: [
    '每人只能选择一个级别和一个专业报名。请先对照报考条件，再选择级别和专业。',
    '点击“暂存报考信息”只是保存；报名截止前没有确认的，视为自动放弃报名。',
    '确认以后，报名信息、级别和专业都不能再修改，报名截止前也不能。',
    '确认后请在缴费截止前完成网上缴费；没有按时缴费的，视为自动放弃报名。',
    '没有考试用书，请以考试大纲为准。成绩三年有效（含考试当年）。',
    '报名和考务咨询 0755-88100099，2020年8月14日至8月24日的工作日 9:00–12:00、14:00–18:00；打不进电话时可发邮件到 ksykwb@hrss.sz.gov.cn。报考政策咨询 88123617、88128639。',
  ],
  admitCardNotices: [
    '请携带本准考证和报名时使用的有效身份证件原件参加考试，两样缺一，不能进入考场。',
    '请在开考前 30 分钟到达考点，核对考场和座位；开考 5 分钟后不能入场，开考后不到规定时间不能交卷离场。',
    '进入考点时请佩戴口罩，出示当日健康码，配合测量体温；健康码异常或体温达到37.3℃的，请听从工作人员安排。',
    '考试为闭卷。可带黑色签字笔、2B 铅笔、橡皮和没有编程、存储功能的计算器；书籍、资料和自带的纸张请放在指定位置。',
    '手机、智能手表、耳机等电子设备请关机，放在指定位置；考试中带在身上的，不论是否使用，按违纪处理。',
    '请在答题卡和试卷的指定位置填写姓名、准考证号，不要在其他地方留下任何标记。',
    '考试结束时请停止答题，坐在原位，等监考人员收齐答题卡、试卷和草稿纸后再离开；试卷和草稿纸不能带出考场。',
    '违反考试纪律的，按专业技术人员资格考试违纪违规行为处理规定处理；涉嫌犯罪的，移送公安机关。',
    '考点不提供停车位，请预留路上的时间，最好提前一天熟悉路线。',
    '请妥善保管本准考证：查询成绩和申报职称时需要准考证号。',
  ],
  publishedAt: at('2020-08-01T09:00'),
  mapUrlTemplate: 'https://uri.amap.com/search?city=440300&keyword={address}',
}

const registering = { opensAt: at('2020-08-14T10:00'), closesAt: at('2020-08-24T17:00') }
const windows: SeedExam['windows'] = [
  { name: 'registration', ...registering },
  { name: 'payment', ...registering },
  { name: 'applicationForm', ...registering },
  { name: 'admitCard', opensAt: at('2020-09-09T10:00'), closesAt: at('2020-09-12T17:00') },
]

const paper = { subject: '专业知识', startsAt: at('2020-09-13T09:00'), endsAt: at('2020-09-13T11:30') }

const levels = ['助理级', '中级', '副高级']
const specialties = ['建筑施工', '建筑设计', '工程造价', '城乡规划', '园林', '标准化']

function choiceRows() {
  const pairs = levels.flatMap((level) => specialties.map((specialty) => ({ level, specialty })))
  return pairs
    .filter(({ level, specialty }) => !(level === '助理级' && specialty === '标准化'))
    .map((pair, index) => ({ ...pair, ordinal: index + 1 }))
}

// Invented schools.
const schools = [
  { name: '福田考点：莲岭实验中学', address: '深圳市福田区莲岭路 18 号', rooms: 6, building: '求真楼' },
  { name: '南山考点：蛇湾第二中学', address: '深圳市南山区蛇湾大道 206 号', rooms: 5, building: '致远楼' },
  { name: '龙岗考点：清溪湖高级中学', address: '深圳市龙岗区清溪湖路 9 号', rooms: 4, building: '博文楼' },
]

const titleKnowledge: SeedExam = {
  session,
  windows,
  letters: titleKnowledgeLetters,
  choices: choiceRows(),
  papers: [paper],
  schools,
}
