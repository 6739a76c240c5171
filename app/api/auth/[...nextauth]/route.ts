import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '@/lib/access/next-auth'
import { refusesRequest } from '@/lib/access/refuses-request'
import { sessionCookieValue } from '@/lib/access/session'
import { signInOrigin } from '@/lib/access/sign-in-origin'

type Context = { params: Promise<{ nextauth: string[] }> }

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params
  if (await refusesRequest(request, nextauth)) return Response.json({ message: '请求有误' }, { status: 400 })
  const options = authOptions({ origin: await signInOrigin(), sessionId: await sessionCookieValue() })
  return NextAuth(options)(request, { params: { nextauth } })
}

export { handle as GET, handle as POST }
