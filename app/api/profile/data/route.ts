import { refusalPage } from '@/lib/access/refusal-page'
import { currentViewer } from '@/lib/access/session'
import { takeDataTicket } from '@/lib/account/data-ticket'
import { ownData } from '@/lib/account/own-data'
import { streamOf } from '@/lib/export/stream-of'

const again = { href: '/profile/data', label: '重新输入密码' }

/** All that is held about who is signed in, to whoever gave the password a moment ago. */
export async function GET(request: Request) {
  const viewer = await currentViewer()
  if (!viewer) return refusalPage('没有找到这个文件，请登录后从“用户信息维护”进入。', 404)
  const ticket = new URL(request.url).searchParams.get('ticket') ?? ''
  if (!(await takeDataTicket(viewer, ticket))) return refusalPage('这个下载地址已过期，请重新输入密码。', 400, again)
  return new Response(streamOf(ownData(viewer)), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="my-data.json"; filename*=UTF-8''${encodeURIComponent('本人的全部资料.json')}`,
      'Cache-Control': 'private, no-store',
    },
  })
}
