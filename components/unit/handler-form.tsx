'use client'
import { useActionState } from 'react'
import { Refused } from '@/components/form/refused'
import { ButtonLink } from '@/components/ui/button'
import { Field, TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { LinkShown, type ShownLink } from './link-shown'

export type TypedFields = { name: string; idKind: string; idNumber: string; username: string; until: string }
export type HandlerAnswer = { message: string; typed: TypedFields } | { link: ShownLink; accountId: string }
type Props = {
  action: (previous: HandlerAnswer | null, form: FormData) => Promise<HandlerAnswer>
  idKinds: Readonly<Record<string, string>>
  /** 修改: whose, and how it is now; absent: 新增. */
  handler?: { accountId: string; maskedNumber: string; typed: TypedFields }
}

/** 新增 and 修改 of a handler; what was typed stays when something is wrong. */
export function HandlerForm({ action, idKinds, handler }: Props) {
  const [answer, submit] = useActionState(action, null)
  if (answer && 'link' in answer) {
    return (
      <div className="flex flex-col gap-4">
        <LinkShown link={answer.link} title="经办人已新增，还差两步：交给本人链接，授权" />
        <ButtonLink href={`/unit/handlers/${answer.accountId}/systems`} tone="secondary">
          去授权系统
        </ButtonLink>
      </div>
    )
  }
  const typed = answer?.typed ?? handler?.typed
  return (
    // A form of its own for each answer: the boxes take what was typed from it.
    <form action={submit} className="flex flex-col gap-5" key={JSON.stringify(answer)}>
      {answer && <Refused refused={answer} />}
      {handler && <input type="hidden" name="account" value={handler.accountId} />}
      <TextField name="name" label="姓名" required defaultValue={typed?.name} autoComplete="off" maxLength={100} />
      <Field id="field-idKind" label="证件类型" required>
        <select id="field-idKind" name="idKind" className="box cursor-pointer" defaultValue={typed?.idKind || 'residentId'}>
          {Object.entries(idKinds).map(([kind, label]) => (
            <option key={kind} value={kind}>
              {label}
            </option>
          ))}
        </select>
      </Field>
      <TextField
        name="idNumber"
        label="证件号"
        required={!handler?.maskedNumber}
        hint={handler?.maskedNumber ? `现在登记的是 ${handler.maskedNumber}；不改就不用填` : '加密保存，屏幕上只显示头尾几位'}
        defaultValue={typed?.idNumber}
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
      />
      {!handler && (
        <TextField
          name="username"
          label="用户名"
          required
          hint="6 至 20 个字母、数字或下划线，以字母开头；建好后不能改"
          defaultValue={typed?.username}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
        />
      )}
      <TextField
        name="until"
        type="date"
        label="授权有效期至"
        hint="这一天结束后，授权自动失效；长期有效的不用填"
        defaultValue={typed?.until}
      />
      <SubmitButton pendingLabel="正在保存…">{handler ? '保存' : '新增'}</SubmitButton>
    </form>
  )
}
