import { enterRegistrationAction } from '@/app/(candidate)/exams/actions'
import { EnterExam } from '@/components/exam/enter-exam'
import { SessionTicket } from '@/components/exam/session-ticket'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { getExamFrame, listSessionIds } from '@/db/queries/exam'
import { currentViewer } from '@/lib/access/session'
import { day } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { nextPoints } from '@/lib/exam/next-points'
import { readMyExams } from '@/lib/exam/read-registration'

const services = [
  { sign: '证', title: '证书管理与邮寄', note: '查看、下载电子证书，申请邮寄', href: '/coming/services' },
  { sign: '核', title: '报考资格在线核查', note: '提交材料、申诉、查看结果', href: '/coming/services' },
  { sign: '退', title: '考试退费', note: '选择订单，原路退回', href: '/coming/services' },
  { sign: '职', title: '职称申报', note: '个人申报、单位审核、评审、发证', href: '/coming/titles' },
]

export default async function HomePage() {
  const [viewer, at] = await Promise.all([currentViewer(), now()])
  const frames = (await Promise.all((await listSessionIds(at)).map((id) => getExamFrame(id)))).filter((frame) => frame !== null)
  const todos = viewer?.kind === 'person' ? (await readMyExams(viewer, at)).flatMap((exam) => exam.todo ?? []) : []
  return (
    <Page width="wide">
      <div className="grid gap-8 md:grid-cols-[1fr_26rem]">
        <section>
          <h1 className="font-bold font-song text-[1.75rem] leading-tight sm:text-[2.375rem]">
            从报名到证书，
            <br />
            一个账号办完。
          </h1>
          <p className="mt-4 max-w-prose text-ink-2">
            报名、缴费、打印准考证、查成绩、办证书、申报职称。填过的内容自动保存，每一步都告诉您下一步做什么、最晚什么时候。
          </p>
          {todos.length > 0 && (
            <p className="mt-4 rounded-xl border border-blue/30 bg-blue-soft px-4 py-3">
              有 <strong className="text-blue">{todos.length} 件事</strong> 等您办：{todos.join('；')}。
            </p>
          )}
          <div className="mt-6 flex flex-wrap gap-3">
            <ButtonLink href={todos.length > 0 ? '/exams/mine' : '/exams/current'}>
              {todos.length > 0 ? '去办理' : '进入报名'}
            </ButtonLink>
            <ButtonLink href={viewer ? '/exams/mine' : '/coming/register'} tone="secondary">
              {viewer ? '我的考试' : '立即注册'}
            </ButtonLink>
          </div>
          {!viewer && <p className="mt-3 text-ink-3 text-sm">首次使用需持一张银行借记卡或金融社保卡完成实名注册，约 3 分钟。</p>}
        </section>
        <Card title="近期时间点">
          <ul className="flex flex-col">
            {nextPoints(frames, at).map((point) => (
              <li
                key={`${point.at}${point.what}`}
                className="grid grid-cols-[5.5em_1fr] gap-x-3 border-line border-b py-2.5 first:pt-0 last:border-b-0 last:pb-0"
              >
                <span className="font-bold font-song text-seal">{day(point.at)}</span>
                <span>
                  {point.what}
                  <span className="block text-ink-3 text-sm">{point.session}</span>
                </span>
              </li>
            ))}
          </ul>
        </Card>
      </div>
      <h2 className="mt-10 mb-4 font-bold font-song text-2xl">正在报名</h2>
      {frames.length === 0 && <Empty title="现在没有考试">新的考试公布后会出现在这里。</Empty>}
      <div className="flex flex-col gap-5">
        {frames.map(({ session, windows }) => (
          <SessionTicket
            key={session.id}
            title={session.title}
            windows={windows}
            feeFen={session.feeFen}
            now={at}
            action={<EnterExam session={session} windows={windows} now={at} action={enterRegistrationAction} />}
          />
        ))}
      </div>
      <h2 className="mt-10 mb-4 font-bold font-song text-2xl">常办业务</h2>
      <ul className="grid gap-4 sm:grid-cols-2">
        {services.map((service) => (
          <li key={service.title}>
            <a
              href={service.href}
              className="flex items-center gap-4 rounded-xl border border-line bg-card p-5 hover:border-blue"
            >
              <span
                aria-hidden="true"
                className="grid size-11 shrink-0 place-items-center rounded-lg bg-blue-soft font-bold font-song text-blue text-lg"
              >
                {service.sign}
              </span>
              <span>
                <strong>{service.title}</strong>
                <span className="block text-ink-3 text-sm">{service.note}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Page>
  )
}
