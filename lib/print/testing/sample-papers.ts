import sharp from 'sharp'
import type { AdmitCard, ApplicationForm } from '../documents'

/** A portrait-sized JPEG, so that the papers of the tests carry a real photo. */
export async function samplePhoto(): Promise<Uint8Array> {
  const face = '<circle cx="147" cy="180" r="80" fill="#e6c3a0"/><rect x="40" y="290" width="215" height="123" fill="#26303f"/>'
  const picture = `<svg width="295" height="413" xmlns="http://www.w3.org/2000/svg"><rect width="295" height="413" fill="#4a7fc1"/>${face}</svg>`
  return new Uint8Array(await sharp(Buffer.from(picture)).jpeg().toBuffer())
}

const exam = '2026年度一级造价工程师职业资格考试'
const verify = { url: 'https://zhunkao.example.cn/verify/7KQ2-M4XR-9TDA', code: '7KQ2-M4XR-9TDA' }

export function sampleCard(photo: Uint8Array, changes: Partial<AdmitCard> = {}): AdmitCard {
  return {
    examTitle: exam,
    year: '2026',
    admitCardNumber: '440326111220045',
    name: '欧阳䶮',
    idNumber: '440301199001011234',
    sex: '女',
    photo,
    level: '考全科',
    specialty: '土木建筑工程',
    papers: [
      { subject: '建设工程造价管理', date: '2026年10月24日（星期六）', from: '9:00', to: '11:30' },
      { subject: '建设工程计价', date: '2026年10月24日（星期六）', from: '14:00', to: '16:30' },
      { subject: '建设工程技术与计量（土木建筑工程）', date: '2026年10月25日（星期日）', from: '9:00', to: '11:30' },
      { subject: '建设工程造价案例分析（土木建筑工程）', date: '2026年10月25日（星期日）', from: '14:00', to: '18:00' },
    ],
    site: {
      name: '深圳市第二高级技工学校（侨香校区）',
      address: '深圳市福田区侨香路2048号，地铁2号线侨香站D出口步行约350米',
      mapUrl: 'https://map.example.cn/marker?position=114.0179,22.5512&name=site-0412',
    },
    room: '第112考场',
    seat: '07',
    notices,
    verify,
    printedAt: '2026-10-19 09:32',
    serial: 'ZKZ-2026-0004512',
    ...changes,
  }
}

export const notices = [
  '请携带本准考证和有效居民身份证原件参加考试，证件不齐全的不得入场。',
  '每科开考前30分钟开始入场，开考5分钟后禁止进入考场，开考2小时内不得交卷离场。',
  '可以携带黑色墨水笔、2B铅笔、橡皮和无声、无编辑存储功能的计算器。',
  '手机、智能手表、智能眼镜、蓝牙耳机等须关闭并存放在考场指定位置，随身携带的按违纪处理。',
  '入场后请核对座位号、试卷科目和答题卡信息，有误的立即报告监考人员。',
  '答题前在试卷、答题卡指定位置填写姓名和准考证号，并用2B铅笔填涂；在规定位置以外作答或作标记的，成绩无效。',
  '考试结束铃响后立即停止作答，把试卷、答题卡和草稿纸反面向上放在桌上，经监考人员清点后方可离场。',
  '考试采用雷同检测，违纪违规的按《专业技术人员资格考试违纪违规行为处理规定》处理。',
]

export function sampleForm(photo: Uint8Array, changes: Partial<ApplicationForm> = {}): ApplicationForm {
  return {
    examTitle: exam,
    registrationNumber: '2026-0412-000731',
    statusLabel: '已缴费',
    photo,
    sections,
    letters: [
      { title: '《专业技术人员资格考试报名证明事项告知承诺制告知书》', agreedAt: '2026-08-10 21:14' },
      { title: '《专业技术人员资格考试报考承诺书》', agreedAt: '2026-08-10 21:15' },
    ],
    verify,
    printedAt: '2026-08-12 17:05',
    serial: 'BMB-2026-0000731',
    ...changes,
  }
}

const sections = [
  {
    title: '个人信息',
    rows: [
      { label: '姓名', value: '欧阳䶮' },
      { label: '证件号码', value: '440301199001011234' },
      { label: '手机号码', value: '13800138000' },
      { label: '电子邮箱', value: 'ouyang.yan@example.com' },
      { label: '通讯地址', value: '广东省深圳市南山区高新南一道 9 号中科大厦 18 楼 1803 室' },
    ],
  },
  {
    title: '工作信息',
    rows: [
      { label: '工作单位', value: '深圳市建筑设计研究总院有限公司' },
      {
        label: '工作经历',
        value: '2012-07 至 2016-05　中建三局第二建设工程有限责任公司\n2016-06 至今　深圳市建筑设计研究总院有限公司',
      },
    ],
  },
  { title: '报考信息', rows: [{ label: '报考科目', value: '建设工程造价管理、建设工程计价' }] },
]
