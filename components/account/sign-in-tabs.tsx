import { signInPath } from '@/lib/account/sign-in-path'

/** 个人登录 and 单位登录: two links, so that they work without scripts and can be bookmarked. */
export function SignInTabs({ kind, back }: { kind: 'person' | 'unit'; back: string }) {
  const tabs = [
    { label: '个人登录', kind: 'person' },
    { label: '单位登录', kind: 'unit' },
  ] as const
  return (
    <nav aria-label="登录方式" className="mb-6 grid grid-cols-2 border-line border-b">
      {tabs.map((tab) => (
        <a
          key={tab.kind}
          href={signInPath(tab.kind, back, false)}
          aria-current={tab.kind === kind ? 'page' : undefined}
          className="-mb-px flex min-h-12 items-center justify-center border-transparent border-b-3 text-ink-2 no-underline hover:text-blue aria-[current=page]:border-blue aria-[current=page]:font-bold aria-[current=page]:text-blue"
        >
          {tab.label}
        </a>
      ))}
    </nav>
  )
}
