import { Alert } from '@/components/ui/alert'
import { Button, ButtonLink } from '@/components/ui/button'

type DossierInviteProps = { later: (form: FormData) => Promise<void>; back: string }

/** 完善个人信息, invited and never forced (E-10). */
export function DossierInvite({ later, back }: DossierInviteProps) {
  return (
    <Alert title="请完善个人信息">
      <p className="mb-3">上传照片、填写学历，以后报名自动带出。学历要与学信网核查，一般要 24 小时，请在报名前提前填好。</p>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/profile/dossier" size="small">
          去填写
        </ButtonLink>
        <form action={later}>
          <input type="hidden" name="back" value={back} />
          <Button tone="quiet" size="small">
            以后再填
          </Button>
        </form>
      </div>
    </Alert>
  )
}
