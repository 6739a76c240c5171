type HandlerLinksProps = { accountId: string; name: string; state: string; isManager: boolean }

/** 授权系统 and 修改 of a handler, for the manager. */
export function HandlerLinks({ accountId, name, state, isManager }: HandlerLinksProps) {
  if (!isManager || state === 'left') return null
  return (
    <span className="flex min-w-36 flex-wrap gap-x-4">
      <a href={`/unit/handlers/${accountId}/systems`} className="link py-1">
        授权系统<span className="sr-only">：{name}</span>
      </a>
      <a href={`/unit/handlers/${accountId}`} className="link py-1">
        修改<span className="sr-only">：{name}</span>
      </a>
    </span>
  )
}
