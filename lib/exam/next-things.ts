import { dayAndMinute } from '@/lib/clock/format'
import { isOpen, type Window } from '@/lib/workflow/machine'
import type { RegistrationView } from './registration-view'

/** One thing to do: what, a word on it, and the button. */
export type NextThing = { title: string; note?: string; href: string; label: string; download?: boolean }

type Session = { id: string; title: string; windows: { registration: Window } }
type Registered = Pick<RegistrationView, 'id' | 'todo' | 'operations' | 'label'> & { session: Session }
type Asked = {
  kind: 'person' | 'unit' | 'staff' | null
  exams: readonly Registered[]
  open: readonly Session[]
  at: Date
  invites?: boolean
}

/** The three things that this visitor can do next, the most pressing first; 长者模式's home page is these (Q-40). Pure. */
export function nextThings({ kind, exams, open, at, invites }: Asked): NextThing[] {
  const registered = new Set(exams.map(({ session }) => session.id))
  const enter = open
    .filter((session) => isOpen(session.windows.registration, at) && !registered.has(session.id))
    .map(({ id, title, windows }) => {
      return {
        title: `报名：${title}`,
        note: `最晚 ${dayAndMinute(windows.registration.to)}`,
        href: `/exams/${id}`,
        label: '去报名',
      }
    })
  return [
    ...pressing(exams),
    ...(kind ? [] : [signIn]),
    ...(invites ? [dossier] : []),
    ...enter,
    ...standing[kind ?? 'visitor'],
  ].slice(0, 3)
}

/** What the card of a registration offers to do: its first primary operation, or looking at it. */
export function thingOf({ id, todo, operations, label, session }: Registered): NextThing {
  const operation = operations.find(({ primary, href, reason }) => primary && href && !reason)
  const title = todo ?? (operation ? operation.label : `现在没有要办的：${label}`)
  const { href = `/exams/mine/${id}`, label: button = '看看进度', download } = operation ?? {}
  return { title, note: session.title, href, label: button, download }
}

function pressing(exams: readonly Registered[]): NextThing[] {
  const waits = (exam: Registered) => exam.todo !== null || exam.operations.some(({ primary, href }) => primary && href)
  return [...exams]
    .filter(waits)
    .sort((one, other) => Number(other.todo !== null) - Number(one.todo !== null))
    .map(thingOf)
}

const signIn: NextThing = { title: '登录', note: '报名、缴费、打印准考证，都要先登录', href: '/login', label: '去登录' }
const dossier: NextThing = {
  title: '完善个人信息',
  note: '照片和学历；学历核查一般要 24 小时',
  href: '/profile/dossier',
  label: '去填写',
}
const calendar: NextThing = { title: '看有哪些考试', note: '报名和考试的时间', href: '/exams/current', label: '看考试' }
const verify: NextThing = { title: '查验准考证、报名表的真伪', href: '/verify', label: '去查验' }
const standing: Record<NonNullable<Asked['kind']> | 'visitor', readonly NextThing[]> = {
  visitor: [
    { title: '第一次来：注册账号', note: '准备一张银行借记卡或金融社保卡', href: '/register', label: '去注册' },
    calendar,
    verify,
  ],
  person: [
    { title: '看我报的考试', href: '/exams/mine', label: '我的考试' },
    { title: '看消息', href: '/messages', label: '我的消息' },
    calendar,
  ],
  unit: [{ title: '单位业务', href: '/unit', label: '用户中心' }, calendar, verify],
  staff: [{ title: '业务后台', href: '/office', label: '进入后台' }, calendar, verify],
}
