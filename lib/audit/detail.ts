import { staffRoles } from '@/lib/access/viewer'
import { exact } from '@/lib/clock/format'
import { sheetKinds } from '@/lib/print/documents'
import { machines } from '@/lib/workflow/machines'
import { auditWords, lookQuestions, lookReasons } from './words'

type Row = { source: 'ledger' | 'case'; name: string; kind: string | null; before: string | null; after: string | null }

/** What happened, in the words of the ledger or of the case's machine. */
export function deedWords({ source, name, kind }: Pick<Row, 'source' | 'name' | 'kind'>): string {
  if (source === 'ledger') return (auditWords as Record<string, string>)[name] ?? name
  const machine = machineOf(kind)
  return machine?.transitions[name]?.label ?? machine?.opens.label ?? name
}

/** What changed, from what to what; empty where the deed says it all. */
export function changeWords(row: Row): string {
  if (row.source === 'case') return arrow(stateWords(row.kind, row.before), stateWords(row.kind, row.after))
  if (row.name === 'clock-set') return arrow(timeWords(row.before), timeWords(row.after))
  const [before, after] = [read(row.before), read(row.after)]
  if (row.name.startsWith('role-')) return arrow(rolesWords(before), rolesWords(after))
  const reason = memberOf(after, 'reason')
  if (row.name === 'look-questioned') return `疑问：${nameIn(lookQuestions, reason)}（${memberOf(after, 'look') ?? ''}）`
  if (reason !== undefined) return `原因：${nameIn(lookReasons, reason)}`
  return arrow(membersWords(before), membersWords(after))
}

const members: Record<string, string> = {
  draw: '编排',
  candidates: '人数',
  result: '结果',
  room: '考场',
  seat: '座位',
  state: '状态',
  version: '版本',
  number: '编号开头',
  extra: '只看有款待退',
  field: '内容',
  as: '身份',
  file: '文件',
  added: '新增',
  changed: '修改',
  removed: '删除',
  sheet: '材料',
  run: '办理',
  kind: '种类',
  site: '考点',
  rooms: '考场数',
  capacity: '座位数',
  source: '来源',
  effect: '限制',
  startsAt: '起',
  endsAt: '止',
}
const values: Record<string, string> = {
  drawn: '已编排',
  frozen: '已冻结',
  account: '收款账号',
  'room-sheets': '考场材料',
  'admit-cards': '准考证',
  'false-commitment': '虚假承诺',
  'serious-breach': '严重违纪违规',
  'grave-breach': '特别严重违纪违规',
  'no-commitment': '不适用告知承诺制',
  'no-exams': '不得报名参加考试',
  ...sheetKinds,
  ...staffRoles,
}

function membersWords(value: unknown): string {
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .map(([name, member]) => `${members[name] ?? name} ${values[String(member)] ?? shortened(String(member))}`)
    .join('，')
}

function nameIn(names: Record<string, string>, key = ''): string {
  return Object.hasOwn(names, key) ? (names[key] ?? key) : key
}

/** Ids and hashes by their beginning. */
function shortened(text: string): string {
  return text.length > 20 ? `${text.slice(0, 8)}…` : text
}

function rolesWords(value: unknown): string {
  if (!Array.isArray(value)) return ''
  const words = value.map((held) => {
    const [role = '', scope = ''] = String(held).split(':')
    return `${(staffRoles as Record<string, string>)[role] ?? role}${scope === '*' ? '' : `（${scope}）`}`
  })
  return words.join('、') || '没有角色'
}

function stateWords(kind: string | null, state: string | null): string {
  return state === null ? '' : (machineOf(kind)?.states[state]?.label ?? state)
}

function timeWords(text: string | null): string {
  const at = read(text)
  return typeof at === 'string' && !Number.isNaN(Date.parse(at)) ? exact(new Date(at)) : ''
}

function arrow(before: string, after: string): string {
  return before && after && before !== after ? `${before} → ${after}` : after || before
}

function memberOf(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return String((value as Record<string, unknown>)[name])
}

function read(text: string | null): unknown {
  return text === null ? null : JSON.parse(text)
}

function machineOf(kind: string | null) {
  return kind !== null && Object.hasOwn(machines, kind) ? machines[kind] : undefined
}
