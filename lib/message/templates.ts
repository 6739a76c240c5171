/** What a template may say of its event, by the name under which the effect leaves it: how officers write it, and one to preview with. */
export type TemplateVariables = Record<string, { label: string; sample: string }>

export type Template = {
  /** How staff and 短信真伪查询 call this kind of message. */
  name: string
  /** What the carrier is told that the SMS is for. */
  purpose: string
  variables: TemplateVariables
  title: string
  body: string
  sms: string | null
}

const number = { label: '报名序号', sample: '2020-0815-000123' }
const exam = { label: '考试名称', sample: '2020年度深圳市职称评审专业知识考试' }
const deadline = { label: '截止时间', sample: '8月24日 17:00' }
const amount = { label: '支付金额', sample: '66.00' }
const paidAt = { label: '支付时间', sample: '8月25日 09:30' }
const request = { label: '申请编号', sample: '2020-0815-000123' }
const refund = { label: '退款金额', sample: '66.00' }
const subject = { label: '科目', sample: '专业知识' }
const unit = { label: '单位名称', sample: '海桥建设有限公司' }
const cause = { label: '原因', sample: '不符合报考条件' }
const appealUntil = { label: '申诉截止日期', sample: '2020年10月20日' }
const source = { label: '来源', sample: '严重违纪违规' }
const hours = { label: '剩余小时', sample: '24' }

const education = { label: '学历', sample: '本科 · 深圳大学' }
const device = { label: '设备', sample: 'Windows 电脑 · Chrome' }

const abandonedRest = '视为自动放弃报名。如您已在截止前付款，请进入“我的考试”点击“查询”，到账后自动恢复。'
const lookInside = '详情请登录查看。'

/**
 * Every kind of message with the words it came with: version 1 of each, put into the database when the product starts (O-25). From then
 * on the database's newest version counts, which the administrator edits; variables are what the effect leaves with the event.
 */
