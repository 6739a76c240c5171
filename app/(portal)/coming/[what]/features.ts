type Feature = {
  title: string
  /** What will be here. */
  will: string
  /** What one can do until then. */
  meanwhile: readonly string[]
}

/** The features whose pages come later, by the last part of their address. */
export const features: Readonly<Record<string, Feature>> = {
  services: {
    title: '业务办理',
    will: '在这里申请报考资格核查、证书邮寄和补发、考试退费、信息修改、成绩复查和申诉，并查看办到哪一步。',
    meanwhile: ['已经确认的报名信息填错了的，请先致电咨询电话登记。'],
  },
  titles: {
    title: '职称申报',
    will: '在这里申报职称：填写、提交单位审核、受理、评审、公示、发证，每一步都能看到。',
    meanwhile: ['评审条件和受理时间请致电咨询电话。'],
  },
  notices: {
    title: '通知公告',
    will: '在这里发布考试公告、报名通知、成绩和公示名单。',
    meanwhile: [
      '正在报名和即将报名的考试，都在“当前考试”里，时间和费用写在上面。',
      '合格人员的公示名单，在每页底部的“公示”里查看。',
    ],
  },
  elder: {
    title: '长者模式',
    will: '打开后字更大、对比更强、页面更简单。',
    meanwhile: ['现在可以用浏览器放大页面（Ctrl 加 +，或在手机上用两个手指），放大到两倍也能正常使用。'],
  },
}
