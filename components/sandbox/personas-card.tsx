import { Card } from '@/components/ui/card'

type Persona = { username: string; password: string; name: string; unit?: string; note: string; code: string | null }

/** The demo accounts, staff with the code that their authenticator shows now. */
export function PersonasCard({ personas }: { personas: readonly Persona[] }) {
  return (
    <Card title="演示账号" aside={<span className="text-ink-3 text-sm">动态口令每 30 秒更换，过期请刷新本页</span>}>
      <ul id="personas" className="grid scroll-mt-4 gap-x-8 sm:grid-cols-2">
        {personas.map(({ username, password, name, unit, note, code }) => (
          <li key={username} className="border-line border-b py-2.5 text-[0.9375rem]">
            <p>
              <strong>{username}</strong> · 密码 {password}
              {code && (
                <>
                  {' '}
                  · 动态口令 <strong className="tabular-nums">{code}</strong>
                </>
              )}
            </p>
            <p className="text-ink-2">{[name, unit, note].filter(Boolean).join(' · ')}</p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