export const templates: Readonly<Record<string, Template>> = {
  'registration.confirmed': {
    name: '报名提交成功通知',
    purpose: 'confirmed',
    variables: { number, deadline },
    title: '报名信息提交成功，待缴费',
    body: '报名序号 {报名序号}。请在{截止时间}前完成网上缴费，逾期未缴费视为自动放弃报名。',
    sms: `报名信息提交成功，待缴费。报名序号 {报名序号}。${lookInside}`,
  },
  'registration.paid': {
    name: '缴费成功通知',
    purpose: 'paid',
    variables: {
      number,
      formCloses: { label: '报名表打印截止时间', sample: '8月24日 17:00' },
      cardOpens: { label: '准考证打印开始时间', sample: '9月9日 10:00' },
    },
    title: '缴费成功，报名完成',
    body: '报名序号 {报名序号}。报名表请在{报名表打印截止时间}前打印；准考证从{准考证打印开始时间}起打印。',
    sms: `缴费成功，报名完成。报名序号 {报名序号}。${lookInside}`,
  },
  'registration.abandoned-unconfirmed': {
    name: '未确认自动放弃通知',
    purpose: 'abandoned',
    variables: { number },
    title: '报名已自动放弃',
    body: `报名序号 {报名序号}：报名截止前没有确认，${abandonedRest}`,
    sms: `报名已自动放弃。报名序号 {报名序号}：报名截止前没有确认，视为自动放弃报名。${lookInside}`,
  },
  'registration.abandoned-unpaid': {
    name: '未缴费自动放弃通知',
    purpose: 'abandoned',
    variables: { number },
    title: '报名已自动放弃',
    body: `报名序号 {报名序号}：缴费截止前没有完成缴费，${abandonedRest}`,
    sms: `报名已自动放弃。报名序号 {报名序号}：缴费截止前没有完成缴费，视为自动放弃报名。${lookInside}`,
  },
  'registration.warn-unconfirmed': {
    name: '报名确认截止提醒',
    purpose: 'warn',
    variables: { exam, hours, deadline },
    title: '报名还没有确认，不到{剩余小时}小时截止',
    body: '您的{考试名称}报名还没有确认，请在{截止时间}前确认报名信息，逾期视为自动放弃报名。',
    sms: `报名还没有确认，不到{剩余小时}小时截止。您的{考试名称}报名还没有确认，请在{截止时间}前确认报名信息，逾期视为自动放弃报名。${lookInside}`,
  },
  'registration.warn-unpaid': {
    name: '缴费截止提醒',
    purpose: 'warn',
    variables: { exam, hours, deadline },
    title: '还没有缴费，不到{剩余小时}小时截止',
    body: '您的{考试名称}还没有缴费，请在{截止时间}前完成网上缴费，逾期视为自动放弃报名。',
    sms: `还没有缴费，不到{剩余小时}小时截止。您的{考试名称}还没有缴费，请在{截止时间}前完成网上缴费，逾期视为自动放弃报名。${lookInside}`,
  },
  'registration.warn-returned': {
    name: '退回修改截止提醒',
    purpose: 'warn',
    variables: { exam, hours, deadline },
    title: '报名审核退回，不到{剩余小时}小时截止',
    body: '您的{考试名称}报名被审核退回，还没有修改后提交，请在{截止时间}前完成，逾期视为自动放弃报名。',
    sms: `报名审核退回，不到{剩余小时}小时截止。您的{考试名称}报名被审核退回，还没有修改后提交，请在{截止时间}前完成。${lookInside}`,
  },
  'registration.warn-unprinted': {
    name: '打印准考证提醒',
    purpose: 'warn',
    variables: { exam, hours, deadline },
    title: '准考证还没有打印，不到{剩余小时}小时',
    body: '您的{考试名称}准考证还没有打印，请在{截止时间}前打印，参加考试须带准考证和有效身份证件原件。',
    sms: `准考证还没有打印，不到{剩余小时}小时。请在{截止时间}前打印{考试名称}准考证，参加考试须带准考证和有效身份证件原件。${lookInside}`,
  },
  'registration.unsigned': {
    name: '签署承诺书提醒',
    purpose: 'confirmed',
    variables: { number, deadline },
    title: '报名信息已确认，请签署承诺书',
    body: '报名序号 {报名序号}。请在{截止时间}前签署告知承诺书，签署后缴费；逾期没有签署的，视为自动放弃报名。',
    sms: `报名信息已确认，请签署告知承诺书后缴费。报名序号 {报名序号}。${lookInside}`,
  },
  'registration.submitted': {
    name: '报名材料提交成功通知',
    purpose: 'confirmed',
    variables: { number, deadline },
    title: '报名信息和材料已提交，待审核',
    body: '报名序号 {报名序号}。审核通过后请在{截止时间}前完成网上缴费；审核结果会发站内消息和短信。',
    sms: `报名信息和材料已提交，待审核。报名序号 {报名序号}。${lookInside}`,
  },
  'registration.withdrawn': {
    name: '撤回承诺通知',
    purpose: 'confirmed',
    variables: { number, deadline },
    title: '已撤回承诺，请上传证明材料',
    body: '报名序号 {报名序号}。本年度这项考试不再适用告知承诺制。请在{截止时间}前提交证明材料，审核通过后缴费。',
    sms: `已撤回承诺，请提交证明材料，审核通过后缴费。报名序号 {报名序号}。${lookInside}`,
  },
  'registration.passed': {
    name: '报名审核通过通知',
    purpose: 'reviewed',
    variables: { number, deadline },
    title: '报名审核通过，请缴费',
    body: '报名序号 {报名序号}。请在{截止时间}前完成网上缴费，逾期未缴费视为自动放弃报名。',
    sms: `报名审核通过，请缴费。报名序号 {报名序号}。${lookInside}`,
  },
  'registration.returned': {
    name: '报名审核退回通知',
    purpose: 'reviewed',
    variables: { number, deadline },
    title: '报名审核退回，请修改',
    body: '报名序号 {报名序号}。请按审核意见修改，在{截止时间}前重新提交，逾期视为自动放弃报名。',
    sms: `报名审核退回，请按审核意见修改后重新提交。报名序号 {报名序号}。${lookInside}`,
  },
  'registration.rejected': {
    name: '报名审核不通过通知',
    purpose: 'reviewed',
    variables: { number },
    title: '报名审核不通过',
    body: '报名序号 {报名序号}。原因见审核意见；对结果有异议的，可以申诉。',
    sms: `报名审核不通过，原因见审核意见。报名序号 {报名序号}。${lookInside}`,
  },
  'registration.voided': {
    name: '报名无效通知',
    purpose: 'voided',
    variables: { number, cause, appealUntil },
    title: '您的报名已按无效处理',
    body: '报名序号 {报名序号}。原因：{原因}。报名无效，不予办理准考证，已缴费用不予退还。具体理由请到“我的考试”查看。有异议的，请在{申诉截止日期}前向考试机构书面申诉，咨询电话 0755-88100099。',
    sms: `您的报名已按无效处理，已缴费用不予退还。报名序号 {报名序号}，原因：{原因}。有异议的，请在{申诉截止日期}前申诉。${lookInside}`,
  },
  'registration.annulled': {
    name: '成绩无效通知',
    purpose: 'voided',
    variables: { number, cause, appealUntil },
    title: '您这次考试的全部成绩已按无效处理',
    body: '报名序号 {报名序号}。原因：{原因}。这次考试全部科目成绩无效，据此取得的证书一并无效。具体理由请到“我的考试”查看。有异议的，请在{申诉截止日期}前向考试机构书面申诉，咨询电话 0755-88100099。',
    sms: `您这次考试的全部科目成绩已按无效处理。报名序号 {报名序号}，原因：{原因}。有异议的，请在{申诉截止日期}前申诉。${lookInside}`,
  },
  'registration.abandoned-unfinished': {
    name: '未签署或未提交材料自动放弃通知',
    purpose: 'abandoned',
    variables: { number },
    title: '报名已自动放弃',
    body: '报名序号 {报名序号}：报名截止前没有签署承诺书或提交证明材料，视为自动放弃报名。',
    sms: `报名已自动放弃。报名序号 {报名序号}：报名截止前没有签署承诺书或提交证明材料。${lookInside}`,
  },
  'registration.abandoned-returned': {
    name: '退回后未修改自动放弃通知',
    purpose: 'abandoned',
    variables: { number },
    title: '报名已自动放弃',
    body: '报名序号 {报名序号}：审核退回后，报名截止前没有修改后提交，视为自动放弃报名。',
    sms: `报名已自动放弃。报名序号 {报名序号}：审核退回后，报名截止前没有修改后提交。${lookInside}`,
  },
  'registration.abandoned-unreviewed': {
    name: '审核未完成自动放弃通知',
    purpose: 'abandoned',
    variables: { number },
    title: '报名已自动放弃',
    body: '报名序号 {报名序号}：缴费截止时材料还没有审核通过，不能缴费，视为自动放弃报名。您没有被收取费用。',
    sms: `报名已自动放弃。报名序号 {报名序号}：缴费截止时材料还没有审核通过，不能缴费。${lookInside}`,
  },
  'registration.warn-unfinished': {
    name: '签署或提交材料截止提醒',
    purpose: 'warn',
    variables: { exam, hours, deadline },
    title: '报名还没有完成，不到{剩余小时}小时截止',
    body: '您的{考试名称}还没有签署承诺书或提交证明材料，请在{截止时间}前完成，逾期视为自动放弃报名。',
    sms: `报名还没有完成，不到{剩余小时}小时截止。您的{考试名称}还没有签署承诺书或提交证明材料，请在{截止时间}前完成。${lookInside}`,
  },
  'payment.duplicate': {
    name: '重复付款通知',
    purpose: 'duplicate',
    variables: { paidAt, amount },
    title: '收到重复付款，将退回',
    body: '{支付时间}支付的 {支付金额} 元是同一订单的重复付款，报名截止后原路退回，您不需要办理手续。',
    sms: `收到重复付款，将退回。{支付时间}支付的 {支付金额} 元是同一订单的重复付款，报名截止后原路退回，您不需要办理手续。${lookInside}`,
  },
  'payment.not-counted': {
    name: '付款未计入报名通知',
    purpose: 'late',
    variables: { paidAt, amount },
    title: '付款已过缴费时间，将退回',
    body: '{支付时间}支付的 {支付金额} 元没有计入报名，将原路退回，您不需要办理手续。',
    sms: `付款已过缴费时间，将退回。{支付时间}支付的 {支付金额} 元没有计入报名，将原路退回，您不需要办理手续。${lookInside}`,
  },
  'payment.late': {
    name: '逾期付款通知',
    purpose: 'late',
    variables: { paidAt, amount, deadline: { label: '截止时间', sample: '2020年8月24日 17:00:00' } },
    title: '付款已过缴费时间，将退回',
    body: '{支付时间}支付的 {支付金额} 元不在缴费时间内（{截止时间}截止），不能计入报名，将原路退回，您不需要办理手续。',
    sms: `付款已过缴费时间，将退回。{支付时间}支付的 {支付金额} 元不在缴费时间内（{截止时间}截止），不能计入报名，将原路退回，您不需要办理手续。${lookInside}`,
  },
  'payment.wrong-amount': {
    name: '付款金额不符通知',
    purpose: 'wrong-amount',
    variables: { paidAt, amount, due: { label: '应缴金额', sample: '66.00' } },
    title: '付款金额不符，将退回',
    body: '{支付时间}支付的 {支付金额} 元与应缴的 {应缴金额} 元不符，没有计入报名，将原路退回。请在截止前按应缴金额重新缴费。',
    sms: `付款金额不符，将退回。{支付时间}支付的 {支付金额} 元与应缴的 {应缴金额} 元不符，没有计入报名，将原路退回。${lookInside}`,
  },
  'payment.wrong-amount-paid': {
    name: '付款金额不符通知（已缴清）',
    purpose: 'wrong-amount',
    variables: { paidAt, amount, due: { label: '应缴金额', sample: '66.00' } },
    title: '付款金额不符，将退回',
    body: '{支付时间}支付的 {支付金额} 元与应缴的 {应缴金额} 元不符，没有计入报名，将原路退回。您的报名费已另外缴清，不需要再付。',
    sms: `付款金额不符，将退回。{支付时间}支付的 {支付金额} 元将原路退回，报名费已另外缴清，不需要再付。${lookInside}`,
  },
  'account.code': {
    name: '短信验证码',
    purpose: 'code',
    variables: { purpose: { label: '用途', sample: '注册' }, code: { label: '验证码', sample: '******' } },
    title: '短信验证码',
    body: '{用途}验证码 {验证码}，5 分钟内有效。',
    sms: '{用途}验证码 {验证码}，5 分钟内有效。工作人员不会向您索要，请不要告诉任何人。',
  },
  'account.username': {
    name: '找回用户名',
    purpose: 'account',
    variables: { username: { label: '用户名', sample: 'ouyang' } },
    title: '找回用户名',
    body: '您的用户名是 {用户名}。如果不是您本人在找回，请尽快修改密码。',
    sms: '您的用户名是 {用户名}。不是您本人在找回的，请尽快修改密码。',
  },
  'account.changed': {
    name: '用户信息变更通知',
    purpose: 'account',
    variables: { fields: { label: '修改的内容', sample: '手机号码' } },
    title: '用户信息已修改',
    body: '您修改了{修改的内容}。如果不是您本人修改的，请立即修改密码，并致电 0755-88100099。',
    sms: '您的用户信息已修改：{修改的内容}。不是您本人修改的，请立即致电 0755-88100099。',
  },
  'account.mobile-left': {
    name: '原手机号停用通知',
    purpose: 'account',
    variables: { fields: { label: '修改的内容', sample: '手机号码' } },
    title: '手机号码已更换',
    body: '这个手机号码不再用于人事考试账号。',
    sms: '人事考试账号已更换手机号码，本号码不再接收通知。不是您本人更换的，请立即致电 0755-88100099。',
  },
  'refund.returned': {
    name: '退费申请退回通知',
    purpose: 'refund',
    variables: { request, exam },
    title: '退费申请被退回，请修改',
    body: '{考试名称}，申请编号 {申请编号}。请查看审核意见，修改后重新提交。',
    sms: `退费申请被退回，请修改后重新提交。申请编号 {申请编号}。${lookInside}`,
  },
  'refund.rejected': {
    name: '退费申请不通过通知',
    purpose: 'refund',
    variables: { request, exam },
    title: '退费申请审核不通过',
    body: '{考试名称}，申请编号 {申请编号}。原因见审核意见。',
    sms: `退费申请审核不通过。申请编号 {申请编号}。${lookInside}`,
  },
  'refund.approved': {
    name: '退费申请通过通知',
    purpose: 'refund',
    variables: { request, exam, refund },
    title: '退费申请审核通过',
    body: '{考试名称}，申请编号 {申请编号}。{退款金额} 元将原路退回付款账户，到账时间以支付机构为准。',
    sms: `退费申请审核通过。申请编号 {申请编号}，{退款金额} 元将原路退回。${lookInside}`,
  },
  'refund.refunded': {
    name: '已退费通知',
    purpose: 'refund',
    variables: { request, exam, refund },
    title: '已退费',
    body: '{考试名称}，申请编号 {申请编号}。{退款金额} 元已退回付款账户。',
    sms: `已退费。申请编号 {申请编号}，{退款金额} 元已退回付款账户。${lookInside}`,
  },
  'refund.unasked': {
    name: '多付款项退回通知',
    purpose: 'refund',
    variables: { request, exam, refund },
    title: '多付的款项正在退回',
    body: '{考试名称}，报名已截止。没有计入报名的 {退款金额} 元已通知支付机构原路退回，到账时间以支付机构为准。编号 {申请编号}，可在“业务查询”查看。',
    sms: `多付的款项正在退回。{退款金额} 元已通知支付机构原路退回，编号 {申请编号}。${lookInside}`,
  },
  'refund.account-needed': {
    name: '收款账户补充通知',
    purpose: 'refund',
    variables: { request, exam, refund },
    title: '不能原路退款，请填写收款账户',
    body: '{考试名称}，申请编号 {申请编号}。付款账户不能再接收退款，请填写您本人的银行卡，{退款金额} 元将转到这张卡。',
    sms: `不能原路退款，请登录填写您本人的收款账户。申请编号 {申请编号}。${lookInside}`,
  },
  'refund.account-returned': {
    name: '收款账户退回通知',
    purpose: 'refund',
    variables: { request, exam, refund },
    title: '收款账户有误，请修改',
    body: '{考试名称}，申请编号 {申请编号}。{退款金额} 元没有转出，请查看意见，修改收款账户后重新提交。',
    sms: `收款账户有误，请登录修改后重新提交。申请编号 {申请编号}。${lookInside}`,
  },
  'refund.transferred': {
    name: '退费转账通知',
    purpose: 'refund',
    variables: { request, exam, refund },
    title: '已退费',
    body: '{考试名称}，申请编号 {申请编号}。{退款金额} 元已转入您填写的收款账户。',
    sms: `已退费。申请编号 {申请编号}，{退款金额} 元已转入您填写的收款账户。${lookInside}`,
  },
  'account.password-changed': {
    name: '密码修改通知',
    purpose: 'account',
    variables: { device },
    title: '您的密码已修改',
    body: '在{设备}上用原密码修改。其他登录已全部结束。如果不是您本人修改的，请马上用“忘记密码？”重置密码，并查看安全记录。',
    sms: '您的密码已修改（{设备}），其他登录已全部结束。如果不是您本人修改的，请马上用“忘记密码？”重置密码。',
  },
  'account.closed': {
    name: '账号注销通知',
    purpose: 'account',
    variables: {},
    title: '您的账号已注销',
    body: '账号已按您的申请注销，所有登录已结束。以后需要办理业务时，可以用同一证件重新注册，原来的记录会接上。',
    sms: '您的账号已按您的申请注销。如果不是您本人办理的，请马上致电咨询电话。',
  },
  'account.password-reset': {
    name: '密码重置通知',
    purpose: 'account',
    variables: { device },
    title: '您的密码已重置',
    body: '在{设备}上通过“忘记密码？”重置。原来的登录已全部结束。如果不是您本人重置的，请马上再次重置密码，并查看安全记录。',
    sms: '您的密码已重置（{设备}），原来的登录已全部结束。如果不是您本人重置的，请马上用“忘记密码？”重新设置。',
  },
  'unit-registration.registered': {
    name: '单位注册成功通知',
    purpose: 'unit-registration',
    variables: { request, unit, username: { label: '管理员用户名', sample: 'haiqiao_admin' } },
    title: '单位注册成功，请设置密码',
    body: '{单位名称}已注册，申请编号 {申请编号}。您是单位管理员，用户名 {管理员用户名}。请用个人账号登录，进入“单位账号”设置密码，然后用“单位登录”。',
    sms: `单位注册成功，您是单位管理员，用户名 {管理员用户名}。请登录个人账号，进入“单位账号”设置密码。申请编号 {申请编号}。${lookInside}`,
  },
  'dishonesty.entered': {
    name: '记入诚信档案通知',
    purpose: 'dishonesty',
    variables: {
      source,
      period: { label: '记录期', sample: '2020年8月20日至2025年8月19日' },
      effect: { label: '限制', sample: '不适用告知承诺制' },
    },
    title: '您已记入资格考试诚信档案库',
    body: '来源：{来源}。记录期：{记录期}。记录期内{限制}。事由和文号请到“用户信息维护”的“诚信记录”查看；有异议的，请书面申诉，咨询电话 0755-88100099。',
    sms: `您已记入资格考试诚信档案库，来源：{来源}，记录期内{限制}。有异议的，请书面申诉。${lookInside}`,
  },
  'dishonesty.ended': {
    name: '诚信记录提前终止通知',
    purpose: 'dishonesty',
    variables: { source },
    title: '一条诚信记录已提前终止',
    body: '来源为{来源}的诚信记录已提前终止，即日起不再限制您报名。终止的记录仍列在“诚信记录”里。',
    sms: `您的一条诚信记录（{来源}）已提前终止。${lookInside}`,
  },
  'education.passed': {
    name: '学历核查通过通知',
    purpose: 'education',
    variables: { education },
    title: '学历核查：通过',
    body: '{学历}已由学信网核查通过，报名时不用上传学历材料。',
    sms: null,
  },
  'education.differs': {
    name: '学历核查通过通知（有出入）',
    purpose: 'education',
    variables: { education, differences: { label: '有出入的内容', sample: '所学专业、毕业年月' } },
    title: '学历核查：通过，请核对有出入的内容',
    body: '{学历}已由学信网核查通过，但您填写的{有出入的内容}与学信网登记的不一样。请对照毕业证书核对，填错了请在报名前修改。',
    sms: null,
  },
  'education.failed': {
    name: '学历核查未通过通知',
    purpose: 'education',
    variables: { education },
    title: '学历核查：未通过',
    body: '{学历}没有通过学信网在线核查。请先核对填写的内容；没有填错的，请登录学信网（www.chsi.com.cn）下载验证/认证报告，与学历或学位证原件合并为一个 PDF 上传。',
    sms: null,
  },
  'education.onsite': {
    name: '学历需现场核查通知',
    purpose: 'education',
    variables: { education },
    title: '学历核查：需现场核查',
    body: '{学历}不能在线自动核验。请登录学信网（www.chsi.com.cn）下载验证/认证报告，与学历或学位证原件合并为一个 PDF 上传，由工作人员核查。',
    sms: null,
  },
  'unit-registration.returned': {
    name: '单位注册退回通知',
    purpose: 'unit-registration',
    variables: { request, unit },
    title: '单位注册被退回，请修改',
    body: '{单位名称}，申请编号 {申请编号}。请查看审核意见，修改后重新提交。',
    sms: `单位注册被退回，请修改后重新提交。申请编号 {申请编号}。${lookInside}`,
  },
  'unit-registration.rejected': {
    name: '单位注册不通过通知',
    purpose: 'unit-registration',
    variables: { request, unit },
    title: '单位注册审核不通过',
    body: '{单位名称}，申请编号 {申请编号}。原因见审核意见。',
    sms: `单位注册审核不通过。申请编号 {申请编号}。${lookInside}`,
  },
  'score.published': {
    name: '成绩发布通知',
    purpose: 'score',
    variables: { exam },
    title: '成绩已经发布',
    body: '{考试名称}的成绩已经发布，请到“我的考试”点击“成绩查询”。对成绩有异议的，可以在复查期限内申请成绩复查。',
    sms: `{考试名称}的成绩已经发布，请登录后到“我的考试”查询。`,
  },
  'publicity.listed': {
    name: '公示通知',
    purpose: 'publicity',
    variables: { exam },
    title: '您在公示名单中',
    body: '{考试名称}的合格人员名单正在公示，您在名单中，不需要办理手续。公示期间请保持手机畅通，配合可能的核查；名单和截止时间请点开查看。',
    sms: null,
  },
  'score.changed': {
    name: '成绩更正通知',
    purpose: 'score',
    variables: { exam, subject },
    title: '一科成绩有更正',
    body: '{考试名称}“{科目}”的成绩有更正，请到“我的考试”点击“成绩查询”查看，原来的成绩也列在那里。',
    sms: `{考试名称}有一科成绩更正，请登录后到“我的考试”查询。`,
  },
  'certificate.issued': {
    name: '证书发放通知',
    purpose: 'certificate',
    variables: { exam },
    title: '您的证书已经发放',
    body: '{考试名称}的证书已经发放，电子证书可以在“证书管理”查看、下载。',
    sms: '{考试名称}的证书已经发放，请登录后到“证书管理”查看、下载电子证书。',
  },
  'certificate.revoked': {
    name: '证书撤销通知',
    purpose: 'certificate',
    variables: { exam },
    title: '您的证书已被撤销',
    body: '{考试名称}的证书已被撤销，不能再使用。原因写在“证书管理”的证书详情里；有疑问请致电 0755-88100099。',
    sms: `{考试名称}的证书已被撤销，不能再使用。${lookInside}`,
  },
  'recheck.unchanged': {
    name: '成绩复查结果通知（无变化）',
    purpose: 'recheck',
    variables: { request, exam, subject },
    title: '成绩复查有结果：没有变化',
    body: '申请 {申请编号}：{考试名称}“{科目}”已经复查，成绩没有变化。复查报告写明做了哪些核对，请进入申请查看。',
    sms: `成绩复查有结果：没有变化。申请 {申请编号}。${lookInside}`,
  },
  'recheck.changed': {
    name: '成绩复查结果通知（更正）',
    purpose: 'recheck',
    variables: { request, exam, subject },
    title: '成绩复查有结果：成绩已更正',
    body: '申请 {申请编号}：{考试名称}“{科目}”经复查并由两人核定，成绩已更正。复查报告和更正前后的成绩，请进入申请查看。',
    sms: `成绩复查有结果：成绩已更正。申请 {申请编号}。${lookInside}`,
  },
  'check.opened': {
    name: '报考资格核查补交通知',
    purpose: 'check',
    variables: { exam, deadline },
    title: '全科合格，请补交学历核验报告',
    body: '您的{考试名称}全科成绩合格。报名时学历学位没有在线核验通过，也还没有交核验报告，请在{截止时间}前到“业务办理”的“报考资格在线核查”补交：学历或学位证原件与学信网验证/认证报告，合并为一个 PDF。',
    sms: `您的{考试名称}全科合格，请在{截止时间}前登录，到“报考资格在线核查”补交学历核验报告。`,
  },
  'check.failed': {
    name: '报考资格核查不通过通知',
    purpose: 'check',
    variables: { exam, deadline },
    title: '报考资格核查不通过，请补交材料',
    body: '{考试名称}的报考资格核查不通过，缺什么、怎么补，核查意见里都写明了。请在{截止时间}前到“报考资格在线核查”补交；逾期没有补交的，当次全部科目成绩无效。',
    sms: `{考试名称}报考资格核查不通过，请在{截止时间}前登录补交材料，逾期当次全部科目成绩无效。`,
  },
  'check.warn': {
    name: '核查材料补交截止提醒',
    purpose: 'warn',
    variables: { exam, hours, deadline },
    title: '核查材料还没有补交，不到{剩余小时}小时截止',
    body: '您的{考试名称}报考资格核查材料还没有补交，请在{截止时间}前到“报考资格在线核查”补交，逾期当次全部科目成绩无效。',
    sms: `您的{考试名称}核查材料还没有补交，不到{剩余小时}小时截止，逾期当次全部科目成绩无效。请登录后补交。`,
  },
  'check.passed': {
    name: '报考资格核查通过通知',
    purpose: 'check',
    variables: { exam },
    title: '报考资格核查通过',
    body: '{考试名称}的报考资格核查已经通过，不用再办什么。公示结束、证书制作好以后会通知您。',
    sms: `{考试名称}报考资格核查通过。${lookInside}`,
  },
  'check.ineligible': {
    name: '不符合报考条件通知',
    purpose: 'check',
    variables: { exam },
    title: '核查认定不符合报考条件',
    body: '{考试名称}经两名工作人员核查，认定不符合报考条件，当次全部科目成绩按规定作无效处理。原因写在核查意见里，请到“报考资格在线核查”查看；有异议的，请致电 0755-88100099。',
    sms: `{考试名称}核查认定不符合报考条件，原因请登录查看。`,
  },
  'check.lapsed': {
    name: '逾期未补交核查材料通知',
    purpose: 'check',
    variables: { exam },
    title: '没有按时补交核查材料',
    body: '{考试名称}的核查材料没有按时补交，当次全部科目成绩将按规定作无效处理。有正当理由的，请尽快致电 0755-88100099。',
    sms: `{考试名称}核查材料没有按时补交，有正当理由的请尽快致电 0755-88100099。`,
  },
}

/** How a kind of message is called; one from before templates by what every message is. */
export function templateName(key: string | null): string {
  return (key !== null && Object.hasOwn(templates, key) && templates[key]?.name) || '业务通知'
}
