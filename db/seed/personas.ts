import type { StaffRole } from '@/lib/access/viewer'
import type { IdKind } from '@/lib/account/id-kinds'
import type { AccountKind } from '@/lib/account/username'

export type PersonaRole = 'candidate' | 'unitManager' | 'unitHandler' | StaffRole

export type Persona = {
  kind: AccountKind
  username: string
  password: string
  /** Base32, for an authenticator. */
  totpSecret?: string
  roles: PersonaRole[]
  name: string
  unit?: string
  note: string
  /** Of candidates: what real-name registration would have found out. */
  person?: { idKind: IdKind; idNumber: string; sex: '男' | '女'; birthDate: string; mobile: string }
}

/** The demo accounts: one and more for every role. Everybody is invented; no place has the area code 999999. */
export const personas: Persona[] = [
  candidate('ouyang', '欧阳䶮', '女', '99999919920314002X', '13900000001', '普通考生，职称考评结合考试的报考人'),
  candidate('lidu1988', '李𬭊', '男', '999999198811020035', '13900000002', '姓名含生僻字'),
  candidate('abudula', '阿卜杜拉·买买提', '男', '999999199507210015', '13900000003', '姓名含间隔号'),
  {
    ...candidate('maria_santos', 'Maria Clara Santos', '女', '', '13900000004', '外文姓名，用护照报考'),
    person: { idKind: 'passport', idNumber: 'XA0000017', sex: '女', birthDate: '1990-05-06', mobile: '13900000004' },
  },
  candidate('wang_xiaoyu', '王晓雨', '女', '999999199812250048', '13900000005', '职称申报人，所在单位为海桥建设'),
  candidate('zhou_ming', '周明', '男', '999999198002290051', '13900000006', '已缴费的考生，还有一件等待审核的单位注册申请'),

  unit('haiqiao_admin', '何敏', 'unitManager', '海桥建设有限公司', '单位管理员'),
  unit('haiqiao_hr', '罗婷', 'unitHandler', '海桥建设有限公司', '单位经办人'),
  unit('haiqiao_new', '舒欣', 'unitHandler', '海桥建设有限公司', '单位经办人，还没有任何授权'),
  unit('nanhu_admin', '曾立', 'unitManager', '南湖测绘研究院', '另一家单位的管理员，看不到海桥建设的业务'),

  staff('kaowu1', '陈考', 'examOfficer', 'KWA2KWA2KWA2KWA2KWA2KWA2KWA2KWA2', '考务人员'),
  staff('kaowu2', '程务', 'examOfficer', 'KWB2KWB2KWB2KWB2KWB2KWB2KWB2KWB2', '考务人员，复核人'),
  staff('shenhe1', '沈核', 'reviewer', 'SHA2SHA2SHA2SHA2SHA2SHA2SHA2SHA2', '审核人员'),
  staff('shenhe2', '申和', 'reviewer', 'SHB2SHB2SHB2SHB2SHB2SHB2SHB2SHB2', '审核人员，复核人'),
  staff('caiwu1', '蔡悟', 'cashier', 'CWA2CWA2CWA2CWA2CWA2CWA2CWA2CWA2', '财务人员'),
  staff('caiwu2', '柴雾', 'cashier', 'CWB2CWB2CWB2CWB2CWB2CWB2CWB2CWB2', '财务人员，复核人'),
  staff('zhengshu1', '郑舒', 'certificateOfficer', 'ZSA2ZSA2ZSA2ZSA2ZSA2ZSA2ZSA2ZSA2', '证书人员'),
  staff('zhengshu2', '政书', 'certificateOfficer', 'ZSB2ZSB2ZSB2ZSB2ZSB2ZSB2ZSB2ZSB2', '证书人员，复核人'),
  staff('richang1', '任长', 'committeeOffice', 'RCA2RCA2RCA2RCA2RCA2RCA2RCA2RCA2', '评委会日常工作部门'),
  staff('zhuanjia1', '祝安嘉', 'expert', 'ZJA2ZJA2ZJA2ZJA2ZJA2ZJA2ZJA2ZJA2', '评审专家，专业组组长'),
  staff('zhuanjia2', '庄佳', 'expert', 'ZJB2ZJB2ZJB2ZJB2ZJB2ZJB2ZJB2ZJB2', '评审专家'),
  staff('rensheju1', '任社', 'bureau', 'RSJ2RSJ2RSJ2RSJ2RSJ2RSJ2RSJ2RSJ2', '业务权属部门（人社局）'),
  staff('guanliyuan', '管立元', 'administrator', 'GLY2GLY2GLY2GLY2GLY2GLY2GLY2GLY2', '系统管理员'),
  staff('shenjiyuan', '沈寄远', 'auditor', 'SJY2SJY2SJY2SJY2SJY2SJY2SJY2SJY2', '审计员，只读'),
]

function candidate(username: string, name: string, sex: '男' | '女', idNumber: string, mobile: string, note: string): Persona {
  const birthDate = [idNumber.slice(6, 10), idNumber.slice(10, 12), idNumber.slice(12, 14)].join('-')
  const person = { idKind: 'residentId' as const, idNumber, sex, birthDate, mobile }
  return { kind: 'person', username, password: 'kaosheng-2020', roles: ['candidate'], name, note, person }
}

function unit(username: string, name: string, role: PersonaRole, unitName: string, note: string): Persona {
  return { kind: 'unit', username, password: 'danwei-2020', roles: [role], name, unit: unitName, note }
}

function staff(username: string, name: string, role: StaffRole, totpSecret: string, note: string): Persona {
  return { kind: 'staff', username, password: 'gongzuo-2020', totpSecret, roles: [role], name, note }
}
