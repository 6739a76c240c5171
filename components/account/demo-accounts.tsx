/** In the demo only: where to find accounts that work. */
export function DemoAccounts() {
  return (
    <p className="mt-6 rounded-xl border border-edge/60 border-dashed px-4 py-3 text-ink-2 text-sm">
      <strong className="mr-2 text-ink">演示账号</strong>
      每种角色都有现成的账号和密码，见
      <a className="link ml-1 inline-block py-1" href="/sandbox">
        演示账号一览
      </a>
    </p>
  )
}
