type Feature = {
  title: string
  /** What will be here. */
  will: string
  /** What one can do until then. */
  meanwhile: readonly string[]
}

const demoAccounts = '现在可以用演示账号登录：用户名和密码在登录页和启动时的窗口里都有。'
const staffMayHelp = '需要办理的，请致电咨询电话，由工作人员协助。'

/** The features whose pages come later, by the last part of their address. */
export const features: Readonly<Record<string, Feature>> = {
  register: {
    title: '立即注册',
    will: '在这里分四步实名注册：填写登录信息、身份信息、验证信息，注册成功。需要一张本人的银行借记卡或金融社保卡。',
    meanwhile: [demoAccounts],
  },
  'recover-username': {
    title: '忘记用户名？',
    will: '在这里通过人脸识别，或证件号码加手机验证码找回用户名。用户名会用短信发到登记的手机，不会显示在网页上。',
    meanwhile: [demoAccounts, staffMayHelp],
  },
  'recover-password': {
    title: '忘记密码？',
    will: '在这里通过人脸识别、证件号码加手机验证码，或密保问题重置密码。',
    meanwhile: ['密码输错五次会锁定一小时，一小时后可以再试。', staffMayHelp],
  },
  profile: {
    title: '用户信息维护',
    will: '在这里修改姓名、银行、银行账号和手机号码，每次修改都要重新验证；也在这里修改密码、设置密保问题。',
    meanwhile: ['报名表上的姓名、证件和手机来自实名注册，现在不能自行更改。', staffMayHelp],
  },
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
  certificates: {
    title: '证书查询',
    will: '在这里凭姓名和证书编号查询证书，登录后查看、下载自己的电子证书。',
    meanwhile: ['报名表和准考证上的二维码，可以在“验证真伪”核对。'],
  },
  notices: {
    title: '通知公告',
    will: '在这里发布考试公告、报名通知、成绩和公示名单。',
    meanwhile: ['正在报名和即将报名的考试，都在“当前考试”里，时间和费用写在上面。'],
  },
  elder: {
    title: '长者模式',
    will: '打开后字更大、对比更强、页面更简单。',
    meanwhile: ['现在可以用浏览器放大页面（Ctrl 加 +，或在手机上用两个手指），放大到两倍也能正常使用。'],
  },
}
