import { randomUUID } from 'node:crypto'
import { insertNotices } from '@/db/queries/case'
import { nobody, usernamesOf } from '@/db/queries/person'
import { insertSecurityEvent } from '@/db/queries/sign-in'
import { codeGate, codeTo, proofGate } from '@/lib/account/gates'
import type { Flow } from '@/lib/workflow/flow'
import { faceCode, faceGate, faceNext } from './face'
import { keepPersonTyped, notTooOften, registeredMobile } from './gates'
import { recoverUsernameForm } from './username-form'

const purpose = 'recover-username'

/** 找回用户名: the username goes by SMS to the registered mobile, and nowhere else. */
export const recoverUsernameFlow: Flow = {
  kind: purpose,
  title: '找回用户名',
  path: '/recover/username',
  form: recoverUsernameForm,
  bar: [
    { title: '选择找回方式', steps: ['way'] },
    { title: '验证身份', steps: ['identity'] },
    { title: '验证手机校验码', steps: ['code', 'face'] },
  ],
  doneTitle: '找回用户名成功',
  defaults: { userKind: 'person' },
  proofSteps: ['identity'],
  links: { code: { href: '/recover/mobile', label: '手机号已停用？' } },
  gates: {
    identity: [proofGate, notTooOften, keepPersonTyped, faceNext('username')],
    face: [faceGate],
    code: [codeGate(purpose, registeredMobile)],
  },
  sends: { code: codeTo(purpose, registeredMobile, true), face: faceCode('username') },
  finish: async (tx, { kept, origin }) => {
    const { accountId = nobody, personId = nobody } = kept
    const usernames = await usernamesOf(tx, accountId)
    if (usernames.length === 0) throw new Error('a recovery came to its end without anybody')
    const id = randomUUID()
    const values = { username: usernames.join('、') }
    const notice = { key: `username:${id}`, personId, href: '/profile', template: 'account.username', values }
    await insertNotices(tx, [notice])
    const event = { id, accountId, name: 'username-recovered', device: origin.deviceName, address: origin.address }
    await insertSecurityEvent(event, tx)
    return { ok: true, result: {} }
  },
}
