import { ButtonLink } from '@/components/ui/button'

/** What this is, what waits for you, and the one thing to do first. */
export function Welcome({ signedIn, todos }: { signedIn: boolean; todos: readonly string[] }) {
  const waits = todos.length > 0
  return (
    <section>
      <h1 className="font-bold font-song text-[1.75rem] leading-tight sm:text-[2.375rem]">
        从报名到证书，
        <br />
        一个账号办完。
      </h1>
      <p className="mt-4 max-w-prose text-ink-2">
        报名、缴费、打印准考证、查成绩、办证书、申报职称。填过的内容自动保存，每一步都告诉您下一步做什么、最晚什么时候。
      </p>
      {waits && (
        <p className="mt-4 rounded-xl border border-blue/30 bg-blue-soft px-4 py-3">
          有 <strong className="text-blue">{todos.length} 件事</strong> 等您办：{todos.join('；')}。
        </p>
      )}
      <div className="mt-6 flex flex-wrap gap-3">
        <ButtonLink href={waits ? '/exams/mine' : '/exams/current'}>{waits ? '去办理' : '进入报名'}</ButtonLink>
        <ButtonLink href={signedIn ? '/exams/mine' : '/register'} tone="secondary">
          {signedIn ? '我的考试' : '立即注册'}
        </ButtonLink>
      </div>
      {!signedIn && <p className="mt-3 text-ink-3 text-sm">首次使用需持一张银行借记卡或金融社保卡完成实名注册，约 3 分钟。</p>}
    </section>
  )
}
