import { Alert } from '@/components/ui/alert'
import { idleMinutes, sessionHoursMax } from '@/lib/account/session-limits'

/** On the sign-in page of somebody whose session was over: why, and that nothing is lost. */
export function SessionEndedNote() {
  return (
    <div className="mb-6">
      <Alert tone="soon" title="登录已结束，请重新登录">
        {`为保护您的信息，${idleMinutes} 分钟没有操作、登录满 ${sessionHoursMax} 小时，或在别处退出后，登录会结束。已保存的内容都在，登录后回到刚才的页面。`}
      </Alert>
    </div>
  )
}
