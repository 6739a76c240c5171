import { Card } from '@/components/ui/card'
import { exact } from '@/lib/clock/format'

type Signed = {
  letter: string | null
  letterHash: string | null
  signedBy: 'password' | 'sms' | null
  at: Date
  withdrawnAt: Date | null
}

const ways = { password: '登录密码', sms: '短信验证码' } as const

/** 告知承诺书 as it was signed: its text, when, how, and the hash of the text (E-12). */
export function SignedLetter({ signed }: { signed: Signed }) {
  const [title = '', ...paragraphs] = (signed.letter ?? '').split('\n')
  return (
    <Card title={signed.withdrawnAt ? '已撤回的告知承诺书' : '已签署的告知承诺书'}>
      <p className="text-ink-2">
        {exact(signed.at)} 由本人用{ways[signed.signedBy ?? 'password']}确认签署
        {signed.withdrawnAt ? `，${exact(signed.withdrawnAt)} 撤回。` : '，一经提交即具有法律效力。'}
      </p>
      <details className="mt-2">
        <summary className="link inline-block min-h-10 cursor-pointer py-2">查看承诺书全文</summary>
        <h3 className="mt-2 font-bold">{title}</h3>
        {paragraphs.map((paragraph) => (
          <p key={paragraph} className="mt-2">
            {paragraph}
          </p>
        ))}
        <p className="mt-3 text-ink-3 text-sm [overflow-wrap:anywhere]">全文校验值（SHA-256）{signed.letterHash}</p>
      </details>
    </Card>
  )
}
