import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'

type Fact = { term: string; detail: string; fixed?: string }

/** What is known of somebody, a line each, with why it cannot be changed; `change` leads to where the others are. */
export function ProfileCard({ facts, change }: { facts: readonly Fact[]; change: string | null }) {
  const changeable = facts.filter(({ fixed }) => fixed === undefined)
  return (
    <Card title="用户信息">
      <dl>
        {facts.map(({ term, detail, fixed }) => (
          <div
            key={term}
            className="grid grid-cols-[5.5em_1fr] gap-x-3 border-line border-b py-2.5 last:border-b-0 sm:grid-cols-[6em_1fr_16em] elder:grid-cols-1"
          >
            <dt className="text-ink-3">{term}</dt>
            <dd className="break-words">{detail}</dd>
            <dd className="text-ink-3 text-sm leading-7 max-sm:col-start-2 elder:col-start-1">
              {fixed ?? '可以修改，要重新验证'}
            </dd>
          </div>
        ))}
      </dl>
      {changeable.length > 0 && (
        <div className="mt-5 border-line border-t pt-5">
          <p className="mb-3 text-ink-2">
            姓名、银行、银行账号和手机号码，改之前请先到银行办好变更；在这里修改时，会重新与银行登记核对，并向手机发送验证码。
          </p>
          {change ? (
            <ButtonLink href={change} tone="secondary">
              修改用户信息
            </ButtonLink>
          ) : (
            <p className="text-ink-3">网上修改还没有开放，现在需要修改的，请致电咨询电话。</p>
          )}
        </div>
      )}
    </Card>
  )
}
