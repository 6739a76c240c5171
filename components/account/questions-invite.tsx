import { Alert } from '@/components/ui/alert'
import { Button, ButtonLink } from '@/components/ui/button'

type QuestionsInviteProps = { later: (form: FormData) => Promise<void>; back: string }

/** The manual's advice after registering: set three questions now, or later. */
export function QuestionsInvite({ later, back }: QuestionsInviteProps) {
  return (
    <Alert title="建议您设置密保问题">
      <p className="mb-3">设置 3 个密保问题以后，忘记密码时可以凭答案重置，手机停用了也能办。</p>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/profile/questions" size="small">
          去设置
        </ButtonLink>
        <form action={later}>
          <input type="hidden" name="back" value={back} />
          <Button tone="quiet" size="small">
            以后再说
          </Button>
        </form>
      </div>
    </Alert>
  )
}
