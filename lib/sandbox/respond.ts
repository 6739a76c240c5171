import { type ZodType, z } from 'zod'
import { settings } from '@/lib/config/settings'
import { readBody } from '@/lib/gateway/read-body'
import { log } from '@/lib/log/log'

const bytesMax = 64 * 1024
const headers = { 'cache-control': 'no-store' }

/** Every route of the sandbox answers through this: 404 where the sandbox is off, and never a 500. */
export async function respond(work: () => Promise<Response>): Promise<Response> {
  if (!settings().sandbox) return answer({ message: '没有找到。' }, 404)
  try {
    return await work()
  } catch (error) {
    log.error({ err: error }, 'a sandbox route failed')
    return answer({ message: '沙箱暂时不能处理，请稍后再试。' }, 503)
  }
}

export function answer(value: unknown, status = 200): Response {
  return Response.json(value, { status, headers })
}

/** The request's JSON by its schema, or the 400 that says what is wrong with it. */
export async function readJson<T>(
  request: Request,
  schema: ZodType<T>,
): Promise<{ ok: true; value: T } | { ok: false; refused: Response }> {
  const body = await readBody(request, bytesMax)
  if (!body) return { ok: false, refused: answer({ message: '内容太长。' }, 413) }
  return check(parsed(body), schema)
}

export function check<T>(value: unknown, schema: ZodType<T>): { ok: true; value: T } | { ok: false; refused: Response } {
  const checked = schema.safeParse(value)
  if (checked.success) return { ok: true, value: checked.data }
  const message = `请检查请求的内容：${z.prettifyError(checked.error)}`
  return {
    ok: false,
    refused: answer({ message, issues: checked.error.issues.map(({ path, message }) => ({ path, message })) }, 400),
  }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
