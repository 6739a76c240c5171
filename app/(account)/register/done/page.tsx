import type { Metadata } from 'next'
import { Alert } from '@/components/ui/alert'
import { openFlowEnd } from '@/lib/access/flow-step'
import { registerFlow } from '@/lib/account/register/flow'
import { signInPath } from '@/lib/account/sign-in-path'
import { FlowEnd } from '../../flow-end'

export const metadata: Metadata = { title: '注册成功' }

export default async function RegisterEndPage() {
  const { kept } = await openFlowEnd(registerFlow)
  return (
    <FlowEnd flow={registerFlow}>
      <Alert tone="done" title="实名核验通过，账号已经可以使用">
        您的用户名是 <strong className="break-all">{kept.username}</strong>，请用它和您设置的密码登录。
      </Alert>
      <p className="mt-5">
        登录后请先“
        <a className="link" href={signInPath('person', '/profile/dossier', false)}>
          完善个人信息
        </a>
        ”：上传照片、填写学历。学历核查原则上需要 24 小时，提前填好，报名时就不用等。
      </p>
      <p className="mt-3">登录后请在“用户信息维护”的“密保工具”设置 3 个密保问题：手机号停用时，可以用它找回密码。</p>
    </FlowEnd>
  )
}
