/** Roles of staff, as the administrator gives them (spec README). */
export const staffRoles = {
  examOfficer: '考务人员',
  reviewer: '审核人员',
  cashier: '财务人员',
  certificateOfficer: '证书人员',
  committeeOffice: '日常工作部门',
  expert: '评审专家',
  bureau: '人社局',
  administrator: '系统管理员',
  auditor: '审计员',
} as const
export type StaffRole = keyof typeof staffRoles

/** Where somebody signed in from: what the ledger says of it (O-28). */
export type Place = { device: string; address: string }

/** Who asks: what one row of `sessions` stands for. */
export type Viewer = {
  accountId: string
  kind: 'person' | 'unit' | 'staff'
  name: string
  personId: string | null
  unitId: string | null
  roles: readonly { role: StaffRole; scope: string }[]
  /** Of unit accounts; absent: a handler without grants. */
  unitRole?: 'manager' | 'handler'
  grants?: readonly string[]
  /** 授权有效期 is over: `grants` is empty for that reason (B-13). */
  isMandateOver?: boolean
  place?: Place
}

/** Who acts on a case: somebody signed in, or the system itself, or a payment service whose signature was checked. */
export type Actor = Viewer | 'system' | 'gateway'
