const tabs = { item: '业务授权', menu: '功能菜单授权' }

/** 业务授权 and 功能菜单授权: two links, so that they work without scripts. */
export function GrantTabs({ accountId, kind }: { accountId: string; kind: keyof typeof tabs }) {
  return (
    <nav aria-label="授权" className="mb-5 grid grid-cols-2 border-line border-b">
      {Object.entries(tabs).map(([tab, label]) => (
        <a
          key={tab}
          href={`/unit/permissions/${accountId}?tab=${tab}`}
          aria-current={tab === kind ? 'page' : undefined}
          className="-mb-px flex min-h-12 items-center justify-center border-transparent border-b-3 text-ink-2 no-underline hover:text-blue aria-[current=page]:border-blue aria-[current=page]:font-bold aria-[current=page]:text-blue"
        >
          {label}
        </a>
      ))}
    </nav>
  )
}
