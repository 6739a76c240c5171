import { Invite, type InviteProps } from './invite'

/** 完善个人信息, invited and never forced (E-10). */
export function DossierInvite(props: InviteProps) {
  return (
    <Invite title="请完善个人信息" href="/profile/dossier" go="去填写" putOff="以后再填" {...props}>
      上传照片、填写学历，以后报名自动带出。学历要与学信网核查，一般要 24 小时，请在报名前提前填好。
    </Invite>
  )
}
