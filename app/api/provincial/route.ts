import type { NextRequest } from 'next/server'
import { finishProvincial } from '@/lib/access/provincial'
import { refusalPage } from '@/lib/access/refusal-page'

/** Where 省政务服务网 sends the browser back to. */
export async function GET(request: NextRequest) {
  if (!request.nextUrl.searchParams.has('state'))
    return refusalPage('这不是省政务服务网的回答，没有登录。', 400, { href: '/login', label: '去登录' })
  const path = await finishProvincial(request.nextUrl.search)
  return new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } })
}
