'use client'
import { useState } from 'react'
import { passwordProblem } from '@/lib/account/new-password'
import { PasswordField } from './password-field'

type NewPasswordFieldsProps = {
  /** What the meter can know of the owner; the server knows more. */
  owner: { username: string; name?: string }
  problems?: { password?: string | undefined; repeat?: string | undefined }
}

/** 新密码 and 确认新密码, with a meter that says what is still missing. Without scripts there is no meter, and the server says the same. */
export function NewPasswordFields({ owner, problems = {} }: NewPasswordFieldsProps) {
  const [password, setPassword] = useState('')
  const follow = (event: { target: EventTarget }) => {
    if (event.target instanceof HTMLInputElement && event.target.name === 'password') setPassword(event.target.value)
  }
  return (
    <>
      <div onInput={follow}>
        <PasswordField
          name="password"
          label="新密码"
          required
          hint="至少 10 个字符，可以用一句话；不要有用户名、姓名和证件、手机号码，不要用常见的密码"
          problem={problems.password}
          autoComplete="new-password"
        />
        <Strength password={password} owner={owner} />
      </div>
      <PasswordField name="repeat" label="确认新密码" required problem={problems.repeat} autoComplete="new-password" />
    </>
  )
}

function Strength({ password, owner }: { password: string; owner: NewPasswordFieldsProps['owner'] }) {
  const { level, words } = strengthOf(password, owner)
  return (
    <div className="mt-2 min-h-7">
      {password !== '' && (
        <div className="flex items-center gap-1.5" aria-hidden="true">
          {[1, 2, 3].map((one) => (
            <span key={one} className={`h-1.5 w-12 rounded-full ${one <= level ? (colours[level] ?? '') : 'bg-line'}`} />
          ))}
        </div>
      )}
      <p role="status" className="mt-1 text-ink-2 text-sm">
        {password !== '' && `密码强度：${words}`}
      </p>
    </div>
  )
}

const colours = ['', 'bg-amber', 'bg-jade', 'bg-jade']
const goodCharacters = 14

function strengthOf(password: string, owner: NewPasswordFieldsProps['owner']): { level: number; words: string } {
  const problem = passwordProblem(password, owner)
  if (problem) return { level: 1, words: `还不能用。${problem}` }
  return [...password].length < goodCharacters ? { level: 2, words: '可以用，再长一些更好' } : { level: 3, words: '好' }
}
