'use client'
import { useState } from 'react'
import { PasswordField } from './password-field'
import { PasswordStrength } from './password-strength'

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
        <PasswordStrength password={password} owner={owner} />
      </div>
      <PasswordField name="repeat" label="确认新密码" required problem={problems.repeat} autoComplete="new-password" />
    </>
  )
}
