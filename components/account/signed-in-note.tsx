import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'

type SignedInNoteProps = {
  name: string
  kind: 'person' | 'unit' | 'staff'
  wanted: 'person' | 'unit' | 'staff'
  logout: (form: FormData) => Promise<void>
}

/** On the sign-in page of somebody who is signed in: who it is, and how to get away. */
export function SignedInNote({ name, kind, wanted, logout }: SignedInNoteProps) {
  return (
    <div className="mb-6">
      <Alert title={`您已用${kinds[kind]}账号登录：${name}`}>
        <p>
          {kind === wanted
            ? '换一个账号登录，现在的登录会随之结束。'
            : `刚才的页面要用${kinds[wanted]}账号打开；登录后，现在的登录会随之结束。`}
        </p>
        <form action={logout} className="mt-2">
          <Button tone="secondary" size="small">
            退出
          </Button>
        </form>
      </Alert>
    </div>
  )
}

const kinds = { person: '个人', unit: '单位', staff: '工作人员' }
