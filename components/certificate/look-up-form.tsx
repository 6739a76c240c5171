'use client'
import { useActionState } from 'react'
import { ProofOfWork } from '@/components/account/proof-of-work'
import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'

type Answer =
  | { found: true; revoked: boolean; photo: string; rows: { label: string; value: string }[] }
  | { found: false; why: 'none' | 'unproved' | 'too-many' }
type Asked = { typed: { name: string; idNumber: string; number: string }; answer: Answer }
type LookUpFormProps = { exam: string; action: (previous: Asked | null, form: FormData) => Promise<Asked> }

/** Asks for a certificate and shows what it says, in place of the form (S-10). */
export function LookUpForm({ exam, action }: LookUpFormProps) {
  const [asked, submit] = useActionState(action, null)
  const { answer, typed } = asked ?? {}
  if (answer?.found) return <Details answer={answer} exam={exam} />
  return (
    <div className="grid gap-6">
      {answer && <Miss why={answer.why} />}
      <form action={submit} className="grid gap-4">
        <input type="hidden" name="exam" value={exam} />
        <TextField name="name" defaultValue={typed?.name} label="姓名" maxLength={100} autoComplete="off" required />
        <TextField
          name="idNumber"
          defaultValue={typed?.idNumber}
          label="身份证号"
          hint="用其他证件报考的，填写那个证件的号码。"
          maxLength={40}
          autoComplete="off"
          required
        />
        <TextField
          name="number"
          defaultValue={typed?.number}
          label="证书管理号或印制号"
          hint="管理号是 21 位数字；印制号印在纸质证书上。填写其中一个。"
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          required
        />
        <ProofOfWork />
        <div>
          <SubmitButton pendingLabel="正在查询…">查询</SubmitButton>
        </div>
      </form>
    </div>
  )
}

function Details({ answer, exam }: { answer: Extract<Answer, { found: true }>; exam: string }) {
  return (
    <div className="grid gap-5">
      <Alert
        tone={answer.revoked ? 'error' : 'done'}
        title={answer.revoked ? '这本证书已撤销，不能再使用' : '查到了，证书有效'}
        live
      >
        请与证书和持证人逐项核对。
      </Alert>
      <Card title="证书详情">
        {answer.photo && (
          // biome-ignore lint/performance/noImgElement: a photo inside of the answer, served to nobody else
          <img src={answer.photo} alt="持证人照片" width={118} height={165} className="mb-4 rounded border border-line" />
        )}
        <DescriptionList ruled items={answer.rows.map(({ label, value }) => ({ term: label, detail: value }))} />
      </Card>
      <p>
        <a className="link" href={`/certificates/${exam}`}>
          查询另一本
        </a>
      </p>
    </div>
  )
}

const misses = {
  none: {
    title: '没有查到',
    words: '请核对姓名、身份证号和管理号或印制号，三项都要与证书上的一致，并选对考试。仍查不到的，请致电 0755-88100099。',
  },
  unproved: { title: '验证没有完成', words: '请再点一次“查询”。' },
  'too-many': { title: '查询次数太多', words: '请一分钟后再试。' },
}

function Miss({ why }: { why: keyof typeof misses }) {
  return (
    <Alert tone={why === 'none' ? 'error' : 'soon'} title={misses[why].title} live>
      {misses[why].words}
    </Alert>
  )
}
