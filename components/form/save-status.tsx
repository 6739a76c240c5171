import type { SaveStatus as Status } from './autosaver'

/** Whether what is typed is safe. Only bad news is read aloud: a message every second would drown the fields. */
export function SaveStatus({ status }: { status: Status }) {
  const bad = status.kind === 'offline' || status.kind === 'refused' || status.kind === 'contested'
  return (
    <p role={bad ? 'status' : undefined} className={`text-sm ${bad ? 'font-bold text-amber' : 'text-ink-3'}`}>
      {words(status)}
    </p>
  )
}

function words(status: Status): string {
  switch (status.kind) {
    case 'idle':
      return '填写的内容会自动保存'
    case 'saving':
      return '正在保存…'
    case 'saved':
      return `已自动保存 ${status.at}`
    case 'offline':
      return '离线，已保存在本机，联网后会自动保存'
    case 'contested':
      return '没有保存：请先在上方选择保留哪一份'
    case 'refused':
      return status.message
  }
}
