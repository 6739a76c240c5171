import { recruitmentSections } from '@/lib/exam/sections/choice'
import { civilServiceLetters } from './civil-service-letters'
import type { SeedExam } from './seed-exam'

export const civilServiceId = 'civil-service-2020'

const at = (text: string) => new Date(`${text}+08:00`)

const rules = [
  '每人只能报考一个职位，请先对照职位表要求的学历、学位、专业和其他条件。',
  '具有中华人民共和国国籍，年满十八周岁、三十五周岁以下；应届硕士和博士毕业生为四十周岁以下。',
  '现役军人、在读的非应届毕业生、在职公务员和参照公务员法管理的机关（单位）工作人员，以及法律规定不得录用为公务员的人员，不能报考。',
  '曾因犯罪受过刑事处罚、被开除中国共产党党籍、被开除公职或者被依法列为失信联合惩戒对象的，不能报考。',
  '资格审核贯穿招录全过程。不符合报考条件的，取消资格，考试费不退。',
]

/** 深圳市服务“双区”建设专项招录公务员: windows and hours are those of its notice (seed 001), sites are invented. */
export const civilService: SeedExam = {
  session: {
    id: civilServiceId,
    exam: 'civil-service',
    kind: 'civil-service',
    title: '深圳市服务“双区”建设专项招录公务员',
    shortTitle: '专项招录公务员',
    year: 2020,
    feeFen: 100_00,
    choiceBy: 'position',
    features: { sections: recruitmentSections, rules },
    photoBytesMax: 50 * 1024,
    photoBackground: 'white,blue',
    advice: [
      '请先在职位表里选定职位，记下职位编码，再进入报名。',
      '大学专科及以上的每一段学习经历都要填写。专业按毕业证书填写，国（境）外学历按学位证书填写。',
      '点击“暂存职位”只是保存；报名截止前没有确认的，视为自动放弃报名。',
      '确认职位以后，无论报名是否截止，都不能改报其他职位，也不能修改任何个人信息。',
      '确认后请在缴费截止前完成网上缴费；没有按时缴费的，视为放弃报名。',
      '报名表请自行打印留存，考试的各个环节暂时不需要提交。后面多个环节要用到准考证，请多打印几份保存。',
      '系统使用、填写报名信息咨询 0755-88100099，技术支持 0755-88892919，2020年11月13日至12月11日的工作日 9:00–12:00、14:00–17:30；打不进电话时可发邮件到 ksykwb@hrss.sz.gov.cn。',
    ],
    admitCardNotices: [
      '请携带本准考证和有效的居民身份证原件参加考试，两样缺一，不能进入考场。',
      '请至少提前 60 分钟到达考点，出示健康码，测量体温；除核对身份外请全程佩戴口罩。',
      '开考 30 分钟后不能入场；考试结束前不能交卷离场。',
      '请带黑色签字笔、2B 铅笔和橡皮。不能带计算器、书籍、资料和自带的纸张到座位。',
      '手机、智能手表、耳机等电子设备请关机，放在指定位置；考试中带在身上的，不论是否使用，按违纪处理。',
      '请在答题卡和试卷的指定位置填写姓名、准考证号，不要在其他地方留下任何标记。',
      '考试结束时请停止答题，坐在原位，等监考人员收齐答题卡、试卷和草稿纸后再离开。',
      '违反考试纪律的，按公务员录用考试违纪违规行为处理的有关规定处理；涉嫌犯罪的，移送公安机关。',
      '上午和下午在同一考场、同一座位考试。考点不提供停车位，请预留路上的时间。',
      '资格审核、面试、体检等环节还要用到本准考证，请妥善保管。',
    ],
    publishedAt: at('2020-08-10T09:00'),
    mapUrlTemplate: 'https://uri.amap.com/search?city=440300&keyword={address}',
  },
  windows: [
    { name: 'registration', opensAt: at('2020-11-13T09:00'), closesAt: at('2020-11-18T16:00') },
    { name: 'payment', opensAt: at('2020-11-13T09:00'), closesAt: at('2020-11-20T16:00') },
    { name: 'applicationForm', opensAt: at('2020-11-16T09:00'), closesAt: at('2020-12-13T16:00') },
    { name: 'admitCard', opensAt: at('2020-12-07T10:00'), closesAt: at('2020-12-13T16:00') },
  ],
  letters: civilServiceLetters,
  choices: [],
  papers: [
    { subject: '行政职业能力测验', startsAt: at('2020-12-13T09:00'), endsAt: at('2020-12-13T11:00') },
    { subject: '申论', startsAt: at('2020-12-13T14:00'), endsAt: at('2020-12-13T16:30') },
  ],
  schools: [
    { name: '罗湖考点：梧桐山外国语学校', address: '深圳市罗湖区梧岭路 31 号', rooms: 6, building: '明德楼' },
    { name: '宝安考点：海澜湾中学', address: '深圳市宝安区海澜湾路 66 号', rooms: 6, building: '启航楼' },
    { name: '龙华考点：观湖岭高级中学', address: '深圳市龙华区观湖岭大道 128 号', rooms: 4, building: '笃学楼' },
  ],
}
