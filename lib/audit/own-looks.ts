import { listRegistryOpenings } from '@/db/queries/dishonesty'
import { listExports, listLedgerLooks, listOpenings, listQuestioned, listStaffMoves } from '@/db/queries/own-looks'
import { type StaffRole, staffRoles, type Viewer } from '@/lib/access/viewer'
import { machines } from '@/lib/workflow/machines'
import { lookQuestions, lookReasons } from './words'

/** `reference` names it to whom it concerns; `office`: in what capacity, never who; `question`: what one asked about it. */
export type OwnLook = {
  reference: string
  /** Null: it was no case that was opened. */
  caseId: string | null
  at: Date
  office: string
  purpose: string
  seen: string
  business: string
  isWhole: boolean
  question: string | null
}

/**
 * 谁看过我的资料: every look of staff at a whole number or answer of the viewer's, every day on which somebody opened a case of theirs, every list or paper
 * with them in it that was taken out, and every step that staff took and that is shown to them, the newest first: when, in what office, why, what was seen (B-12). Not who: the auditor knows.
 */
export async function readOwnLooks(viewer: Viewer): Promise<OwnLook[]> {
  const [looks, openings, exports, moves, registry, questioned] = await Promise.all([
    listLedgerLooks(viewer),
    listOpenings(viewer),
    listExports(viewer),
    listStaffMoves(viewer),
    listRegistryOpenings(viewer),
    listQuestioned(viewer),
  ])
  const seen = [...looks.map(ofLedger), ...openings.map(ofOpening), ...exports.map(ofExport), ...registry.map(ofRegistry)]
  const all = [...seen, ...moves.flatMap(ofCase)]
  return all
    .map((one) => ({ ...one, question: questionWords(questioned.get(one.reference)?.reason) }))
    .sort((one, other) => other.at.getTime() - one.at.getTime())
}

type Unasked = Omit<OwnLook, 'question'>

function ofLedger({ seq, at, what, after, caseId, kind, number }: Awaited<ReturnType<typeof listLedgerLooks>>[number]): Unasked {
  const { reason, as } = JSON.parse(after ?? '{}') as { reason?: string; as?: string }
  return {
    reference: `L${seq}`,
    caseId,
    at,
    office: officeOf(as),
    purpose: reason && Object.hasOwn(lookReasons, reason) ? lookReasons[reason as keyof typeof lookReasons] : '办理这项业务',
    seen: seenWords[what] ?? '完整资料',
    business: businessOf(kind, number),
    isWhole: true,
  }
}

function ofCase({
  seq,
  at,
  name,
  relation,
  caseId,
  kind,
  number,
}: Awaited<ReturnType<typeof listStaffMoves>>[number]): Unasked[] {
  const move = machines[kind]?.transitions[name]
  // What is not shown to the applicant, and who voted, stays with the case.
  if (!move || move.ballot || (move.shownTo && !move.shownTo.includes('applicant'))) return []
  return [
    {
      reference: `C${number}-${seq}`,
      caseId,
      at,
      office: officeOf(relation),
      purpose: `办理：${move.publicLabel ?? move.label}`,
      seen: maskedWords,
      business: businessOf(kind, number),
      isWhole: false,
    },
  ]
}

function ofOpening({ seq, at, as, caseId, kind, number }: Awaited<ReturnType<typeof listOpenings>>[number]): Unasked {
  return {
    reference: `O${seq}`,
    caseId,
    at,
    office: officeOf(as),
    purpose: '打开这项业务',
    seen: maskedWords,
    business: businessOf(kind, number),
    isWhole: false,
  }
}

function ofExport({ seq, at, what, caseId, kind, number }: Awaited<ReturnType<typeof listExports>>[number]): Unasked {
  const isOrders = what === 'orders-exported'
  return {
    reference: `E${seq}-${number}`,
    caseId,
    at,
    office: isOrders ? staffRoles.cashier : staffRoles.examOfficer,
    purpose: isOrders ? '导出缴费订单' : '打印考场材料',
    seen: isOrders ? '姓名、报名序号和缴费情况' : '姓名、照片、准考证号和座位',
    business: businessOf(kind, number),
    isWhole: false,
  }
}

function ofRegistry({ seq, at, as }: Awaited<ReturnType<typeof listRegistryOpenings>>[number]): Unasked {
  return {
    ...{ reference: `D${seq}`, caseId: null, at, office: officeOf(as), isWhole: false },
    ...{ purpose: '查看诚信档案', seen: '诚信记录（号码打码）', business: '资格考试诚信档案库' },
  }
}

const maskedWords = '提交的内容和材料（号码打码）'
const seenWords: Record<string, string> = {
  'id-number-seen': '完整证件号码',
  'mobile-seen': '完整手机号码',
  'answer-seen': '完整收款账号',
}

function officeOf(role: string | undefined): string {
  return role && Object.hasOwn(staffRoles, role) ? staffRoles[role as StaffRole] : '工作人员'
}

function businessOf(kind: string, number: string): string {
  return `${machines[kind]?.label ?? '业务'} ${number}`
}

function questionWords(reason: string | undefined): string | null {
  if (reason === undefined) return null
  return Object.hasOwn(lookQuestions, reason) ? lookQuestions[reason as keyof typeof lookQuestions] : reason
}
