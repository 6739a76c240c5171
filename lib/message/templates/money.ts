import { exam, lookInside, request, type Template } from '../template'

const amount = { label: '支付金额', sample: '66.00' }
const paidAt = { label: '支付时间', sample: '8月25日 09:30' }
const refund = { label: '退款金额', sample: '66.00' }

/** Of money that came, and of what goes back. */
export const moneyTemplates = {
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
} satisfies Record<string, Template>
