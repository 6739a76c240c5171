import type { ZodType } from 'zod'
import { readBody } from '@/lib/gateway/read-body'
import { isSigned } from '@/lib/gateway/signature'
import { answer, check } from './respond'

/** What a simulator is asked by the product: signed as the real service wants it, else 401. */
export async function readSigned<T>(
  request: Request,
  secret: Buffer,
  schema: ZodType<T>,
): Promise<{ ok: true; value: T } | { ok: false; refused: Response }> {
  const body = await readBody(request, 64 * 1024)
  if (!body || !isSigned(secret, request.headers, body)) return { ok: false, refused: answer({ message: 'bad signature' }, 401) }
  return check(JSON.parse(body.toString('utf8')), schema)
}
