import { Invite, type InviteProps } from './invite'

/** The manual's advice after registering: set three questions now, or later. */
export function QuestionsInvite(props: InviteProps) {
  return (
    <Invite title="建议您设置密保问题" href="/profile/questions" go="去设置" putOff="以后再说" {...props}>
      设置 3 个密保问题以后，忘记密码时可以凭答案重置，手机停用了也能办。
    </Invite>
  )
}
