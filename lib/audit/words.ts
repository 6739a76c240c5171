/** What stands in the ledger of staff, and how the auditor reads it (O-28). */
export const auditWords = {
  'signed-in': '登录后台',
  'signed-in-by-recovery-code': '用恢复码登录后台',
  'sign-in-failed': '登录没有成功',
  'account-opened': '新建工作人员账号',
  'account-closed': '停用账号',
  'account-reopened': '恢复账号',
  'enrolment-made': '生成开通链接',
  'enrolment-reset': '重置密码和动态口令',
  enrolled: '设置密码和动态口令',
  'password-changed': '修改密码',
  'role-given': '授予角色',
  'role-taken': '收回角色',
  'id-number-seen': '查看完整证件号码',
  'mobile-seen': '查看完整手机号码',
  'look-refused': '查看次数到了每日上限，被拒绝',
  'answer-seen': '查看完整的加密内容',
  'scores-imported': '导入成绩',
  'full-marks-set': '设置科目满分',
  'scores-proposed': '提交发布成绩',
  'scores-confirmed': '确认发布成绩',
  'scores-withdrawn': '撤回发布成绩',
  'publicity-started': '开始公示',
  'correction-proposed': '提出更正成绩',
  'correction-confirmed': '确认更正成绩',
  'correction-declined': '不同意更正成绩',
  'score-problems-exported': '导出成绩导入问题',
  'seats-drawn': '编排座位',
  'seats-frozen': '冻结座位',
  'latecomers-seated': '补编座位',
  'seat-placed': '安排照顾座位',
  'seat-taken-back': '取消照顾座位',
  'sheet-exported': '打印考场材料',
  'run-asked': '办理整场打印',
  'files-exported': '下载整场打印文件',
  'sites-changed': '修改考点考场',
  'template-edited': '修改消息模板',
  'orders-exported': '导出缴费订单',
  'reconciliation-started': '发起对账',
  'difference-decided': '处理对账差异',
  'differences-exported': '导出对账差异',
  'look-questioned': '本人对查看提出疑问',
  'handler-opened': '新增经办人',
  'handler-edited': '修改经办人',
  'handler-reset': '重置经办人密码',
  'handler-closed': '注销经办人',
  'grants-changed': '经办人授权',
  'unit-handed-over': '单位业务移交',
  'manager-changed': '更换单位管理员',
  'certificate-batch-made': '编制证书印制批次',
  'certificate-blank-spoiled': '登记证书作废的空白件',
  'certificates-exported': '导出证书印制名单',
  'exam-created': '新建考试',
  'exam-changed': '修改考试设置',
  'exam-published': '发布考试',
  'positions-imported': '导入职位表',
  'dishonesty-proposed': '提出记入诚信档案',
  'dishonesty-confirmed': '确认记入诚信档案',
  'dishonesty-declined': '不同意记入诚信档案',
  'dishonesty-ending-proposed': '提出提前终止诚信记录',
  'dishonesty-ending-confirmed': '确认提前终止诚信记录',
  'dishonesty-ending-declined': '不同意提前终止诚信记录',
  'board-exported': '导出报名动态',
  'clock-set': '拨动演示时钟',
} as const
export type AuditWhat = keyof typeof auditWords

/** Why somebody looks at a whole number: chosen, not typed, so that no personal words get into the ledger. */
export const lookReasons = {
  identity: '核对考生身份',
  contact: '联系考生',
  complaint: '处理投诉、异议或信访',
  duplicate: '核查重复或冒名报名',
  authority: '配合有关机关依法查询',
} as const
export type LookReason = keyof typeof lookReasons

/** What one asks about a look at one's data (B-12): chosen as well, for the same reason. */
export const lookQuestions = {
  'no-business': '我当时没有办理这项业务',
  'no-purpose': '我不明白为什么要看',
  'no-contact': '说是联系我，但没有人联系过我',
  'odd-time': '查看的时间不合常理',
} as const
export type LookQuestion = keyof typeof lookQuestions

/** More whole numbers than one person's work of a day asks for (O-28). */
export const looksPerDayMax = 50
